using System.Text;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Tables;

/// <summary><c>weights.csv</c>: how the weight of each assumption moved from data date to data date.</summary>
internal static class WeightsTable
{
    public const string FileName = "weights.csv";

    public static void Write(Track track, string path)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false));
        Write(track, writer);
    }

    public static void Write(Track track, TextWriter writer)
    {
        using var table = new CsvTable(writer, "data_date", "assumption", "stated", "updated", "standard_error", "possible", "effective_trials");
        foreach (var forecast in track.Forecasts)
            foreach (var assumption in forecast.Assumptions)
                table.Raw(FigureText.Date(forecast.Scenario.AsOf)).Raw(assumption.Id).Exact(assumption.StatedWeight).Exact(assumption.UpdatedWeight)
                    .Exact(assumption.Find("weight.updated") is { StandardError: var error } && double.IsFinite(error) ? error : 0)
                    .Raw(assumption.IsPossible ? "yes" : "no").Exact(assumption.EffectiveTrials).EndRow();
    }
}
