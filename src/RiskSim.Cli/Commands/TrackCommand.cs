using System.CommandLine;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim track</c>: what it takes; <see cref="TrackAction"/> does it.</summary>
internal static class TrackCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var forecasts = new DatedForecasts("track");
        var mission = Several("--mission", "ID", "A mission to show; may be given several times. Default: those with people and the next one.");
        var figure = Several("--figure", "ID", "A figure of metrics.csv to draw and tabulate too; may be given several times.");
        var command = forecasts.Command("Make the forecast as it stood on one data date after the other, and show how it moved.", mission, figure);
        command.SetAction(parse => (int)new TrackAction(output, error, new TrackRequest(
            forecasts.Read(parse), [.. parse.GetValue(mission) ?? []], [.. parse.GetValue(figure) ?? []])).Run());
        return command;
    }

    private static Option<string[]> Several(string name, string value, string description) => new(name)
    {
        Description = description, HelpName = value, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false,
    };
}
