using System.Collections.Immutable;
using RiskSim.Reporting.Text;
using RiskSim.Statistics.Joint;

namespace RiskSim.Reporting.Charts;

/// <summary>By which pairs of dates two missions have both flown: contours of the joint probability.</summary>
internal static class JointChart
{
    /// <summary>Where nearly all is certain the contours lie on the planned dates.</summary>
    private const double Certain = 0.995;

    private static readonly SeriesStyle PlannedStyle = SeriesStyle.Plain("#222222", 1.6f) with { Sign = Sign.Diamond };
    private static readonly SeriesStyle SingleStyle = Palette.Marked with { Sign = Sign.Square };
    private static readonly SeriesStyle Shade = SeriesStyle.Plain("#444444");

    public static IEnumerable<Chart> From(ChartContext context) =>
        context.Blend.Joint is { } joint && joint.OnTime.Probability < Certain && joint.Plans[0].Point is not null ? [Of(context, joint)] : [];

    private static Chart Of(ChartContext context, JointForecast joint)
    {
        var (nameA, nameB) = (Labels.Mission(joint.A.Id), Labels.Mission(joint.B.Id));
        var single = joint.SinglePercentiles.MinBy(l => Math.Abs(l.Level - JointSentences.PlanningLevel))!;
        var plan = PlanOf(joint);
        var percentile = $"P{single.Level * 100:0}";
        var x = Axis(context, joint.A, [single.Point?.DayA, .. joint.Plans.Select(p => p.Point?.DayA)], joint.Plans.Any(p => p.Point is null));
        var y = Axis(context, joint.B, [single.Point?.DayB, .. joint.Plans.Select(p => p.Point?.DayB)], joint.Plans.Any(p => p.Point is null));
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var drawn = joint.Plans.Select(p => (p.Level, Points: Contour(joint, p.Level, x, y))).Where(c => c.Points.Length > 1).ToList();
        foreach (var (_, points) in drawn) marks.Add(new Band(Shade, points, [.. points.Select(p => p with { Y = y.To })]));
        foreach (var series in context.Series.Where(s => !s.IsBlend && s.Forecast.Joint is not null))
            marks.Add(new Curve(series.Style, Contour(series.Forecast.Joint!, JointSentences.PlanningLevel, x, y)));
        foreach (var (level, points) in drawn)
            marks.Add(new Curve(Palette.Blend with { Width = level == JointSentences.PlanningLevel ? Palette.Blend.Width : 1.3f }, points));
        if (joint.A.PlannedDay >= x.From) marks.Add(new Drop(PlannedStyle, joint.A.PlannedDay, $"planned: {Labels.Date(context.Day(joint.A.PlannedDay))}"));
        if (joint.B.PlannedDay >= y.From) marks.Add(new Level(PlannedStyle, joint.B.PlannedDay));
        var isPlannedShown = joint.A.PlannedDay >= x.From && joint.B.PlannedDay >= y.From;
        if (isPlannedShown) marks.Add(new Dot(PlannedStyle, At(joint.OnTime), true, 10));
        if (single.Point is { } both) marks.Add(new Dot(SingleStyle, At(both), false, 10));
        if (plan.Point is { } met) marks.Add(new Dot(Palette.Blend, At(met), true, 9));
        if (isPlannedShown) marks.Add(new Tag(PlannedStyle, At(joint.OnTime), $"both on time: {Percent(joint.OnTime)}"));
        if (single.Point is { } point) marks.Add(new Tag(SingleStyle, At(point), $"both by their {percentile}: {Percent(point)}"));
        // At the right end, where the contours run side by side.
        foreach (var (level, points) in drawn.OrderBy(c => c.Level != JointSentences.PlanningLevel))
            marks.Add(new Tag(Palette.Blend, points[^1], Labels.Percent(level), IsNeeded: false));
        return new Chart
        {
            Name = NameOf(joint.A.Id, joint.B.Id),
            Title = single.Point is { } p ? $"{nameA} and {nameB}: both on time with {Percent(joint.OnTime)}, both by their single {percentile} dates with {Percent(p)}"
                : $"{nameA} and {nameB}: both on time with {Percent(joint.OnTime)}, both by the horizon with {Labels.Percent(joint.Probability[^1])}",
            AlternativeText = $"Contours of the probability that {nameA} (across) and {nameB} (upwards) have both launched by two dates. {JointSentences.Both(context.Result, joint)}.",
            Caption = $"Above and to the right of a black line both have launched with at least its probability{(context.HasBlend ? " (blend)" : "")}"
                + (context.Series.Length > 1 ? $"; coloured: {Labels.Percent(JointSentences.PlanningLevel)} under each assumption" : "")
                + $". The square: each mission's own {percentile} date. {JointSentences.Reason}",
            Key = Key(context, joint, single, plan, percentile),
            IsKeyBeside = true,
            Panels = [new Panel("", x, y, marks.ToImmutable())],
            PanelHeight = 400,
            XLabel = $"{nameA} launches by (UTC)",
            YLabel = $"{nameB} launches by (UTC)",
            Footer = context.Footer,
        };
    }

