using System.Text;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Tables;

/// <summary><c>metrics.csv</c>: every figure of every assumption and of the blend, at full precision.</summary>
internal static class MetricsTable
{
    public const string FileName = "metrics.csv";

    public static readonly string[] Columns = ["assumption", "metric", "value", "standard_error", "date"];

    /// <summary>What stands in place of a value beyond the horizon.</summary>
    public const string BeyondHorizon = "beyond-horizon";

    public static void Write(ForecastResult result, string path)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false));
        Write(result, writer);
    }

    public static void Write(ForecastResult result, TextWriter writer)
    {
        using var table = new CsvTable(writer, Columns);
        foreach (var figure in result.All.SelectMany(a => a.Figures)) WriteRow(table, figure);
    }

    /// <summary>The columns of <see cref="Columns"/> and the end of the row.</summary>
    public static void WriteRow(CsvTable table, Figure figure)
    {
        table.Raw(figure.Assumption).Raw(figure.Metric);
        if (figure.IsBeyondHorizon) table.Raw(BeyondHorizon);
        else table.Exact(figure.Value);
        table.Exact(double.IsFinite(figure.StandardError) ? figure.StandardError : 0);
        table.Raw(figure.Date is { } date ? FigureText.Date(date) : "");
        table.EndRow();
    }
}
