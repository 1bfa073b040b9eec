using System.Globalization;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;
using RiskSim.Tipping;

namespace RiskSim.Reporting.Tipping;

/// <summary><c>tipping.csv</c>: a row for each value that was looked at and for each crossing.</summary>
internal static class TippingTable
{
    public const string FileName = "tipping.csv";

    private static readonly string[] Header =
    [
        "metric", "assumption", "unit", "limit", "input", "other_input", "what", "input_value", "input_standard_error", "other_value",
        "value", "standard_error", "date", "direction", "clear", "stated_share", "updated_share",
    ];

    public static void Write(TippingResult result, string path)
    {
        using var csv = new CsvTable(path, Header);
        var zero = result.Unit == Unit.PointInTime ? result.Scenario.AsOf.DayNumber : 0;
        foreach (var row in result.Rows)
        {
            foreach (var point in row.Curve.Points)
            {
                Begin(row, row.Curve.Grid.Contains(point.Input) ? "grid" : "search").Raw(result.Searched.Text(point.Input)).Raw("").Raw(OtherValue(row));
                if (point.Level is not { } level) csv.Raw("").Raw("").Raw("");
                else csv.Raw(level.IsBeyondHorizon ? MetricsTable.BeyondHorizon : Exact(level.Value - zero)).Exact(level.StandardError).Raw(level.Date is { } date ? FigureText.Date(date) : "");
                csv.Raw("").Raw("");
                End(point.Share);
            }

            foreach (var crossing in row.Curve.Crossings)
            {
                Begin(row, "crossing").Raw(result.Searched.Text(crossing.Input)).Exact(crossing.StandardError).Raw(OtherValue(row)).Exact(result.Limit - zero).Raw("")
                    .Raw(result.Unit == Unit.PointInTime ? TippingText.Limit(result) : "").Raw(crossing.Rises ? "rises" : "falls").Raw(crossing.IsClear ? "yes" : "no");
                End(crossing.Share);
            }
        }

        CsvTable Begin(TippingRow row, string what) => csv.Raw(result.Question.Figure.Metric).Raw(result.Question.Figure.Assumption).Raw(UnitNames.Of(result.Unit)).Exact(result.Limit - zero)
            .Text(Shape(result.Searched)).Text(result.Other is { } other ? Shape(other) : "").Raw(what);

        string OtherValue(TippingRow row) => result.Other is { } other ? other.Text(row.Other!.Value) : "";

        void End(WeightShare? share) => csv.Raw(share is { } s ? Exact(s.Stated) : "").Raw(share is { } u ? Exact(u.Updated) : "").EndRow();
    }

    /// <summary>The path, and what stands around the number: <c>sites.pad.outages.fire.repair=exponential(…)</c>.</summary>
    private static string Shape(VariedInput input) => input.Before.Length + input.After.Length == 0 ? input.Path : $"{input.Path}={input.Before}…{input.After}";

    private static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
