using System.Collections.Immutable;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Fields;

/// <summary>Sites whose outages were over by the data date: the run forecasts their return no more, but documents that showed it go on with the fact.</summary>
internal static class RestoredSites
{
    /// <summary>The date on which the last outage of a site was over.</summary>
    /// <returns>Null where one goes on, or none has begun by the data date.</returns>
    public static DateOnly? RestoredOn(ForecastResult result, AssumptionForecast forecast, string site)
    {
        var over = result.Scenario.Assumptions.Where(a => forecast == result.Blend || a.Id == forecast.Id)
            .SelectMany(a => a.Inputs.Sites).Where(s => s.Id == site).SelectMany(s => s.Outages)
            .Where(o => o.DownFrom <= result.Scenario.AsOf).Select(o => KnownWork.Of(o.Repair, o.Restored).OverOn).ToList();
        return over.Count == 0 || over.Contains(null) ? null : over.Max();
    }

    /// <summary>What <c>sites.ID.restored</c> would be of the sites that are back: each percentile the date itself, without an error.</summary>
    public static ImmutableArray<Figure> Figures(ForecastResult result, AssumptionForecast forecast)
    {
        var figures = ImmutableArray.CreateBuilder<Figure>();
        foreach (var site in Shown.Sites(result).Where(s => !Shown.HasRestoration(result, s)))
        {
            if (RestoredOn(result, forecast, site.Id) is not { } date) continue;
            figures.Add(new Figure(forecast.Id, $"sites.{site.Id}.restored.prob_beyond_horizon", 0, 0, Unit.Probability, null));
            foreach (var quantile in result.Scenario.Report.Quantiles)
                figures.Add(new Figure(forecast.Id, $"sites.{site.Id}.restored.{FigureIds.Percentile(quantile)}", date.DayNumber - result.Scenario.AsOf.DayNumber, 0, Unit.PointInTime, date));
        }
        return figures.ToImmutable();
    }
}
