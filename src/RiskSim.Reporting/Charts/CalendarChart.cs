using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Charts;

/// <summary>A calendar of each kind of launch that can be lost: by month and assumption, how likely it is that none is possible.</summary>
internal static class CalendarChart
{
    private const int Months = 12;
    private const float RowHeight = 20;

    /// <summary>With title and key a chart is no higher than a page.</summary>
    private const float MostHeight = 900;

    /// <summary>What would read 0 % in every field of a year is not worth the year.</summary>
    private const double Negligible = 0.005;

    private static readonly SeriesStyle PlannedStyle = SeriesStyle.Plain("#222222", 2);

    // Tol's YlOrBr: even steps for the eye, the colour-blind see them, and in grey print it darkens with the risk.
    private static readonly ImmutableArray<string> Scale =
        ["#FFFFE5", "#FFF7BC", "#FEE391", "#FEC44F", "#FB9A29", "#EC7014", "#CC4C02", "#993404", "#662506"];

    public static IEnumerable<Chart> From(ChartContext context) => CapabilityChart.Kinds(context).Select(kind => Of(context, kind));

    private static Chart Of(ChartContext context, string kind)
    {
        var lanes = context.Series.Where(s => s.Forecast.LossByDay.ContainsKey(kind)).Select(s => (Series: s, Cells: ByMonth(context.AsOf, s.Forecast.LossByDay[kind].Probability))).ToList();
        var blend = lanes[^1].Cells;
        var first = context.AsOf.Year;
        var most = Math.Max(1, (int)(MostHeight / RowHeight / (lanes.Count + 1)));
        var last = lanes.SelectMany(l => l.Cells).Where(c => c.Probability >= Negligible && c.Month.Year < first + most).Select(c => c.Month.Year).DefaultIfEmpty(first).Max();
        var missions = context.Inputs.Missions.Where(m => m.Kind == kind && m.Launched is null && m.Planned >= context.AsOf && m.Planned.Year <= last).OrderBy(m => m.Planned).ToList();
        var rows = ImmutableArray.CreateBuilder<Row>();
        var marks = ImmutableArray.CreateBuilder<Mark>();
        for (var year = first; year <= last; year++)
        {
            rows.Add(new Row(rows.Count, rows.Count + 1, year.ToString(CultureInfo.InvariantCulture), []) { IsHeading = true });
            foreach (var mission in missions.Where(m => m.Planned.Year == year)) AddPlanned(marks, mission, rows.Count);
            foreach (var (series, cells) in lanes)
            {
                foreach (var cell in cells.Where(c => c.Month.Year == year))
                    marks.Add(new Block(SeriesStyle.Plain(Colour(cell.Probability)), cell.Month.Month - 1, cell.Month.Month, rows.Count, rows.Count + 1,
                        Math.Round(cell.Probability * 100).ToString(CultureInfo.InvariantCulture)));
                rows.Add(new Row(rows.Count, rows.Count + 1, series.Label, []));
            }
        }

        var months = new ValuesAxis(0, Months, [.. Enumerable.Range(1, Months).Select(m => (m - 0.5, new DateOnly(first, m, 1).ToString("MMM", CultureInfo.InvariantCulture)))]);
        return new Chart
        {
            Name = "calendar-" + kind,
            Title = Title(context, kind, blend),
            AlternativeText = $"A calendar: for each month the mean probability over its days that no {Labels.Kind(kind)} launch is possible{context.OfTheBlend}. "
                + string.Join("; ", blend.Where(c => c.Month.Year <= last).Select(c => $"{MonthName(c.Month)}: {Labels.Percent(c.Probability)}")) + ".",
            Caption = $"Each field: the probability (in per cent) that on a day of the month no {Labels.Kind(kind)} launch is possible from any site, mean over its days."
                + (missions.Count > 0 ? $" Above the years: when {Labels.Kind(kind)} launches are planned." : "")
                + (last < blend[^1].Month.Year ? $" Years after {last.ToString(CultureInfo.InvariantCulture)} are left out." : ""),
            Key =
            [
                .. new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(p => new KeyEntry(KeyShape.Block, SeriesStyle.Plain(Colour(p)), Labels.Percent(p))),
                .. missions.Count > 0 ? [new KeyEntry(KeyShape.Planned, PlannedStyle, $"planned {Labels.Kind(kind)} launch")] : (KeyEntry[])[],
            ],
            Panels = [new Panel("", months, new RowAxis(rows.Count, rows.ToImmutable(), []), marks.ToImmutable())],
            PanelHeight = rows.Count * RowHeight + 30,
            XLabel = $"Probability (%) that no {Labels.Kind(kind)} launch is possible, by month",
            YLabel = "",
            Footer = context.Footer,
        };
    }

    /// <param name="row">That of the fields below the year.</param>
    private static void AddPlanned(ImmutableArray<Mark>.Builder marks, Mission mission, int row)
    {
        var (year, month, day) = (mission.Planned.Year, mission.Planned.Month, mission.Planned.Day);
        var x = month - 1 + (day - 0.5) / DateTime.DaysInMonth(year, month);
        marks.Add(new Planned(PlannedStyle, x, row - 0.6, row));
        marks.Add(new Tag(PlannedStyle, new Point(x, row - 0.5), Labels.Mission(mission.Id), IsNeeded: false));
    }

    private static string Title(ChartContext context, string kind, ImmutableArray<Cell> blend)
    {
        var subject = Names.KindCapital(kind) + " launches";
        if (blend[0].Probability > 0.5)
        {
            var lasts = blend.TakeWhile(c => c.Probability > 0.5).Count();
            return lasts == blend.Length ? $"{subject}: more likely impossible than possible up to the horizon, {Labels.Date(context.Result.Scenario.Horizon)}"
                : $"{subject}: more likely impossible than possible until {MonthName(blend[lasts - 1].Month)}";
        }

        var worst = blend.MaxBy(c => c.Probability)!;
        return $"{subject}: {MonthName(worst.Month)} is the worst month, with a chance of {Labels.FinePercent(worst.Probability)} that none is possible";
    }

    private static string MonthName(DateOnly month) => month.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    private static ImmutableArray<Cell> ByMonth(DateOnly asOf, ImmutableArray<double> byDay) =>
    [
        // The horizon's own day has no hour before it.
        .. byDay.Take(Math.Max(1, byDay.Length - 1)).Index().GroupBy(d => FirstOfMonth(asOf.AddDays(d.Index)))
            .Select(month => new Cell(month.Key, month.Average(d => d.Item))),
    ];

    private static DateOnly FirstOfMonth(DateOnly date) => new(date.Year, date.Month, 1);

    private static string Colour(double probability)
    {
        var place = Math.Clamp(probability, 0, 1) * (Scale.Length - 1);
        var first = Math.Min((int)place, Scale.Length - 2);
        return "#" + string.Concat(Enumerable.Range(0, 3).Select(channel => Mix(channel).ToString("X2", CultureInfo.InvariantCulture)));

        int Mix(int channel) => (int)Math.Round(Channel(first, channel) + (place - first) * (Channel(first + 1, channel) - Channel(first, channel)));
        int Channel(int step, int channel) => int.Parse(Scale[step].AsSpan(1 + 2 * channel, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    /// <param name="Month">Its first day.</param>
    /// <param name="Probability">Mean over its days from the data date to the horizon.</param>
    private sealed record Cell(DateOnly Month, double Probability);
}
