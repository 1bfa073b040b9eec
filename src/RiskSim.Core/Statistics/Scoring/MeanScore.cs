using System.Collections.Immutable;

namespace RiskSim.Statistics.Scoring;

/// <summary>A score averaged over data dates, each of which counts once. The dates are not independent: they are about the same outcome,
/// and each knows what the one before knew.</summary>
/// <param name="StandardError">Monte Carlo standard error: at most the mean of the dates' errors, which is given, as their draws are not
/// independent either.</param>
/// <param name="Dates">On which it was scored.</param>
/// <param name="AllDates">On which any assumption was; more than <paramref name="Dates"/> where this one was impossible on some.</param>
public sealed record MeanScore(string AssumptionId, string Quantity, string Name, double Value, double StandardError, int Dates, int AllDates)
{
    /// <summary>By quantity, then assumption, then score, in the order in which they first come; none of what was always impossible.</summary>
    public static ImmutableArray<MeanScore> Of(IEnumerable<Score> scores)
    {
        var all = scores.ToList();
        var dates = all.GroupBy(s => (s.Quantity, s.Name)).ToDictionary(g => g.Key, g => g.Select(s => s.DataDate).Distinct().Count());
        return
        [
            .. from score in all
               where score.Value is not null
               group score by (score.Quantity, score.AssumptionId, score.Name) into same
               select Mean([.. same], dates[(same.Key.Quantity, same.Key.Name)]),
        ];
    }

    private static MeanScore Mean(ImmutableArray<Score> same, int dates)
    {
        var value = same.Average(s => s.Value!.Value);
        return new MeanScore(same[0].AssumptionId, same[0].Quantity, same[0].Name, value, double.IsFinite(value) ? same.Average(s => s.StandardError) : 0, same.Length, dates);
    }
}
