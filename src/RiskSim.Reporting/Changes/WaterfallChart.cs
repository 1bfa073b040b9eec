using System.Collections.Immutable;
using RiskSim.Changes;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Changes;

/// <summary>The change of one figure as a waterfall: from its first value over the largest steps to its last.</summary>
internal static class WaterfallChart
{
    private const int MostSteps = 9;

    private static readonly SeriesStyle Ends = SeriesStyle.Plain("#222222");
    private static readonly SeriesStyle Link = SeriesStyle.Plain("#888888", 1);

    public static Chart Of(ChangeAccount account, FigureChange change)
    {
        var zero = change.Unit == Unit.PointInTime ? account.Before.AsOf : default;
        double At(FigureLevel level) => level.Value - (change.Unit == Unit.PointInTime ? zero.DayNumber : 0);
        var steps = change.Condensed(MostSteps);
        var rows = ImmutableArray.CreateBuilder<Row>();
        var marks = ImmutableArray.CreateBuilder<Mark>();
        End(account.Before.AsOf, change.Before);
        foreach (var step in steps)
        {
            var (from, to) = (At(step.Before), At(step.After));
            Connect(from);
            marks.Add(new Block(to < from ? Palette.Less : Palette.More, Math.Min(from, to), Math.Max(from, to), rows.Count + 0.22, rows.Count + 0.78, "") { Edge = 0 });
            rows.Add(new Row(rows.Count, rows.Count + 1, Label(step), [ChangeText.Signed(step.Difference, change.Unit, step.IsBound)]));
        }

        Connect(At(change.After));
        End(account.After.AsOf, change.After);
        var values = steps.SelectMany(s => new[] { At(s.Before), At(s.After) }).Append(At(change.Before)).Append(At(change.After)).ToList();
        var name = account.NameOf(change);
        return new Chart
        {
            Name = "change-" + Slug(change),
            Title = Labels.DatesInWords(ChangeDocument.Opening(account, change)),
            AlternativeText = $"Waterfall of {name} {ChangeText.FromTo(change)}: " + string.Join("; ", rows.Select(r => $"{r.Label} {r.Notes[0]}")) + ".",
            Caption = "Each bar is what one entry of the ledger, or time that passed without news, did to the figure, in the order in which it became known; together they are "
                + "the whole change. All forecasts have the same percentiles, so that small steps can be told from chance.",
            Key =
            [
                .. change.Total.Value != 0 || steps.Length > 0 ? [new KeyEntry(KeyShape.Block, Palette.Less, Words(change.Unit).Less), new KeyEntry(KeyShape.Block, Palette.More, Words(change.Unit).More)] : Enumerable.Empty<KeyEntry>(),
                new KeyEntry(KeyShape.Dot, Ends, "first and last value"),
            ],
            Panels = [new Panel("", Axis(change.Unit, zero, values.Min(), values.Max()), new RowAxis(rows.Count, rows.ToImmutable(), ["Change"]) { LabelWidth = 280 }, marks.ToImmutable())],
            PanelHeight = Chart.RowsHeight(rows.Count, 36),
            XLabel = change.Unit switch { Unit.PointInTime => "Date (UTC)", Unit.Days => "Days", Unit.Weight => "Weight", Unit.Share => "Share of time", _ => "Probability" },
            YLabel = "",
            Footer = ChangeDocument.Footer(account),
        };

        void End(DateOnly date, FigureLevel level)
        {
            marks.Add(new Dot(Ends, new Point(At(level), rows.Count + 0.5), true, 9));
            rows.Add(new Row(rows.Count, rows.Count + 1, $"Data date {Labels.Date(date)}", [Labels.DatesInWords(ChangeText.Value(level, change.Unit))]));
        }

        // From the end of one row to the beginning of the next.
        void Connect(double value) => marks.Add(new Planned(Link, value, rows.Count - (rows.Count == 1 ? 0.5 : 0.22), rows.Count + (rows.Count == steps.Length + 1 ? 0.5 : 0.22)));
    }

    private static string Label(ChangeStep step) => step.IsWaiting || step.IsSummary ? $"{ChangeText.Causes(step)} until {Labels.Date(step.AsOf)}" : $"{Labels.Date(step.AsOf)}: {ChangeText.Saying(step)}";

    private static Axis Axis(Unit unit, DateOnly zero, double lowest, double highest)
    {
        var least = unit is Unit.Days or Unit.PointInTime ? 10 : 0.02;
        var margin = Math.Max(0.05 * (highest - lowest), (least - (highest - lowest)) / 2);
        return unit switch
        {
            Unit.PointInTime => new DateAxis(zero, lowest - margin, highest + margin),
            Unit.Days => new DaysAxis(lowest - margin, highest + margin),
            _ => new ProbabilityAxis(Math.Max(-0.01, lowest - margin), Math.Min(1.01, highest + margin), []),
        };
    }

    private static (string Less, string More) Words(Unit unit) => unit switch
    {
        Unit.PointInTime => ("earlier", "later"),
        Unit.Days => ("fewer days", "more days"),
        Unit.Probability => ("less likely", "more likely"),
        _ => ("less", "more"),
    };

    private static string Slug(FigureChange change) =>
        change.Metric.Replace('.', '-').Replace('_', '-') + (change.Assumption == AssumptionForecast.BlendId ? "" : "-" + change.Assumption);
}
