using System.CommandLine.Parsing;
using System.Globalization;
using RiskSim.Cli.Cluster;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary>Reads <c>--shard</c>.</summary>
internal static class ShardOption
{
    private const string Auto = "auto";

    public static ShardRange? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        var whyNot = $"'{text}' is not a piece. Give I/N, piece I of N, e.g. 3/7, or auto/N in a job array.";
        var range = ShardRange.Parse(text);
        if (text == Auto)
            range = TaskNumber.Find(Environment.GetEnvironmentVariable, null, out whyNot);
        else if (text.StartsWith(Auto + "/", StringComparison.Ordinal) && ShardRange.Number(text[(Auto.Length + 1)..]) is { } count)
            range = TaskNumber.Find(Environment.GetEnvironmentVariable, count, out whyNot);
        if (range is null) result.AddError($"--shard: {whyNot}");
        return range;
    }

    /// <summary>Null if the trials can be cut into so many pieces.</summary>
    public static Problem? Problem(int pieces, long trials) => ShardRange.MostPiecesOf(trials) is var most && pieces <= most ? null : new Problem(
        Severity.Error, new Place("--shard", 0, 0), pieces.ToString(CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{trials:#,0} trials are {most:#,0} blocks of {ShardRange.BlockTrials}, which are not cut: there can be no more pieces"), "Ask for fewer pieces, or for more trials.");
}
