using System.CommandLine;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim score</c>: what it takes; <see cref="ScoreAction"/> does it.</summary>
internal static class ScoreCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var forecasts = new DatedForecasts("score");
        var asOf = new Option<DateOnly?>("--as-of")
        {
            Description = "This data date alone, instead of several.", HelpName = "DATE", CustomParser = OptionParsers.Date("--as-of"),
        };
        var knownUntil = new Option<DateOnly?>("--known-until")
        {
            Description = "Last day of knowledge: what had not happened or was not reported by then is not known. Default: the last date in the ledger.", HelpName = "DATE",
            CustomParser = OptionParsers.Date("--known-until"),
        };
        var command = forecasts.Command("Score the forecasts of several data dates by what happened: who was right, by how many days?", asOf, knownUntil);
        command.Validators.Add(result =>
        {
            if (result.GetResult(asOf) is not null && (result.GetResult(forecasts.From) ?? result.GetResult(forecasts.To) ?? result.GetResult(forecasts.Every)) is not null)
                result.AddError("--as-of: it is one data date; --from, --to and --every choose several. Give one or the other.");
        });
        command.SetAction(parse => (int)new ScoreAction(output, error, new ScoreRequest(forecasts.Read(parse), parse.GetValue(asOf), parse.GetValue(knownUntil))).Run());
        return command;
    }
}
