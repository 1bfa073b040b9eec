using System.Collections.Immutable;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Tables;

/// <summary><c>spacecraft.csv</c>: one row per spacecraft that needs relief and assumption, rounded.</summary>
internal static class SpacecraftTable
{
    public const string FileName = "spacecraft.csv";

    public static void Write(ForecastResult result, string path)
    {
        var scenario = result.Scenario;
        ImmutableArray<FigureColumn> columns =
        [
            new("overstay_mean_days", "overstay.mean"),
            .. FigureColumn.Percentiles(scenario, "overstay", "_days"),
            .. FigureColumn.Exceedances(scenario, "overstay"),
            new("gap_mean_days", "gap.mean"),
            new("prob_limit_reached", "prob_limit_reached"),
        ];
        using var table = WideTable.Open(path, ["spacecraft", "name", "assumption"], columns);
        foreach (var spacecraft in FigureIds.Spacecraft(result))
            foreach (var forecast in result.All)
            {
                table.Raw(spacecraft).Text(Names.Of(spacecraft)).Raw(forecast.Id);
                WideTable.EndRow(table, forecast, $"spacecraft.{spacecraft}", columns);
            }
    }
}
