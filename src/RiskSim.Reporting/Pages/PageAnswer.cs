using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Pages;

/// <summary>The answer for a reader whose browser runs no script: what the script says first.</summary>
internal static class PageAnswer
{
    public static IEnumerable<string> Sentences(ForecastResult result)
    {
        var main = Shown.Main(result);
        foreach (var kind in FigureIds.KindsAtRisk(result).Take(1)) yield return Text.Sentences.Capability(result, main, kind);
        foreach (var mission in Shown.MainMissions(result, 1)) yield return Text.Sentences.Mission(result, main, mission);
    }
}
