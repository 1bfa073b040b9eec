using System.CommandLine;
using RiskSim.Sampling;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim run</c>: what it takes; <see cref="RunAction"/> does it.</summary>
internal static class RunCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var scenarios = new Argument<string[]>("SCENARIO") { Description = "Scenario files (YAML).", Arity = ArgumentArity.OneOrMore };
        var asOf = new Option<DateOnly?>("--as-of")
        {
            Description = "Data date: nothing learned later is used. Default: as_of of the scenario.", HelpName = "DATE", CustomParser = OptionParsers.Date,
        };
        var trials = new Option<long?>("--trials")
        {
            Description = "Sampled futures per assumption. Default: run.trials of the scenario.", HelpName = "N", CustomParser = OptionParsers.Trials,
        };
        var seed = new Option<ulong?>("--seed")
        {
            Description = "The same seed gives the same figures. Default: run.seed of the scenario.", HelpName = "S", CustomParser = OptionParsers.Seed,
        };
        var sampling = new Option<SamplingMethod?>("--sampling")
        {
            Description = "How the trials are spread; sobol needs the fewest for a figure. Default: sobol.", HelpName = "random|lattice|sobol",
            CustomParser = OptionParsers.Sampling,
        };
        sampling.CompletionSources.Add("random", "lattice", "sobol");
        var threads = new Option<int?>("--threads")
        {
            Description = "Never changes a figure. Default: one per processor.", HelpName = "N", CustomParser = OptionParsers.Threads,
        };
        var set = new Option<KeyValuePair<string, string>[]>("--set")
        {
            Description = "Override a value of the scenario; may be given several times.", HelpName = "PATH=VALUE",
            Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, CustomParser = OptionParsers.Set,
        };
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
            scenarios, asOf, trials, seed, sampling, threads, set, directory, charts, quiet,
        };
        command.SetAction(parse => (int)new RunAction(output, error, new RunRequest(
            parse.GetRequiredValue(scenarios), parse.GetValue(asOf), parse.GetValue(trials), parse.GetValue(seed),
            parse.GetValue(sampling), parse.GetValue(threads), [.. parse.GetValue(set) ?? []], parse.GetValue(directory), parse.GetValue(charts), parse.GetValue(quiet))).Run());
        return command;
    }
}
