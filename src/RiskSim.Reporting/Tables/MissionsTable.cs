using System.Collections.Immutable;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Tables;

/// <summary><c>missions.csv</c>: one row per mission and assumption, rounded.</summary>
internal static class MissionsTable
{
    public const string FileName = "missions.csv";

    /// <summary>The steps that add up to the delay, in the order in which they are taken.</summary>
    public static readonly ImmutableArray<string> DelayParts =
        ["readiness", "outage", "stand_down", "turnaround", "predecessor", "replan", "closure", "scrub"];

    public static void Write(ForecastResult result, string path)
    {
        var scenario = result.Scenario;
        ImmutableArray<FigureColumn> columns =
        [
            new("prob_on_time", "delay.prob_on_time"),
            new("delay_mean_days", "delay.mean"),
            .. FigureColumn.Percentiles(scenario, "delay", "_days"),
            .. FigureColumn.Percentiles(scenario, "launch", ""),
            .. FigureColumn.Exceedances(scenario, "delay"),
            new("prob_not_launched", "prob_not_launched"),
            new("prob_failed", "prob_failed"),
            .. DelayParts.Select(p => new FigureColumn($"delay_{p}_mean_days", $"delay_part.{p}.mean")),
        ];
        using var table = WideTable.Open(path, ["mission", "name", "kind", "planned", "launched", "assumption"], columns);
        foreach (var mission in scenario.Assumptions[0].Inputs.Missions)
            foreach (var forecast in result.All)
            {
                table.Raw(mission.Id).Text(Names.Of(mission.Id)).Text(mission.Kind).Raw(FigureText.Date(mission.Planned));
                table.Raw(mission.Launched is { } launched ? FigureText.Date(launched) : "").Raw(forecast.Id);
                WideTable.EndRow(table, forecast, $"missions.{mission.Id}", columns);
            }
    }
}
