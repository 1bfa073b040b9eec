using System.CommandLine;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim replay</c>: what it takes; <see cref="ReplayAction"/> does it.</summary>
internal static class ReplayCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "Scenario file (YAML)." };
        var trial = new Option<long?>("--trial")
        {
            Description = "The trial of this number, counted from 0.", HelpName = "N", CustomParser = OptionParsers.TrialNumber,
        };
        var at = new Option<string?>("--at")
        {
            Description = "The trial nearest to a percentile of a duration, e.g. missions.soyuz-ms-29.delay.p80; any percentile.", HelpName = "FIGURE",
        };
        var assumption = new Option<string?>("--assumption") { Description = "Default: a trial of each, one after the other.", HelpName = "ID" };
        var asOf = CommonOptions.AsOf();
        var trials = CommonOptions.Trials();
        var seed = CommonOptions.Seed();
        var sampling = CommonOptions.Sampling();
        var set = CommonOptions.Set();
        var directory = new Option<string?>("--out")
        {
            Description = "Folder for the files; with several assumptions one folder in it for each. Default: output/<file name>/replay.", HelpName = "DIR",
        };
        var command = new Command("replay", "Tell one trial as a dated story and draw it as a Gantt chart.")
        {
            scenario, trial, at, assumption, asOf, trials, seed, sampling, set, directory,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(trial) is null == result.GetResult(at) is null) result.AddError("Give either --trial or --at.");
        });
        command.SetAction(parse => (int)new ReplayAction(output, error, new ReplayRequest(
            parse.GetRequiredValue(scenario), parse.GetValue(trial) is { } number ? new TrialChoice.ByNumber(number) : new TrialChoice.AtFigure(parse.GetValue(at)!),
            parse.GetValue(assumption), parse.GetValue(asOf), new ForecastOptions(parse.GetValue(trials), parse.GetValue(seed), null, parse.GetValue(sampling) ?? ForecastOptions.DefaultSampling),
            [.. parse.GetValue(set) ?? []], parse.GetValue(directory))).Run());
        return command;
    }
}
