using System.Globalization;
using RiskSim.Simulation;

namespace RiskSim;

/// <summary>Which piece of a run's trials: piece <paramref name="Index"/> of <paramref name="Count"/>, as even as whole blocks allow.</summary>
/// <param name="Index">1 to <paramref name="Count"/>.</param>
/// <param name="Count">1 to <see cref="MostPieces"/>.</param>
public sealed record ShardRange(int Index, int Count)
{
    /// <summary>More than a cluster takes in one job array.</summary>
    public const int MostPieces = 100_000;

    /// <summary>Trials of a block; pieces are cut between blocks only, so that no sum is rounded differently.</summary>
    public const int BlockTrials = Block.Capacity;

    /// <summary><c>3/7</c>; null where the text is something else.</summary>
    public static ShardRange? Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 && Number(parts[0]) is { } index && Number(parts[1]) is { } count && index <= count ? new ShardRange(index, count) : null;
    }

    /// <summary>A number of pieces; null where the text is something else.</summary>
    public static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostPieces ? number : null;

    /// <summary>No piece is empty with up to so many pieces.</summary>
    public static long MostPiecesOf(long trials) => (trials + BlockTrials - 1) / BlockTrials;

    /// <summary>The first trial, and the one after the last.</summary>
    /// <param name="trials">Of the whole run, per assumption.</param>
    public (long First, long End) Of(long trials)
    {
        var blocks = MostPiecesOf(trials);
        long Edge(int pieces) => Math.Min(trials, pieces * blocks / Count * BlockTrials);
        return (Edge(Index - 1), Edge(Index));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
}
