using System.Text;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Tables;

/// <summary><c>track.csv</c>: every figure of every assumption and of the blend on every data date, at full precision.</summary>
internal static class TrackTable
{
    public const string FileName = "track.csv";

    public static void Write(Track track, string path)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false));
        Write(track, writer);
    }

    public static void Write(Track track, TextWriter writer)
    {
        using var table = new CsvTable(writer, ["data_date", .. MetricsTable.Columns]);
        foreach (var forecast in track.Forecasts)
            foreach (var figure in forecast.All.SelectMany(a => a.Figures))
            {
                table.Raw(FigureText.Date(forecast.Scenario.AsOf));
                MetricsTable.WriteRow(table, figure);
            }
    }
}
