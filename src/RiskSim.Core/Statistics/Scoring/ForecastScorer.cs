using System.Globalization;
using RiskSim.Distributions;
using RiskSim.Scenarios;

namespace RiskSim.Statistics.Scoring;

/// <summary>Scores of one assumption, or of the blend, on one data date. Errors follow from those of the distribution to first order.</summary>
/// <param name="knownUntil">The last day of knowledge, after the data date.</param>
internal sealed class ForecastScorer(Scenario scenario, AssumptionForecast forecast, DateOnly knownUntil)
{
    private const double Lower = 0.1;
    private const double Upper = 0.9;

    private readonly int _horizon = (int)scenario.HorizonDays;

    /// <summary>Days of which is known what happened on them.</summary>
    private readonly int _known = Math.Min(knownUntil.DayNumber, scenario.Horizon.DayNumber) - scenario.AsOf.DayNumber;

    /// <summary>Nothing where there is no outcome, or where the forecast does not have the time.</summary>
    public IEnumerable<Score> Of(ScoredTime time)
    {
        if (time.Outcome is Outcome.None || (forecast.IsPossible && !forecast.Daily.ContainsKey(time.Quantity))) yield break;
        var outcome = time.Outcome is Outcome.Known known ? known.Date : (DateOnly?)null;
        var day = outcome?.DayNumber - scenario.AsOf.DayNumber;
        foreach (var (name, score) in forecast.IsPossible ? Scores(forecast.Daily[time.Quantity], day, time) : Names(day, time).Select(n => (n, (Estimate?)null)))
        {
            var error = score is { StandardError: var e } && double.IsFinite(score.Value) ? e : 0;
            yield return new Score(scenario.AsOf, forecast.Id, time.Quantity, name, score?.Value, error, outcome ?? knownUntil, outcome is not null);
        }
    }

    private IEnumerable<(string Name, Estimate? Score)> Scores(DailyDistribution daily, int? outcome, ScoredTime time)
    {
        var f = daily.ByEndOf.ToArray();
        Estimate Of(double value, double[] slopes) => new(value, daily.ErrorOf(slopes));

        if (outcome is not null) yield return (ScoreNames.Crps, Of(Crps.Of(f, outcome, _horizon), Crps.Slopes(f, outcome, _horizon)));
        yield return (ScoreNames.CensoredCrps, Of(Crps.Of(f, outcome, _known), Crps.Slopes(f, outcome, _known)));
        var end = outcome is null ? _known : _horizon;
        yield return (ScoreNames.Log, Of(LogScore.Of(f, outcome, end), LogScore.Slopes(f, outcome, end)));
        if (outcome is { } day && day < _horizon)
        {
            yield return (ScoreNames.Pit, Of(Calibration.MidPit(f, day), Halves(day)));
            yield return (ScoreNames.Coverage, new Estimate(Calibration.IsWithin(f, day, Lower, Upper) ? 1 : 0, CoverageError(daily, day)));
            yield return (ScoreNames.MedianError, MedianError(daily, day));
        }

        foreach (var (threshold, last, isLater) in Thresholds(outcome, time))
        {
            var later = 1 - daily.At(last);
            yield return (BrierName(threshold), new Estimate(Brier.Of(later, isLater), Math.Abs(Brier.Slope(later, isLater)) * daily.ErrorAt(last)));
        }

        double[] Halves(int day)
        {
            var slopes = new double[f.Length];
            slopes[day] = 0.5;
            if (day > 0) slopes[day - 1] = 0.5;
            return slopes;
        }
    }

    private IEnumerable<string> Names(int? outcome, ScoredTime time) =>
    [
        .. outcome is null ? Array.Empty<string>() : [ScoreNames.Crps],
        ScoreNames.CensoredCrps, ScoreNames.Log,
        .. outcome < _horizon ? new[] { ScoreNames.Pit, ScoreNames.Coverage, ScoreNames.MedianError } : [],
        .. Thresholds(outcome, time).Select(t => BrierName(t.Threshold)),
    ];

    private static string BrierName(double thresholdDays) => ScoreNames.Brier + thresholdDays.ToString("0.#########", CultureInfo.InvariantCulture);

    /// <summary>Thresholds that were open on the data date and of which is known whether they were passed.</summary>
    private IEnumerable<(double Threshold, int Last, bool IsLater)> Thresholds(int? outcome, ScoredTime time)
    {
        var from = time.From.DayNumber - scenario.AsOf.DayNumber;
        foreach (var threshold in scenario.Report.ThresholdDays)
        {
            var last = (int)Math.Floor(from + threshold);
            if (last < 0 || last >= _horizon) continue;
            if (outcome is { } day) yield return (threshold, last, day > last);
            else if (last < _known) yield return (threshold, last, true);
        }
    }

    /// <summary>How uncertain it is, given its noise, on which side of its two limits the distribution lies: √(q(1 − q)), q being the
    /// probability of the other answer.</summary>
    private static double CoverageError(DailyDistribution daily, int day)
    {
        double IsAbove(double level, int at) => daily.ErrorAt(at) is > 0 and var error ? StandardNormal.Cdf((daily.At(at) - level) / error) : daily.At(at) >= level ? 1 : 0;
        var covered = IsAbove(Lower, day) * (1 - IsAbove(Upper, day - 1));
        return Math.Sqrt(covered * (1 - covered));
    }

    /// <summary>With half the distance between the percentiles one standard error above and below (Woodruff 1952), as in a run.</summary>
    private static Estimate MedianError(DailyDistribution daily, int outcome)
    {
        if (daily.Quantile(0.5) is not { } median) return new Estimate(double.PositiveInfinity, 0);
        var error = daily.ErrorAt(median);
        return new Estimate(median - outcome, (Within(0.5 + error) - Within(0.5 - error)) / 2);

        // Days as if the mass of a day came evenly over it.
        double Within(double p)
        {
            if (daily.Quantile(Math.Max(p, 1e-12)) is not { } day) return daily.ByEndOf.Length;
            var (before, after) = (daily.At(day - 1), daily.At(day));
            return day + (after > before ? Math.Clamp((p - before) / (after - before), 0, 1) : 1);
        }
    }
}
