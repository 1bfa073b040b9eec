using System.CommandLine;
using RiskSim.Changes;
using RiskSim.Statistics.Stopping;
using RiskSim.Tipping;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim tipping</c>: what it takes; <see cref="TippingAction"/> does it.</summary>
internal static class TippingCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "Scenario file (YAML)." };
        var figure = new Option<FigureId[]>("--figure")
        {
            Description = "The figure of metrics.csv that is to cross the limit, of the blend or @ASSUMPTION.", HelpName = "ID[@ASSUMPTION]", Required = true, CustomParser = OptionParsers.Figures,
            Arity = ArgumentArity.ExactlyOne,
        };
        var at = new Option<Limit?>("--at")
        {
            Description = "The limit: a probability (0.1 or 10%), days, or a date for a restored or launch percentile.", HelpName = "VALUE", Required = true, CustomParser = OptionParsers.Limit,
        };
        var vary = new Option<VariedInput[]>("--vary")
        {
            Description = "The input and its range; from:to stands where the number or date stands. Twice: a map of both.", HelpName = "PATH=from:to", Required = true,
            Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, CustomParser = OptionParsers.VaryRange,
        };
        var points = new Option<int?>("--points")
        {
            Description = $"Values that are looked at before the search. Default: {TippingQuestion.UsualPoints}.", HelpName = "N", CustomParser = OptionParsers.Points,
        };
        var asOf = CommonOptions.AsOf();
        var trials = new Option<long?>("--trials")
        {
            Description = $"Sampled futures per assumption for each value. Default: {Tipper.UsualTrials}, or run.trials of the scenario where that is less.",
            HelpName = "N", CustomParser = OptionParsers.Trials("--trials"),
        };
        var seed = CommonOptions.Seed();
        var sampling = CommonOptions.Sampling();
        var threads = CommonOptions.Threads();
        var set = CommonOptions.Set();
        var directory = new Option<string?>("--out") { Description = "Folder for tipping.md, tipping.csv and the chart. Default: output/<file name>/tipping.", HelpName = "DIR" };
        var charts = CommonOptions.Charts();
        var quiet = CommonOptions.Quiet();
        var command = new Command("tipping", "Find the value of an input at which a figure crosses a limit.")
        {
            scenario, figure, at, vary, points, asOf, trials, seed, sampling, threads, set, directory, charts, quiet,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(vary) is { Tokens.Count: > 2 }) result.AddError("--vary: one input can be varied, or two for a map; three are more than a picture shows.");
        });
        command.SetAction(parse => (int)new TippingAction(output, error, new TippingRequest(
            parse.GetRequiredValue(scenario), parse.GetRequiredValue(figure)[0], parse.GetValue(at)!.Value, [.. parse.GetRequiredValue(vary)], parse.GetValue(points) ?? TippingQuestion.UsualPoints,
            parse.GetValue(asOf), parse.GetValue(trials), parse.GetValue(seed), parse.GetValue(sampling), parse.GetValue(threads), [.. parse.GetValue(set) ?? []], parse.GetValue(directory),
            parse.GetValue(charts), parse.GetValue(quiet))).Run());
        return command;
    }
}
