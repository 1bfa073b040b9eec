using System.Collections.Immutable;
using RiskSim.Batches;
using RiskSim.Changes;
using RiskSim.Reporting.Batches;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Charts.Batches;

/// <summary>A figure against the first varied parameter; a panel for each value of the second, a line for each of the third.</summary>
internal static class BatchChart
{
    private const int MostPanels = 12, MostLines = 6;

    private static readonly ImmutableArray<double> PercentTicks = [0, 0.2, 0.4, 0.6, 0.8, 1];

    /// <summary>Null where nothing is varied or no run has the figure.</summary>
    public static Chart? Of(Batch batch, FigureId id)
    {
        if (batch.Axes.IsEmpty) return null;
        var axes = batch.Axes;
        var (panelValues, lineValues) = (Values(batch, axes.ElementAtOrDefault(1, -1), MostPanels), Values(batch, axes.ElementAtOrDefault(2, -1), MostLines));
        var columns = panelValues.Length switch { 1 => 1, 2 or 4 => 2, _ => 3 };
        var x = ParameterAxis.Of(batch.Parameter(axes[0]), columns);
        var others = axes.Skip(3).ToList();
        var zero = batch.Finished.Min(r => r.Finished!.AsOf);
        var runs = batch.Finished.Where(r => others.TrueForAll(o => r.Case.Values[o] == batch.Parameter(o).Values[0])).ToLookup(r => Place(r, axes));

        var lines = panelValues.SelectMany(p => lineValues.Select((l, i) => new Line(
            p, l, lineValues.Length == 1 ? Palette.Blend : Palette.Style(i),
            [.. batch.Parameter(axes[0]).Values.Select((v, n) => Point(batch, runs[(v, p, l)].FirstOrDefault(), id, x.Positions[n], zero)).OfType<Value>().OrderBy(v => v.X)]))).ToList();
        var points = lines.SelectMany(l => l.Points).ToList();
        if (points.Count == 0) return null;
        var y = YAxis(points, zero);
        // What does not fit would lose its value: then the property alone, or the value, which the caption explains.
        var room = columns switch { 1 => 80, 2 => 40, _ => 24 };
        string[] names = axes.Length < 2 ? [] : [$"{batch.Label(axes[1])} = ", $"{batch.Property(axes[1])} = ", ""];
        var panelName = names.FirstOrDefault(n => panelValues.All(p => n.Length + p.Length <= room), "");
        var panels = panelValues.Select(p => Panel(axes.Length > 1 ? panelName + p : "", x.Axis, y, lines.Where(l => l.PanelValue == p), x.IsToScale)).ToImmutableArray();
        var hasBands = panels.Any(p => p.Marks.Any(m => m is Band or Planned));
        var hasBeyond = points.Exists(p => p.IsBeyond);
        var name = batch.NameOf(id);
        return new Chart
        {
            Name = "figure-" + $"{id}".Replace('.', '-').Replace('@', '-'),
            Title = Labels.DatesInWords(Title(batch, id, name)),
            AlternativeText = Title(batch, id, name) + ". " + string.Join(" ", lines.Where(l => l.Points.Length > 0).Select(l => Told(batch, l, axes, id, runs))),
            Caption = $"The figure {id} against {batch.Phrase(axes[0])}." + (axes.Length > 1 ? $" One panel for each value of {batch.Phrase(axes[1])}." : "")
                + (axes.Length > 1 && panelValues.Length < batch.Parameter(axes[1]).Values.Length ? $" Of its values the first {MostPanels} are drawn." : "")
                + (axes.Length > 2 && lineValues.Length < batch.Parameter(axes[2]).Values.Length ? $" Of the values of {batch.Phrase(axes[2])} the first {MostLines} are drawn." : "")
                + string.Concat(others.Select(o => $" Drawn for {batch.Phrase(o)} = {batch.Parameter(o).Values[0]} only."))
                + (hasBands ? $" {(x.IsToScale ? "Shaded" : "Vertical lines")}: ± 2 standard errors of each run." : "") + (hasBeyond ? " A triangle at the top: beyond the horizon." : ""),
            Key =
            [
                .. lineValues.Length > 1 ? lineValues.Select((v, i) => new KeyEntry(KeyShape.Line, Palette.Style(i), $"{batch.Label(axes[2])} = {v}")) : [],
                .. hasBands ? [x.IsToScale ? new KeyEntry(KeyShape.Block, SeriesStyle.Plain("#CFCFCF"), "± 2 standard errors")
                    : new KeyEntry(KeyShape.Planned, SeriesStyle.Plain("#555555", 1.6f), "± 2 standard errors")] : (KeyEntry[])[],
                .. hasBeyond ? [new KeyEntry(KeyShape.Dot, SeriesStyle.Plain("#555555") with { Sign = Sign.Triangle }, "beyond the horizon")] : (KeyEntry[])[],
            ],
            Panels = panels,
            Columns = columns,
            PanelHeight = panels.Length > 1 ? 195 : 290,
            XLabel = batch.Label(axes[0]),
            YLabel = points[0].Unit switch
            {
                Unit.Days => "Days",
                Unit.PointInTime => "Date (UTC)",
                Unit.Weight => "Weight",
                Unit.Share => "Share of the time",
                _ => "Probability",
            },
            Notes = x.Notes,
            Footer = $"{batch.Title}  ·  {Batch.Count(batch.Runs.Length, "run")}  ·  {Labels.DatesInWords(batch.Identity).Replace(" · ", "  ·  ", StringComparison.Ordinal)}",
        };
    }

