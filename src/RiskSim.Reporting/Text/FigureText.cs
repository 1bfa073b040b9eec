using System.Globalization;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Text;

/// <summary>Figures in words and numbers for people; the one place that decides how a figure reads.</summary>
public static class FigureText
{
    /// <summary>What is shown where a figure does not exist.</summary>
    public const string Absent = "–";

    private const double NoWeight = 1e-12;

    /// <summary><c>2026-03-05</c>, <c>27.4 d</c>, <c>71 %</c>; <c>beyond 2027-12-31</c>; <see cref="Absent"/> for null.</summary>
    /// <param name="horizon">Shown where the value lies beyond it.</param>
    /// <param name="trials">Effective trials behind the figure.</param>
    /// <param name="whole">Whole days and whole percent, for texts that show no error.</param>
    public static string Value(Figure? figure, DateOnly horizon, double trials, bool whole = false) => figure switch
    {
        null => Absent,
        { IsBeyondHorizon: true } => "beyond " + Date(horizon),
        { Date: { } date } => Date(date),
        { Unit: Unit.Days or Unit.PointInTime } => Rounding.Days(figure.Value, figure.StandardError, whole) + " d",
        // Known exactly but for rounding errors: no trial could have told otherwise.
        { Unit: Unit.Weight, StandardError: 0, Value: < NoWeight or > 1 - NoWeight } => figure.Value < NoWeight ? "0 %" : "100 %",
        _ when whole => Rounding.CompactPercent(figure.Value, figure.StandardError) + " %",
        _ => Rounding.Percent(figure.Value, figure.StandardError, trials) + " %",
    };

    /// <summary>The value and its standard error: <c>33.9 % ± 0.1</c>, <c>2026-03-05 ± 0.3 d</c>.</summary>
    public static string WithError(Figure? figure, DateOnly horizon, double trials)
    {
        var value = Value(figure, horizon, trials);
        if (figure is null || figure.IsBeyondHorizon || !(figure.StandardError > 0)) return value;
        if (figure.Unit is Unit.Days or Unit.PointInTime)
        {
            var error = Rounding.Error(figure.StandardError, 0.1);
            return figure.Date is null
                ? $"{Rounding.Days(figure.Value, figure.StandardError)} ± {error} d"
                : $"{value} ± {error} d";
        }

        // A bound says how far it can be trusted by itself.
        if (value[0] is '<' or '>') return value;
        return $"{Rounding.Percent(figure.Value, figure.StandardError, trials)} ± {Rounding.Error(figure.StandardError * 100, 1e-8)} %";
    }

    /// <summary>A small probability as people say it, with its error relative to it: <c>1 in 114,000 (± 2 %)</c>.</summary>
    public static string OneIn(Figure? figure, double trials)
    {
        if (figure is null) return Absent;
        if (!(figure.Value > 0)) return Value(figure, default, trials);
        var relative = figure.StandardError / figure.Value;
        return relative >= 1 ? "too rare to tell"
            : $"1 in {Count((double)Rounding.To(1 / figure.Value, Rounding.Place(relative / figure.Value, 1)))} (± {Rounding.Error(100 * relative, 0.01)} %)";
    }

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The UTC day of a point in time.</summary>
    /// <param name="days">From the data date, finite.</param>
    public static DateOnly Day(DateOnly asOf, double days) => asOf.AddDays((int)Math.Floor(days + 1e-9));

    /// <summary><c>200,000</c>.</summary>
    public static string Count(double count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A whole number of days in words: <c>1 day</c>, <c>27 days</c>.</summary>
    public static string DaysInWords(string number) => number is "1" or "-1" ? $"{number} day" : $"{number} days";

    /// <summary>The probability of a threshold or percentile, e.g. P80.</summary>
    public static string PercentileName(double probability) => FigureIds.Percentile(probability).ToUpperInvariant();

    /// <summary>As on the command line: <c>sobol</c>.</summary>
    public static string Sampling(SamplingMethod method) => method.ToString().ToLowerInvariant();

    /// <summary>The data date, horizon and size of the run in one line.</summary>
    public static string Identity(ForecastResult result)
    {
        var s = result.Scenario;
        return $"data date {Date(s.AsOf)} · horizon {Date(s.Horizon)} · {Count(result.Trials)} trials per assumption · seed {result.Seed.ToString(CultureInfo.InvariantCulture)} · {Sampling(result.Sampling)}";
    }
}
