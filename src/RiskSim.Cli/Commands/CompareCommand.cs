using System.Collections.Immutable;
using System.CommandLine;
using RiskSim.Reporting.Charts;

namespace RiskSim.Cli.Commands;

/// <summary>What <c>risksim compare</c> was asked to do.</summary>
/// <param name="Figures">Ids of <c>metrics.csv</c>; empty: those on which a decision is judged.</param>
internal sealed record CompareRequest(
    string[] Scenarios, DateOnly? AsOf, ImmutableArray<string> Figures, ForecastOptions Options, ImmutableArray<KeyValuePair<string, string>> Set, string? Directory,
    ChartChoice? Charts, bool Quiet)
{
    public ChartFormat? ChartFormat => Charts is { } choice ? choice.Format : RiskSim.Reporting.Charts.ChartFormat.Png;

    public string OutputDirectory => Directory ?? (Scenarios.Length == 1 ? Path.Combine("output", Path.GetFileNameWithoutExtension(Scenarios[0]), "compare") : Path.Combine("output", "compare"));
}

/// <summary><c>risksim compare</c>: what it takes; <see cref="CompareAction"/> does it.</summary>
internal static class CompareCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var scenarios = NamesNotOptions.Only(new Argument<string[]>("SCENARIO")
        {
            Description = "One scenario file, whose options are compared with its plan as it is; or several files, of which the others are compared with the first.", Arity = ArgumentArity.OneOrMore,
        });
        var asOf = CommonOptions.AsOf();
        var figure = new Option<string[]>("--figure")
        {
            Description = "Compare this figure of metrics.csv, under every assumption; several times for several. Default: delays of the next crewed missions, restoration, long losses, limits of crews.",
            HelpName = "ID", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false,
        };
        var trials = CommonOptions.Trials();
        var seed = CommonOptions.Seed();
        var sampling = CommonOptions.Sampling();
        var threads = CommonOptions.Threads();
        var set = CommonOptions.Set();
        var directory = new Option<string?>("--out") { Description = "Folder for the files. Default: output/<file name>/compare, or output/compare for several files.", HelpName = "DIR" };
        var charts = CommonOptions.Charts();
        var quiet = CommonOptions.Quiet();
        var command = new Command("compare", "Tell what each option of a scenario would change, or how several scenarios differ, with the errors of the differences.")
        {
            scenarios, asOf, figure, trials, seed, sampling, threads, set, directory, charts, quiet,
        };
        command.SetAction(parse => (int)new CompareAction(output, error, new CompareRequest(
            parse.GetRequiredValue(scenarios), parse.GetValue(asOf), [.. parse.GetValue(figure) ?? []],
            new ForecastOptions(parse.GetValue(trials), parse.GetValue(seed), parse.GetValue(threads), parse.GetValue(sampling) ?? ForecastOptions.DefaultSampling),
            [.. parse.GetValue(set) ?? []], parse.GetValue(directory), parse.GetValue(charts), parse.GetValue(quiet))).Run());
        return command;
    }
}
