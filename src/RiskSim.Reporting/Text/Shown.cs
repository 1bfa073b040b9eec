using System.Collections.Immutable;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Text;

/// <summary>What documents for people show of a result; the tables for programs always have everything.</summary>
internal static class Shown
{
    /// <summary>The assumptions and the blend; a single assumption alone, since its blend is the same.</summary>
    public static ImmutableArray<AssumptionForecast> Forecasts(ForecastResult result) =>
        result.Assumptions.Length == 1 ? result.Assumptions : [.. result.All];

    /// <summary>The forecast that an answer in one sentence is taken from.</summary>
    public static AssumptionForecast Main(ForecastResult result) =>
        result.Assumptions.Length == 1 ? result.Assumptions[0] : result.Blend;

    /// <summary>Missions are the same under all assumptions.</summary>
    public static ImmutableArray<Mission> Missions(ForecastResult result) => result.Scenario.Assumptions[0].Inputs.Missions;

    public static ImmutableArray<Site> Sites(ForecastResult result) => result.Scenario.Assumptions[0].Inputs.Sites;

    /// <summary>Missions with people: those that are still to come, or the first others where there are none.</summary>
    /// <param name="atMost">So many.</param>
    public static ImmutableArray<Mission> MainMissions(ForecastResult result, int atMost)
    {
        var toCome = Missions(result).Where(m => m.Launched is null).ToList();
        var crewed = toCome.Where(m => m.Kind == "crewed" || m.StayDays is not null).ToList();
        return [.. (crewed.Count > 0 ? crewed : toCome).Take(atMost)];
    }

    /// <summary>Figures that are told as rare events: those that were named, else losses of a capability that are rare.</summary>
    public static ImmutableArray<string> RareFigures(ForecastResult result) => result.Rare switch
    {
        null => [],
        { Figures: { IsEmpty: false } named } => named,
        _ => [.. FigureIds.Kinds(result).SelectMany(k => result.Scenario.Report.ThresholdDays.Select(t => $"capability.{k}.longest.{FigureIds.Exceeds(t)}"))
            .Where(f => Main(result).Find(f) is { Value: > 0 and < MostOfARareFigure })],
    };

    private const double MostOfARareFigure = 0.01;

    /// <summary>Whether a percentile of the longest loss is that of a loss which is still going on at the horizon, so that its length is a least one.</summary>
    /// <param name="metric"><c>capability.KIND.longest.pQ</c>.</param>
    public static bool IsAtLeast(AssumptionForecast forecast, string metric) =>
        forecast.Find(metric.Replace(".longest.", ".remaining.", StringComparison.Ordinal)) is { IsBeyondHorizon: true };

    /// <summary>Whether a site had an outage going on on the data date under any assumption.</summary>
    public static bool HasRestoration(ForecastResult result, Site site) =>
        result.All.Any(a => a.Find($"sites.{site.Id}.restored.prob_beyond_horizon") is not null);
}
