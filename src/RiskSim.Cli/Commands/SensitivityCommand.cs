using System.CommandLine;
using RiskSim.Changes;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim sensitivity</c>: what it takes; <see cref="SensitivityAction"/> does it.</summary>
internal static class SensitivityCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "Scenario file (YAML)." };
        var figures = new Option<FigureId[]>("--figure")
        {
            Description = "Look at this duration of metrics.csv, e.g. missions.soyuz-ms-29.delay, of the blend or @ASSUMPTION; several times for several. "
                + "Default: the return of each site that is out and the delay of the next crewed mission.",
            HelpName = "ID[@ASSUMPTION]", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, CustomParser = OptionParsers.Figures,
        };
        var asOf = CommonOptions.AsOf();
        var trials = new Option<long?>("--trials")
        {
            Description = "Sampled futures per assumption and sample, rounded up to a multiple of 512. Default: 16384.", HelpName = "N", CustomParser = OptionParsers.Trials("--trials"),
        };
        var seed = CommonOptions.Seed();
        var sampling = CommonOptions.Sampling();
        var threads = CommonOptions.Threads();
        var set = CommonOptions.Set();
        var directory = new Option<string?>("--out") { Description = "Folder for the files. Default: output/<file name>/sensitivity.", HelpName = "DIR" };
        var charts = CommonOptions.Charts();
        var quiet = CommonOptions.Quiet();
        var command = new Command("sensitivity", "Tell what drives a forecast: which input, which risk, which activity, and what to find out.")
        {
            scenario, figures, asOf, trials, seed, sampling, threads, set, directory, charts, quiet,
        };
        command.SetAction(parse => (int)new SensitivityAction(output, error, new SensitivityRequest(
            parse.GetRequiredValue(scenario), [.. parse.GetValue(figures) ?? []], parse.GetValue(asOf),
            new ForecastOptions(parse.GetValue(trials), parse.GetValue(seed), parse.GetValue(threads), parse.GetValue(sampling) ?? ForecastOptions.DefaultSampling),
            [.. parse.GetValue(set) ?? []], parse.GetValue(directory), parse.GetValue(charts), parse.GetValue(quiet))).Run());
        return command;
    }
}
