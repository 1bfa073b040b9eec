using System.CommandLine;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim score</c>: what it takes; <see cref="ScoreAction"/> does it.</summary>
internal static class ScoreCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "Scenario file (YAML)." };
        var from = CommonOptions.From();
        var to = CommonOptions.To();
        var every = CommonOptions.Every();
        var asOf = new Option<DateOnly?>("--as-of")
        {
            Description = "This data date alone, instead of several.", HelpName = "DATE", CustomParser = OptionParsers.Date("--as-of"),
        };
        var knownUntil = new Option<DateOnly?>("--known-until")
        {
            Description = "Last day of knowledge: what had not happened or was not reported by then is not known. Default: the last date in the ledger.", HelpName = "DATE",
            CustomParser = OptionParsers.Date("--known-until"),
        };
        var trials = CommonOptions.Trials();
        var seed = CommonOptions.Seed();
        var sampling = CommonOptions.Sampling();
        var threads = CommonOptions.Threads();
        var set = CommonOptions.Set();
        var directory = new Option<string?>("--out")
        {
            Description = "Folder for the files; finished dates are kept there too. Default: output/<file name>/score.", HelpName = "DIR",
        };
        var charts = CommonOptions.Charts();
        var quiet = CommonOptions.Quiet();
        var command = new Command("score", "Score the forecasts of several data dates by what happened: who was right, by how many days?")
        {
            scenario, from, to, every, asOf, knownUntil, trials, seed, sampling, threads, set, directory, charts, quiet,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(asOf) is not null && (result.GetResult(from) ?? result.GetResult(to) ?? result.GetResult(every)) is not null)
                result.AddError("--as-of: it is one data date; --from, --to and --every choose several. Give one or the other.");
        });
        command.SetAction(parse => (int)new ScoreAction(output, error, new ScoreRequest(
            parse.GetRequiredValue(scenario), parse.GetValue(from), parse.GetValue(to), parse.GetValue(every), parse.GetValue(asOf), parse.GetValue(knownUntil), parse.GetValue(trials),
            parse.GetValue(seed), parse.GetValue(sampling), parse.GetValue(threads), [.. parse.GetValue(set) ?? []], parse.GetValue(directory), parse.GetValue(charts),
            parse.GetValue(quiet))).Run());
        return command;
    }
}
