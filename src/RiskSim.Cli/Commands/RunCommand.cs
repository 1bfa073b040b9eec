using System.CommandLine;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim run</c>: what it takes; <see cref="RunAction"/> does it.</summary>
internal static class RunCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var scenarios = new Argument<string[]>("SCENARIO") { Description = "Scenario files (YAML).", Arity = ArgumentArity.OneOrMore };
        var asOf = CommonOptions.AsOf();
        var trials = CommonOptions.Trials();
        var seed = CommonOptions.Seed();
        var threads = new Option<int?>("--threads")
        {
            Description = "Never changes a figure. Default: one per processor.", HelpName = "N", CustomParser = OptionParsers.Threads,
        };
        var set = CommonOptions.Set();
        var directory = new Option<string?>("--out")
        {
            Description = "Folder for the files; with several scenarios one folder in it for each. Default: output/<file name>.", HelpName = "DIR",
        };
        var charts = new Option<ChartChoice?>("--charts")
        {
            Description = "Every table is written with any of them. Default: png.", HelpName = "png|svg|none", CustomParser = OptionParsers.Charts,
        };
        charts.CompletionSources.Add("png", "svg", "none");
        var quiet = new Option<bool>("--quiet") { Description = "Print nothing but problems." };

        var command = new Command("run", "Simulate scenarios, write tables, charts and a report, and print a summary.")
        {
            scenarios, asOf, trials, seed, threads, set, directory, charts, quiet,
        };
        command.SetAction(parse => (int)new RunAction(output, error, new RunRequest(
            parse.GetRequiredValue(scenarios), parse.GetValue(asOf), parse.GetValue(trials), parse.GetValue(seed), parse.GetValue(threads),
            [.. parse.GetValue(set) ?? []], parse.GetValue(directory), parse.GetValue(charts), parse.GetValue(quiet))).Run());
        return command;
    }
}
