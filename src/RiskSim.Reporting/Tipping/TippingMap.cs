using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Changes;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;
using RiskSim.Tipping;

namespace RiskSim.Reporting.Tipping;

/// <summary>A figure over two inputs as a heat map, with the line on which it crosses the limit.</summary>
internal static class TippingMap
{
    // Green-blue below the limit, brown above (Brewer's BrBG), paler near it: the colour-blind can tell them apart, and the numbers print in grey.
    private static readonly (int R, int G, int B) Middle = (0xF4, 0xF4, 0xF4), Below = (0x35, 0x97, 0x8F), Above = (0xBF, 0x81, 0x2D);
    private const string Nothing = "#FFFFFF";

    /// <summary>With more a whole date has no room.</summary>
    private const int RoomyColumns = 6;

    private static readonly SeriesStyle Contour = SeriesStyle.Plain("#111111", 2.4f);

    public static Chart Of(TippingResult result)
    {
        var (searched, other) = (result.Searched, result.Other!);
        var columns = result.Rows[0].Curve.Grid;
        ImmutableArray<double> rows = [.. result.Rows.Select(r => r.Other!.Value)];
        var levels = result.Rows.SelectMany(r => columns.Select(x => r.Curve.Points.First(p => p.Input == x).Level)).OfType<FigureLevel>().Select(l => l.Value).ToList();
        var (low, high) = (levels.Min(), levels.Max());
        var marks = ImmutableArray.CreateBuilder<Mark>();
        foreach (var (row, r) in result.Rows.Select((row, r) => (row, r)))
            foreach (var (x, c) in columns.Select((x, c) => (x, c)))
            {
                var level = row.Curve.Points.First(p => p.Input == x).Level;
                // The line would cover the number, and says more.
                var isCrossed = row.Curve.Crossings.Any(k => k.Input > Edge(columns, c - 1) && k.Input <= Edge(columns, c));
                marks.Add(new Block(SeriesStyle.Plain(level is null ? Nothing : Colour(level.Value, result.Limit, low, high)),
                    Edge(columns, c - 1) - TippingAxes.Zero(searched), Edge(columns, c) - TippingAxes.Zero(searched), Edge(rows, r) - TippingAxes.Zero(other), Edge(rows, r - 1) - TippingAxes.Zero(other),
                    isCrossed ? "" : Cell(level, result.Unit, columns.Length)) { Edge = 0.5f });
            }

        foreach (var line in Lines(result))
            marks.Add(new Curve(Contour, [.. line.Select(p => new Point(p.X - TippingAxes.Zero(searched), p.Y - TippingAxes.Zero(other)))]));
        foreach (var row in result.Rows)
            foreach (var crossing in row.Curve.Crossings)
                marks.Add(new Dot(Contour, new Point(crossing.Input - TippingAxes.Zero(searched), row.Other!.Value - TippingAxes.Zero(other)), true, 7.5f));
        var hasContour = result.Rows.Any(r => !r.Curve.Crossings.IsEmpty);
        var title = hasContour ? Range(result)
            : $"{TippingText.Capital(TippingText.Subject(result))} passes {TippingText.Limit(result)} at none of these values";
        var side = TippingAxes.Label(result, other);
        return new Chart
        {
            Name = TippingChart.Name,
            Title = Labels.DatesInWords(title),
            AlternativeText = $"Heat map of {TippingText.Subject(result)} over {TippingText.Input(result, searched)} and {TippingText.Input(result, other)}. {TippingText.Sentence(result)}",
            Caption = $"Each field is the figure at these values of both inputs, all else as it is. Black line: where it is {TippingText.Limit(result)}; each of its points was searched for.",
            Key =
            [
                .. low < result.Limit ? [new KeyEntry(KeyShape.Block, SeriesStyle.Plain(Hex(Below)), $"{TippingText.Side(result, false)} {Labels.DatesInWords(TippingText.Limit(result))}")] : (KeyEntry[])[],
                .. high > result.Limit ? [new KeyEntry(KeyShape.Block, SeriesStyle.Plain(Hex(Above)), $"{TippingText.Side(result, true)} {Labels.DatesInWords(TippingText.Limit(result))}")] : (KeyEntry[])[],
                .. hasContour ? [new KeyEntry(KeyShape.Line, Contour, $"{Labels.DatesInWords(TippingText.Limit(result))}")] : (KeyEntry[])[],
            ],
            Panels = [new Panel(TippingAxes.Short(side) == side ? "" : $"Upwards: {side}", Axis(searched, columns, false), Axis(other, rows, true), marks.ToImmutable())],
            PanelHeight = Math.Clamp(rows.Length * 36, 260, 520),
            XLabel = TippingAxes.Label(result, searched),
            YLabel = TippingAxes.Short(side),
            Footer = TippingChart.Footer(result),
        };
    }

