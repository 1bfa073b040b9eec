using System.Collections.Immutable;
using System.CommandLine;
using RiskSim.Reporting.Briefings;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim report</c>: what it takes; <see cref="ReportAction"/> does it.</summary>
internal static class ReportCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var runs = NamesNotOptions.Only(new Argument<string[]>("RUN") { Description = "Folders of runs.", Arity = ArgumentArity.OneOrMore });
        var formats = Formats("--format", "Kinds of document; several with commas between them.");
        formats.Required = true;
        var title = new Option<string?>("--title") { Description = "Title of the document. Default: the name of the scenario.", HelpName = "TEXT" };
        var template = new Option<string?>("--template") { Description = "For docx: a .dotx or .docx whose styles, theme, headers, page size and margins the document takes.", HelpName = "FILE" };
        var directory = new Option<string?>("--out") { Description = "Folder for the documents; with several runs one folder in it for each. Default: the run's own folder.", HelpName = "DIR" };
        var quiet = CommonOptions.Quiet();
        var command = new Command("report", "Make documents of finished runs: for a plan, a briefing, a wiki.") { runs, formats, title, template, directory, quiet };
        command.SetAction(parse => (int)new ReportAction(output, error, new ReportRequest(
            [.. parse.GetRequiredValue(runs)], [.. parse.GetRequiredValue(formats)], new BriefingOrder(parse.GetValue(title)), parse.GetValue(template), parse.GetValue(directory), parse.GetValue(quiet))).Run());
        template.Validators.Add(result =>
        {
            if (result.GetResult(formats)?.GetValueOrDefault<BriefingFormat[]>()?.Contains(BriefingFormat.Word) == false)
                result.AddError("--template: only docx takes one, and --format does not name it. Add docx there.");
        });
        return command;
    }

    /// <summary>Kinds of document, each once.</summary>
    public static Option<BriefingFormat[]> Formats(string name, string description)
    {
        var option = new Option<BriefingFormat[]>(name)
        {
            Description = description, HelpName = string.Join('|', BriefingFormats.Names), Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false,
            CustomParser = OptionParsers.BriefingFormats,
        };
        option.CompletionSources.Add([.. BriefingFormats.Names]);
        return option;
    }
}

/// <summary>What <c>risksim report</c> was asked to do.</summary>
/// <param name="Template">Path; null: the program's own.</param>
/// <param name="Directory">Null: each run's own folder.</param>
internal sealed record ReportRequest(
    ImmutableArray<string> Runs, ImmutableArray<BriefingFormat> Formats, BriefingOrder Order, string? Template, string? Directory, bool Quiet);
