using System.Collections.Immutable;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Charts;

/// <summary>What all charts of a run share: the series drawn, the dates, the footer.</summary>
internal sealed class ChartContext
{
    public ChartContext(ForecastResult result)
    {
        Result = result;
        Series = Palette.For(result);
        var left = result.Assumptions.Where(a => !a.IsPossible).Select(a => Labels.Assumption(a.Id)).ToList();
        Footer = string.Join("  ·  ",
            result.Scenario.Name,
            "data date " + Labels.Date(AsOf),
            "horizon " + Labels.Date(result.Scenario.Horizon),
            FigureText.Count(result.Trials) + (result.Assumptions.Length > 1 ? " trials per assumption" : " trials"),
            "seed " + result.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture),
            FigureText.Sampling(result.Sampling))
            + (left.Count == 0 || left.Count == result.Assumptions.Length ? "" : $"  ·  impossible, so not drawn: {string.Join(", ", left)}");
    }

    public ForecastResult Result { get; }

    /// <summary>The assumptions that are drawn, the blend last.</summary>
    public ImmutableArray<Series> Series { get; }

    public AssumptionForecast Blend => Result.Blend;

    /// <summary>Whether there is anything to blend: the figures of one assumption are its own.</summary>
    public bool HasBlend => Result.Assumptions.Length > 1;

    /// <summary>What an alternative text adds to say whose figures are told; begins with a comma.</summary>
    public string OfTheBlend => HasBlend ? ", blend of the assumptions" : "";

    public DateOnly AsOf => Result.Scenario.AsOf;

    public double HorizonDays => Result.Scenario.HorizonDays;

    public string Footer { get; }

    /// <summary>Of the first assumption: all have the same sites, missions and spacecraft.</summary>
    public Inputs Inputs => Result.Scenario.Assumptions[0].Inputs;

    /// <summary>The series that have a distribution, with it.</summary>
    public IEnumerable<(Series Series, EmpiricalDistribution Distribution)> With(string metric)
    {
        foreach (var series in Series)
            if (series.Forecast.Distributions.TryGetValue(metric, out var distribution)) yield return (series, distribution);
    }

    /// <summary>A percentile in days: the reported figure where there is one, else from the distribution.</summary>
    public static double Quantile(AssumptionForecast forecast, string metric, double p)
    {
        var figure = forecast.Find($"{metric}.p{(p * 100).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)}");
        if (figure is not null) return figure.Value;
        return forecast.Distributions.TryGetValue(metric, out var distribution) ? distribution.Quantile(p) : double.NaN;
    }

    /// <summary>The UTC day so many days from the data date.</summary>
    public DateOnly Day(double days) => AsOf.AddDays((int)Math.Floor(days + 1e-6));

    /// <summary>The date, or <c>after 31 Dec 2027</c> where it lies beyond the horizon.</summary>
    public string DateText(double days) =>
        double.IsFinite(days) ? Labels.Date(Day(days)) : "after " + Labels.Date(Result.Scenario.Horizon);

    public double OffsetDays(DateOnly date) => date.DayNumber - AsOf.DayNumber;

    /// <summary>A date axis from the data date to a little beyond the last date of interest, at most to the horizon.</summary>
    public DateAxis DatesUntil(double days, double from = 0)
    {
        var to = Math.Max(days * 1.04, 14);
        return new DateAxis(AsOf, from, to > 0.85 * HorizonDays ? HorizonDays : to);
    }

    public ImmutableArray<KeyEntry> Key(KeyShape shape) =>
        Series.Length == 1 && Result.Assumptions.Length == 1 ? [] : [.. Series.Select(s => new KeyEntry(shape, s.Style, s.Label))];
}
