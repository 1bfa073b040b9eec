using System.Collections.Immutable;
using System.CommandLine;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim docs</c>: what its commands take; <see cref="DocsAction"/> and <see cref="FieldsAction"/> do it.</summary>
internal static class DocsCommand
{
    public static Command Create(TextWriter output, TextWriter error) =>
        new("docs", "Figures and charts of a run in documents of your own: Word, Excel, Markdown.") { Update(output, error), Check(output, error), Fields(output, error) };

    private static Command Update(TextWriter output, TextWriter error)
    {
        var (files, run, quiet) = (Files(), Run(), CommonOptions.Quiet());
        var noBackup = new Option<bool>("--no-backup") { Description = "Keep no copy of the documents as they were (FILE.bak, then FILE.bak2 and so on)." };
        var command = new Command("update", "Put the figures and charts of a run into the fields of documents, and change nothing else.") { files, run, noBackup, quiet };
        command.SetAction(parse => (int)new DocsAction(output, error, new DocsRequest(
            [.. parse.GetRequiredValue(files)], parse.GetRequiredValue(run), !parse.GetValue(noBackup), parse.GetValue(quiet))).Update());
        return command;
    }

    private static Command Check(TextWriter output, TextWriter error)
    {
        var (files, run, quiet) = (Files(), Run(), CommonOptions.Quiet());
        var command = new Command("check", "Tell which fields of documents do not show the figures of a run; exit code 4 if there are any.") { files, run, quiet };
        command.SetAction(parse => (int)new DocsAction(output, error, new DocsRequest(
            [.. parse.GetRequiredValue(files)], parse.GetRequiredValue(run), KeepsBackup: false, parse.GetValue(quiet))).Check());
        return command;
    }

    private static Command Fields(TextWriter output, TextWriter error)
    {
        var run = NamesNotOptions.Only(new Argument<string>("RUN") { Description = "Folder of a run." });
        var figures = new Option<string[]>("--figure")
        {
            Description = "Only fields with this in their name, where * stands for anything; several times for several.", HelpName = "PATTERN",
            Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false,
        };
        var format = new Option<string>("--format") { Description = "A table to read, or one for programs. Default: text.", HelpName = "text|csv", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "csv");
        var command = new Command("fields", "List everything of a run that a document can show, with what to write in Word, Excel and Markdown.") { run, figures, format };
        command.SetAction(parse => (int)new FieldsAction(output, error, new FieldsRequest(
            parse.GetRequiredValue(run), [.. parse.GetValue(figures) ?? []], parse.GetValue(format) == "csv")).Run());
        return command;
    }

    private static Argument<string[]> Files() =>
        NamesNotOptions.Only(new Argument<string[]>("FILE") { Description = "Documents: .docx, .xlsx, .md and their kin.", Arity = ArgumentArity.OneOrMore });

    private static Option<string> Run() => new("--run") { Description = "Folder of the run.", HelpName = "DIR", Required = true };
}

/// <summary>What <c>risksim docs update</c> or <c>check</c> was asked to do.</summary>
internal sealed record DocsRequest(ImmutableArray<string> Files, string Run, bool KeepsBackup, bool Quiet);

/// <summary>What <c>risksim docs fields</c> was asked to do.</summary>
/// <param name="Figures">Empty: all.</param>
internal sealed record FieldsRequest(string Run, ImmutableArray<string> Figures, bool IsCsv);
