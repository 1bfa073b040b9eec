using System.Globalization;
using RiskSim.Changes;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Changes;

/// <summary>One row for each figure's first value, for each step and for the whole change.</summary>
internal static class ChangesTable
{
    private static readonly string[] Header =
        ["metric", "assumption", "unit", "what", "as_of", "by", "says", "change", "standard_error", "bound", "value", "value_date", "reported_value"];

    /// <param name="accounts">One after the other; points in time count from the first data date of all.</param>
    public static void Write(IReadOnlyList<ChangeAccount> accounts, string path)
    {
        using var csv = new CsvTable(path, Header);
        foreach (var account in accounts)
            foreach (var change in account.Changes) Add(csv, account, change, change.Unit == Unit.PointInTime ? accounts[0].Before.AsOf.DayNumber : 0);
    }

    private static void Add(CsvTable csv, ChangeAccount account, FigureChange change, int zero)
    {
        Row("from", account.Before.AsOf, "", "", null, false, change.Before, account.Before);
        foreach (var step in change.Steps)
        {
            var entries = step.Causes.OfType<Cause.News>().Select(n => n.Entry).ToList();
            var says = entries.Count > 0 ? entries.Select(e => e.Says) : step.IsWaiting ? [] : [ChangeText.Causes(step)];
            Row(What(step), step.AsOf, string.Join(" + ", entries.Select(e => e.By)), string.Join(" + ", says), step.Difference, step.IsBound, step.After, null);
        }

        Row("in_all", account.After.AsOf, "", "", change.Total, change.IsBound, change.After, account.After);

        void Row(string what, DateOnly asOf, string by, string says, Difference? difference, bool isBound, FigureLevel level, ComparedRun? run)
        {
            csv.Raw(change.Metric).Raw(change.Assumption).Raw(UnitName(change.Unit)).Raw(what).Raw(FigureText.Date(asOf)).Text(by).Text(says);
            if (difference is null || !double.IsFinite(difference.Value)) csv.Raw("").Raw("");
            else csv.Exact(difference.Value).Exact(difference.StandardError);
            csv.Raw(isBound ? "at least" : "");
            csv.Raw(level.IsBeyondHorizon ? MetricsTable.BeyondHorizon : (level.Value - zero).ToString("R", CultureInfo.InvariantCulture))
                .Raw(level.Date is { } date ? FigureText.Date(date) : "");
            csv.Raw(run is not null && run.Reported.TryGetValue(new FigureId(change.Metric, change.Assumption), out var reported) ? Reported(reported, run.AsOf.DayNumber - zero) : "")
                .EndRow();
        }
    }

    /// <param name="days">To the data date of the run, for a point in time.</param>
    private static string Reported(Figure figure, int days) => figure.IsBeyondHorizon ? MetricsTable.BeyondHorizon
        : (figure.Value + (figure.Unit == Unit.PointInTime ? days : 0)).ToString("R", CultureInfo.InvariantCulture);

    private static string What(ChangeStep step) => step.IsWaiting ? "no_news" : step.Causes.Length > 1 ? "together" : step.Causes[0] is Cause.News ? "entry" : "set";

    private static string UnitName(Unit unit) => unit switch
    {
        Unit.Days => "days",
        Unit.PointInTime => "days_from_first_data_date",
        Unit.Probability => "probability",
        Unit.Share => "share",
        Unit.Weight => "weight",
        _ => throw new InvalidOperationException($"unit {unit}"),
    };
}