    /// <summary>From which value to which the crossing moves; the sentence has the other input too.</summary>
    private static string Range(TippingResult result)
    {
        var crossings = result.Rows.SelectMany(r => r.Curve.Crossings).OrderBy(c => c.Input).ToList();
        string[] ends = [.. new[] { crossings[0], crossings[^1] }.Select(c => TippingText.Value(result.Searched, c.Input, c.StandardError)).Distinct()];
        return $"{TippingText.Capital(TippingText.Subject(result))} passes {TippingText.Limit(result)} at {TippingText.Input(result, result.Searched)} = {string.Join(" to ", ends)}";
    }

    /// <summary>With a tick at each value of the grid, as that is where the figure was found.</summary>
    private static ValuesAxis Axis(VariedInput input, ImmutableArray<double> grid, bool isVertical)
    {
        var zero = TippingAxes.Zero(input);
        return new ValuesAxis(Edge(grid, -1) - zero, Edge(grid, grid.Length - 1) - zero, [.. grid.Select(v => (v - zero, Labels.DatesInWords(TippingText.Number(input, v))))]) { IsVertical = isVertical };
    }

    /// <summary>Halfway between a value of the grid and the next; half a step beyond the last and before the first.</summary>
    private static double Edge(ImmutableArray<double> grid, int index) => index < 0 ? grid[0] - (grid[1] - grid[0]) / 2
        : index >= grid.Length - 1 ? grid[^1] + (grid[^1] - grid[^2]) / 2 : (grid[index] + grid[index + 1]) / 2;

    /// <summary>Crossings of neighbouring rows belong to one line where both rows have as many, in the same directions.</summary>
    private static IEnumerable<List<Point>> Lines(TippingResult result)
    {
        var most = result.Rows.Max(r => r.Curve.Crossings.Length);
        for (var i = 0; i < most; i++)
        {
            var line = new List<Point>();
            TippingRow? before = null;
            foreach (var row in result.Rows)
            {
                if (before is null || !IsAlike(before, row))
                {
                    if (line.Count > 1) yield return line;
                    line = [];
                }

                if (row.Curve.Crossings.Length > i) line.Add(new Point(row.Curve.Crossings[i].Input, row.Other!.Value));
                before = row;
            }

            if (line.Count > 1) yield return line;
        }
    }

    private static bool IsAlike(TippingRow a, TippingRow b) => a.Curve.Crossings.Select(c => c.Rises).SequenceEqual(b.Curve.Crossings.Select(c => c.Rises));

    private static string Cell(FigureLevel? level, Unit unit, int columns) => level switch
    {
        null => FigureText.Absent,
        { IsBeyondHorizon: true } => "beyond",
        { Date: { } date } => columns > RoomyColumns ? date.ToString("d MMM ’yy", CultureInfo.InvariantCulture) : Labels.Date(date),
        _ => unit == Unit.Days ? Labels.Number(level.Value) : Labels.FinePercent(level.Value),
    };

    private static string Colour(double value, double limit, double low, double high)
    {
        var end = value > limit ? Above : Below;
        var span = value > limit ? high - limit : limit - low;
        var share = span > 0 ? Math.Clamp(Math.Abs(value - limit) / span, 0, 1) : 0;
        // What lies on one side is never as pale as the middle.
        share = 0.15 + 0.85 * share;
        int Mix(int from, int to) => (int)Math.Round(from + share * (to - from));
        return Hex((Mix(Middle.R, end.R), Mix(Middle.G, end.G), Mix(Middle.B, end.B)));
    }

    private static string Hex((int R, int G, int B) colour) => $"#{colour.R:X2}{colour.G:X2}{colour.B:X2}";
}
