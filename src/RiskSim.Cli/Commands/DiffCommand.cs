using System.CommandLine;
using RiskSim.Changes;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim diff</c>: what it takes; <see cref="DiffAction"/> does it.</summary>
internal static class DiffCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var first = new Argument<string>("RUN-A") { Description = "Folder of a run." };
        var second = new Argument<string>("RUN-B") { Description = "Folder of another run." };
        var figures = new Option<FigureId[]>("--figure")
        {
            Description = "Explain this figure of metrics.csv, e.g. missions.soyuz-ms-29.launch.p80, of the blend or @ASSUMPTION; several times for several. Default: those a plan quotes.",
            HelpName = "ID[@ASSUMPTION]", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, CustomParser = OptionParsers.Figures,
        };
        var trials = new Option<long?>("--trials")
        {
            Description = "Sampled futures per assumption for each state of knowledge in between. Default: 32768, or those of the runs where they have fewer.",
            HelpName = "N", CustomParser = OptionParsers.Trials("--trials"),
        };
        var directory = new Option<string?>("--out") { Description = "Folder for diff.md, diff.csv and charts. Default: nothing is written.", HelpName = "DIR" };
        var quiet = CommonOptions.Quiet();
        var command = new Command("diff", "Tell what changed between two runs, and which entry of the ledger changed it.") { first, second, figures, trials, directory, quiet };
        command.SetAction(parse => (int)new DiffAction(output, error, new DiffRequest(
            parse.GetRequiredValue(first), parse.GetRequiredValue(second), [.. parse.GetValue(figures) ?? []], parse.GetValue(trials), parse.GetValue(directory), parse.GetValue(quiet))).Run());
        return command;
    }
}
