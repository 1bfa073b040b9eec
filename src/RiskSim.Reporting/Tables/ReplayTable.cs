using System.Globalization;
using RiskSim.Reporting.Replays;

namespace RiskSim.Reporting.Tables;

/// <summary><c>replay.csv</c>: one row per event of a trial, in order of time.</summary>
internal static class ReplayTable
{
    public const string FileName = "replay.csv";

    public static void Write(ReplayContext context, string path)
    {
        using var csv = new CsvTable(path, "date", "days", "what", "where", "detail");
        foreach (var e in ReplayEvents.Of(context))
        {
            var isKnown = double.IsFinite(e.Days);
            csv.Raw(isKnown ? context.Date(e.Days) : MetricsTable.BeyondHorizon).Raw(isKnown ? e.Days.ToString("0.###", CultureInfo.InvariantCulture) : "")
                .Raw(e.What).Text(e.Where).Text(e.Detail).EndRow();
        }
    }
}