    private static ImmutableArray<KeyEntry> Key(ChartContext context, JointForecast joint, JointLevel single, JointLevel plan, string percentile)
    {
        ImmutableArray<string> Details(JointPoint? point, bool withChance) => point is null ? ["beyond the horizon"]
            : [context.DateText(point.DayA), context.DateText(point.DayB), .. withChance ? (string[])[$"both: {Percent(point)}"] : []];
        return
        [
            new KeyEntry(KeyShape.Dot, PlannedStyle, "planned", Details(joint.OnTime, true)),
            new KeyEntry(KeyShape.Ring, SingleStyle, $"each at its {percentile}", Details(single.Point, true)),
            new KeyEntry(KeyShape.Line, Palette.Blend, $"{(context.Series.Length > 1 ? "blend" : "forecast")}: both, {Labels.Percent(plan.Level)}", Details(plan.Point, false)),
            .. context.Series.Where(s => !s.IsBlend && s.Forecast.Joint is not null).Select(s => new KeyEntry(KeyShape.Line, s.Style, $"{s.Name}: {Labels.Percent(plan.Level)}",
                [s.Weight, $"both on time: {Percent(s.Forecast.Joint!.OnTime)}",
                    .. PlanOf(s.Forecast.Joint!).Point is null ? (string[])["not by the horizon"] : []])),
        ];
    }

    private static JointLevel PlanOf(JointForecast joint) => joint.Plans.First(p => p.Level == JointSentences.PlanningLevel);

    public static string NameOf(string firstMission, string secondMission) => $"joint-{Part(firstMission)}-{Part(secondMission)}";

    /// <summary>Of a file name, which may not be endless.</summary>
    private static string Part(string id) => id.Length <= 80 ? id : id[..80];

    private static string Percent(JointPoint point) => JointSentences.Percent(point).Replace(' ', '\u00a0');

    private static Point At(JointPoint point) => new(point.DayA, point.DayB);

    /// <summary>From a little before the planned date to a little after the last date of interest, at most to the horizon.</summary>
    private static DateAxis Axis(ChartContext context, JointMission mission, ImmutableArray<int?> days, bool toHorizon)
    {
        var from = Math.Max(0, mission.PlannedDay);
        var to = toHorizon ? context.HorizonDays : Math.Min(context.HorizonDays, Math.Max(from + 14, days.Max()!.Value));
        var room = 0.07 * (to - from);
        // Below the planned dates there is room for a text.
        return new DateAxis(context.AsOf, from - 1.5 * room, Math.Min(context.HorizonDays, to + 2 * room));
    }

    /// <summary>From where the line comes in at the top to the right edge.</summary>
    private static ImmutableArray<Point> Contour(JointForecast joint, double level, DateAxis x, DateAxis y)
    {
        var points = ImmutableArray.CreateBuilder<Point>();
        for (var dayA = Math.Max(0, (int)Math.Ceiling(x.From)); dayA <= x.To; dayA++)
        {
            if (joint.FirstDayOfB(level, dayA) is not { } dayB || dayB > y.To) continue;
            if (points.Count == 0) points.Add(new Point(dayA, y.To));
            points.Add(new Point(dayA, dayB));
        }

        return Curves.Thin(points.ToImmutable());
    }
}