    private static (string X, string Panel, string Line) Place(BatchRun run, ImmutableArray<int> axes) =>
        (run.Case.Values[axes[0]], axes.Length > 1 ? run.Case.Values[axes[1]] : "", axes.Length > 2 ? run.Case.Values[axes[2]] : "");

    private static ImmutableArray<string> Values(Batch batch, int parameter, int most) => parameter < 0 ? [""] : [.. batch.Parameter(parameter).Values.Take(most)];

    private static int ElementAtOrDefault(this ImmutableArray<int> axes, int index, int otherwise) => index < axes.Length ? axes[index] : otherwise;

    private static Value? Point(Batch batch, BatchRun? run, FigureId id, double x, DateOnly zero) =>
        run?.Finished is { } finished && batch.Figures.Of(run, id) is { } figure
            ? new Value(x, BatchFigures.Level(figure, finished.AsOf) - (figure.Unit == Unit.PointInTime ? zero.DayNumber : 0),
                double.IsFinite(figure.StandardError) ? figure.StandardError : 0, figure.Unit)
            : null;

    /// <summary>The same in every panel, so that they can be compared.</summary>
    private static Axis YAxis(List<Value> points, DateOnly zero)
    {
        var known = points.Where(p => !p.IsBeyond).ToList();
        var (low, high) = (known.Select(p => p.Y - 2 * p.Error).DefaultIfEmpty(0).Min(), known.Select(p => p.Y + 2 * p.Error).DefaultIfEmpty(1).Max());
        var room = Math.Max(0.08 * (high - low), points[0].Unit is Unit.Days or Unit.PointInTime ? 0.5 : 0);
        return points[0].Unit switch
        {
            Unit.PointInTime => new DateAxis(zero, low - room, high + room),
            Unit.Days => new DaysAxis(low >= 0 ? Math.Max(0, low - room) : low - room, high + room),
            _ => ProbabilityAxis.UpTo(Math.Min(1, high), PercentTicks),
        };
    }

    private static Panel Panel(string heading, Axis x, Axis y, IEnumerable<Line> lines, bool isToScale)
    {
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var visible = 0.004 * (y.To - y.From);
        foreach (var line in lines)
        {
            ImmutableArray<Value> known = [.. line.Points.Where(p => !p.IsBeyond)];
            // Nothing lies between values that are not on a scale.
            if (!isToScale)
                marks.AddRange(known.Where(p => p.Error > visible).Select(p => new Planned(line.Style, p.X, Math.Clamp(p.Y + 2 * p.Error, y.From, y.To), Math.Clamp(p.Y - 2 * p.Error, y.From, y.To))));
            else if (known.Length > 1)
            {
                if (known.Any(p => p.Error > visible)) marks.Add(new Band(line.Style, Edge(known, -2, y), Edge(known, 2, y)));
                marks.Add(new Curve(line.Style, [.. known.Select(p => new Point(p.X, p.Y))]));
            }

            foreach (var point in line.Points)
                marks.Add(point.IsBeyond
                    ? new Dot(line.Style with { Sign = Sign.Triangle }, new Point(point.X, y.To - 0.03 * (y.To - y.From)))
                    : new Dot(line.Style, new Point(point.X, point.Y), Size: 6.5f));
        }

        return new Panel(heading, x, y, marks.ToImmutable());
    }

    private static ImmutableArray<Point> Edge(ImmutableArray<Value> points, double errors, Axis y) =>
        [.. points.Select(p => new Point(p.X, Math.Clamp(p.Y + errors * p.Error, y.From, y.To)))];

    private static string Title(Batch batch, FigureId id, string name)
    {
        var (least, most) = BatchText.Ends(batch, id);
        var capital = char.ToUpperInvariant(name[0]) + name[1..];
        return batch.Text(least, id) == batch.Text(most, id) ? $"{capital}: {batch.Text(least, id)} throughout" : $"{capital}: {batch.Text(least, id)} to {batch.Text(most, id)}";
    }

    private static string Told(Batch batch, Line line, ImmutableArray<int> axes, FigureId id, ILookup<(string X, string Panel, string Line), BatchRun> runs)
    {
        var values = batch.Parameter(axes[0]).Values.Select(v => (Value: v, Run: runs[(v, line.PanelValue, line.LineValue)].FirstOrDefault())).Where(v => v.Run is not null).ToList();
        var where = string.Join(", ", new[] { (At: 1, Value: line.PanelValue), (At: 2, Value: line.LineValue) }.Where(w => axes.Length > w.At).Select(w => $"{batch.Label(axes[w.At])} = {w.Value}"));
        return (where.Length > 0 ? where + ": " : "") + string.Join("; ", new[] { values[0], values[^1] }.Distinct().Select(v => $"{batch.Text(v.Run!, id)} at {v.Value}")) + ".";
    }

    private sealed record Line(string PanelValue, string LineValue, SeriesStyle Style, ImmutableArray<Value> Points);

    private sealed record Value(double X, double Y, double Error, Unit Unit)
    {
        public bool IsBeyond => double.IsPositiveInfinity(Y);
    }
}
