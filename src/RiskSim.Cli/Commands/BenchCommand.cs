using System.CommandLine;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim bench</c>: what it takes; <see cref="BenchAction"/> does it.</summary>
internal static class BenchCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var scenario = new Argument<string?>("SCENARIO")
        {
            Description = "Scenario file (YAML). Default: the one that 'risksim new' writes.", Arity = ArgumentArity.ZeroOrOne,
        };
        var trials = new Option<long?>("--trials")
        {
            Description = "Trials per assumption in each run that is timed. Default: 524288.", HelpName = "N", CustomParser = OptionParsers.Trials("--trials"),
        };
        var threads = new Option<int?>("--threads")
        {
            Description = "Measure from one up to this many. Default: one per processor.", HelpName = "N", CustomParser = OptionParsers.Threads,
        };
        var precision = new Option<PrecisionGoal[]>("--precision")
        {
            Description = "What each sampling method is timed to reach; as of 'risksim run'. Default: 0.002.", HelpName = "P|FIGURE=ERROR",
            Arity = ArgumentArity.ExactlyOne, CustomParser = OptionParsers.Precision,
        };
        var maxTrials = new Option<long?>("--max-trials")
        {
            Description = "Where it gives up on the precision. Default: 4194304.", HelpName = "N", CustomParser = OptionParsers.Trials("--max-trials"),
        };
        var file = new Option<string?>("--out") { Description = "Write the figures to this file too, as JSON or CSV by its extension.", HelpName = "FILE.json|FILE.csv" };
        file.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && Path.GetExtension(result.Tokens[^1].Value) is not (".json" or ".csv"))
                result.AddError($"--out: '{result.Tokens[^1].Value}' ends neither in .json nor in .csv.");
        });
        var command = new Command("bench", "Measure trials per second, memory, and the time to a precision with each sampling method.")
        {
            scenario, trials, threads, precision, maxTrials, file,
        };
        command.SetAction(parse => (int)new BenchAction(output, error, new BenchRequest(
            parse.GetValue(scenario), parse.GetValue(trials) ?? 1 << 19, parse.GetValue(threads) ?? Environment.ProcessorCount,
            parse.GetValue(precision)?.FirstOrDefault() ?? new PrecisionGoal(null, 0.002), parse.GetValue(maxTrials) ?? 1 << 22, parse.GetValue(file))).Run());
        return command;
    }
}

/// <summary>What <c>risksim bench</c> was asked to do.</summary>
/// <param name="Scenario">Null: the starter.</param>
/// <param name="Threads">The most.</param>
/// <param name="File">Null: none.</param>
internal sealed record BenchRequest(string? Scenario, long Trials, int Threads, PrecisionGoal Goal, long MaxTrials, string? File);
