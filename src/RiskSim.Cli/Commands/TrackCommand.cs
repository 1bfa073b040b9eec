using System.CommandLine;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim track</c>: what it takes; <see cref="TrackAction"/> does it.</summary>
internal static class TrackCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "Scenario file (YAML)." };
        var from = CommonOptions.From();
        var to = CommonOptions.To();
        var every = CommonOptions.Every();
        var mission = Several("--mission", "ID", "A mission to show; may be given several times. Default: those with people and the next one.");
        var figure = Several("--figure", "ID", "A figure of metrics.csv to draw and tabulate too; may be given several times.");
        var trials = CommonOptions.Trials();
        var seed = CommonOptions.Seed();
        var sampling = CommonOptions.Sampling();
        var threads = CommonOptions.Threads();
        var set = CommonOptions.Set();
        var directory = new Option<string?>("--out")
        {
            Description = "Folder for the files; finished dates are kept there too. Default: output/<file name>/track.", HelpName = "DIR",
        };
        var charts = CommonOptions.Charts();
        var quiet = CommonOptions.Quiet();
        var command = new Command("track", "Make the forecast as it stood on one data date after the other, and show how it moved.")
        {
            scenario, from, to, every, mission, figure, trials, seed, sampling, threads, set, directory, charts, quiet,
        };
        command.SetAction(parse => (int)new TrackAction(output, error, new TrackRequest(
            parse.GetRequiredValue(scenario), new DataDateChoice(parse.GetValue(from), parse.GetValue(to), parse.GetValue(every)),
            [.. parse.GetValue(mission) ?? []], [.. parse.GetValue(figure) ?? []],
            new ForecastOptions(parse.GetValue(trials), parse.GetValue(seed), parse.GetValue(threads), parse.GetValue(sampling) ?? ForecastOptions.DefaultSampling),
            [.. parse.GetValue(set) ?? []], parse.GetValue(directory), parse.GetValue(charts), parse.GetValue(quiet))).Run());
        return command;
    }

    private static Option<string[]> Several(string name, string value, string description) => new(name)
    {
        Description = description, HelpName = value, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false,
    };
}
