using System.Collections.Immutable;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Tables;

/// <summary><c>sites.csv</c>: one row per site and assumption, rounded.</summary>
internal static class SitesTable
{
    public const string FileName = "sites.csv";

    public static void Write(ForecastResult result, string path)
    {
        var scenario = result.Scenario;
        ImmutableArray<FigureColumn> columns =
        [
            .. FigureColumn.Percentiles(scenario, "restored", ""),
            new("prob_restored_beyond_horizon", "restored.prob_beyond_horizon"),
            new("availability_mean", "availability.mean"),
        ];
        using var table = WideTable.Open(path, ["site", "name", "supports", "assumption"], columns);
        foreach (var site in scenario.Assumptions[0].Inputs.Sites)
            foreach (var forecast in result.All)
            {
                table.Raw(site.Id).Text(Names.Site(site)).Text(string.Join(' ', site.Supports)).Raw(forecast.Id);
                WideTable.EndRow(table, forecast, $"sites.{site.Id}", columns);
            }
    }
}
