using System.Collections.Immutable;

namespace RiskSim.Statistics.Scoring;

/// <summary>Which assumption came nearest to an outcome from one data date to another.</summary>
/// <param name="AssumptionId">Null where the two best differ by less than two standard errors, or than half a day: outcomes are known to the day.</param>
/// <param name="From">The first data date on which it did.</param>
/// <param name="To">The last in a row.</param>
public sealed record Nearest(string Quantity, string? AssumptionId, DateOnly From, DateOnly To)
{
    private const double Errors = 2;
    private const double LeastDays = 0.5;

    /// <summary>By the least CRPS, over all days where the outcome is known and else over those before the last day of knowledge. The
    /// blend does not take part: it is none of the views.</summary>
    /// <returns>By quantity in order of date; nothing of a quantity where fewer than two assumptions were scored.</returns>
    public static ImmutableArray<Nearest> Of(IEnumerable<Score> scores)
    {
        var found = ImmutableArray.CreateBuilder<Nearest>();
        foreach (var quantity in scores.Where(IsMeasure).GroupBy(s => s.Quantity))
        {
            foreach (var date in quantity.GroupBy(s => s.DataDate).OrderBy(d => d.Key))
            {
                var order = date.OrderBy(s => s.Value).ToList();
                if (order.Count < 2) continue;
                var margin = order[1].Value!.Value - order[0].Value!.Value;
                var error = Math.Sqrt(order.Take(2).Sum(s => s.StandardError * s.StandardError));
                var best = margin > Math.Max(LeastDays, Errors * error) ? order[0].AssumptionId : null;
                if (found.Count > 0 && found[^1] is var last && last.Quantity == quantity.Key && last.AssumptionId == best) found[^1] = last with { To = date.Key };
                else found.Add(new Nearest(quantity.Key, best, date.Key, date.Key));
            }
        }

        return found.ToImmutable();
    }

    private static bool IsMeasure(Score score) =>
        score.Value is not null && score.AssumptionId != AssumptionForecast.BlendId && score.Name == (score.IsKnown ? ScoreNames.Crps : ScoreNames.CensoredCrps);
}
