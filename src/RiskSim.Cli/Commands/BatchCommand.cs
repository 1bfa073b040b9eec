using System.CommandLine;
using RiskSim.Changes;
using RiskSim.Variations;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim batch</c>: what it takes; <see cref="BatchAction"/> does it.</summary>
internal static class BatchCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var scenario = NamesNotOptions.Only(new Argument<string[]>("SCENARIO") { Description = "Scenario files (YAML), or patterns of file names in quotes.", Arity = ArgumentArity.OneOrMore });
        var vary = new Option<Variation[]>("--vary")
        {
            Description = "Run with each of these values; may be given several times, for all combinations.", HelpName = "PATH=V1,V2,…|PATH=FROM:TO:STEP",
            Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, CustomParser = OptionParsers.Vary,
        };
        var asOf = new Option<Variation?>("--as-of")
        {
            Description = "Data dates, each run with all combinations. Default: as_of of the scenario.", HelpName = "DATE,DATE,…|FROM:TO:STEP", CustomParser = OptionParsers.Dates,
        };
        var figure = new Option<FigureId[]>("--figure")
        {
            Description = "A figure of metrics.csv to draw and tabulate; may be given several times. Default: the main ones that differ most.", HelpName = "ID",
            Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, CustomParser = OptionParsers.Figures,
        };
        var trials = CommonOptions.Trials();
        var seed = CommonOptions.Seed();
        var sampling = CommonOptions.Sampling();
        var threads = CommonOptions.Threads();
        var jobs = new Option<int?>("--jobs")
        {
            Description = "Runs made at a time, which share the threads. Never changes a figure. Default: one per thread.", HelpName = "N", CustomParser = OptionParsers.Jobs,
        };
        var set = CommonOptions.Set();
        var directory = new Option<string?>("--out")
        {
            Description = "Folder for the files; finished runs are kept there too. Default: output/<file name>/batch, or output/batch for several scenarios.", HelpName = "DIR",
        };
        var format = new Option<TableFormat?>("--format") { Description = "parquet: batch.parquet beside batch.csv. Default: csv.", HelpName = "csv|parquet", CustomParser = OptionParsers.Format };
        format.CompletionSources.Add("csv", "parquet");
        var charts = CommonOptions.Charts();
        var quiet = CommonOptions.Quiet();
        var command = new Command("batch", "Run every combination of varied inputs, and show how the figures depend on them.")
        {
            scenario, vary, asOf, figure, trials, seed, sampling, threads, jobs, set, directory, format, charts, quiet,
        };
        command.SetAction(parse => (int)new BatchAction(output, error, new BatchRequest(
            [.. parse.GetRequiredValue(scenario)], [.. parse.GetValue(vary) ?? []], parse.GetValue(asOf), [.. parse.GetValue(figure) ?? []],
            new ForecastOptions(parse.GetValue(trials), parse.GetValue(seed), parse.GetValue(threads), parse.GetValue(sampling) ?? ForecastOptions.DefaultSampling),
            parse.GetValue(jobs), [.. parse.GetValue(set) ?? []], parse.GetValue(directory), parse.GetValue(format) == TableFormat.Parquet, parse.GetValue(charts), parse.GetValue(quiet))).Run());
        return command;
    }
}
