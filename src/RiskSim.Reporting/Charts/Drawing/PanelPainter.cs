using System.Collections.Immutable;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace RiskSim.Reporting.Charts.Drawing;

/// <summary>Draws one panel: ScottPlot the axes, grid, curves and areas; on top the signs and texts whose places it
/// does not choose well enough.</summary>
internal sealed class PanelPainter
{
    public const float TickSize = 12;
    private const float NoteSize = 11.5f;
    private const float RowLabelWidth = 190;
    private const float RowLine = 14;
    private const float HeadingSize = 12.5f;

    // Labels above each other can be closer than labels side by side.
    private const float UpDown = 1.5f;

    // Left of it stand the labels of the ticks.
    private const float TickGap = 5;
    private const string Grid = "#E4E4E4";
    private const string Frame = "#888888";

    private readonly SKCanvas _canvas;
    private readonly TextPen _pen;
    private readonly Panel _panel;
    private readonly SKRect _rect;
    private readonly ImmutableArray<TickMark> _xTicks;
    private readonly ImmutableArray<TickMark> _yTicks;
    private readonly ImmutableArray<PlacedLabel> _dropLabels;

    private PanelPainter(SKCanvas canvas, SKRect whole, Panel panel, TextPen pen)
    {
        (_canvas, _panel, _pen) = (canvas, panel, pen);
        var headings = (panel.Heading.Length > 0 ? 21 : 4) + (panel.Remark.Length > 0 ? 15 : 0);
        var roughTicks = YTicks(whole.Height - headings - (panel.X is DateAxis ? 37 : 22));
        var rows = panel.Y as RowAxis;
        var left = 10 + (rows is null
            ? roughTicks.Select(t => pen.Width(t.Label, TickSize)).DefaultIfEmpty(0).Max()
            : Math.Min(LabelWidth(rows), rows.Rows.Select(r => pen.Width(r.Label, TickSize, r.IsHeading)).DefaultIfEmpty(0).Max()));
        var right = rows is null || rows.NoteHeaders.IsEmpty ? 16 : 12 + NoteWidths(rows, pen).Sum(w => w + 12);
        _rect = new SKRect(whole.Left + left, whole.Top, whole.Right - right, whole.Bottom);
        _xTicks = Ticks.Of(panel.X, _rect.Width);
        _dropLabels = DropLabels.Place(panel, new SKRect(_rect.Left - TickGap, whole.Top, whole.Right, whole.Bottom), PixelX, pen);
        var top = headings
            + Math.Max(_dropLabels.IsEmpty ? 0 : (_dropLabels.Max(l => l.Row) + 1) * DropLabels.LineHeight + 3,
                rows is { NoteHeaders.IsEmpty: false } ? 18 : 0);
        var bottom = _xTicks.Any(t => t.Label.Contains('\n')) ? 37 : 22;
        _rect = new SKRect(_rect.Left, whole.Top + top, _rect.Right, whole.Bottom - bottom);
        _yTicks = YTicks(_rect.Height);
    }

    /// <summary>A label has one line there, so a year stands beside its month.</summary>
    private ImmutableArray<TickMark> YTicks(float height) =>
        [.. Ticks.Of(_panel.Y, UpDown * height).Select(t => t with { Label = t.Label.Replace('\n', ' ') })];

    /// <returns>The frame, without labels.</returns>
    public static SKRect Paint(SKCanvas canvas, SKRect whole, Panel panel, TextPen pen)
    {
        var painter = new PanelPainter(canvas, whole, panel, pen);
        var (left, width) = (painter._rect.Left, whole.Right - 8 - painter._rect.Left);
        if (panel.Heading.Length > 0)
            pen.Draw(canvas, pen.Shorten(panel.Heading, width, HeadingSize, true), left, whole.Top + 14, HeadingSize, isBold: true);
        if (panel.Remark.Length > 0)
            pen.Draw(canvas, pen.Shorten(panel.Remark, width, NoteSize), left, whole.Top + 29, NoteSize);
        painter.PaintPlot(whole);
        painter.PaintOverlay();
        painter.PaintRows();
        return painter._rect;
    }

    private float PixelX(double x) => (float)(_rect.Left + (x - _panel.X.From) / (_panel.X.To - _panel.X.From) * _rect.Width);

    private float PixelY(double y)
    {
        var share = (y - _panel.Y.From) / (_panel.Y.To - _panel.Y.From);
        return (float)(_panel.Y is RowAxis ? _rect.Top + share * _rect.Height : _rect.Bottom - share * _rect.Height);
    }

    private void PaintPlot(SKRect whole)
    {
        using var plot = new Plot();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Layout.Fixed(new PixelPadding(_rect.Left - whole.Left, whole.Right - _rect.Right, whole.Bottom - _rect.Bottom, _rect.Top - whole.Top));
        Set(plot.Axes.Bottom, _xTicks);
        Set(plot.Axes.Left, _yTicks);
        plot.Axes.Left.TickLabelStyle.OffsetY = 2;
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        plot.Grid.MajorLineColor = Color.FromHex(Grid);
        plot.Grid.MajorLineWidth = 1;
        plot.Grid.YAxisStyle.IsVisible = _panel.Y is not RowAxis;
        if (_panel.Y is RowAxis rows) Shade(plot, rows);
        foreach (var mark in _panel.Marks) Add(plot, mark);
        plot.Axes.SetLimits(_panel.X.From, _panel.X.To,
            _panel.Y is RowAxis ? _panel.Y.To : _panel.Y.From, _panel.Y is RowAxis ? _panel.Y.From : _panel.Y.To);
        plot.Render(_canvas, new PixelRect(whole.Left, whole.Right, whole.Bottom, whole.Top));
    }

    private void Set(IAxis axis, ImmutableArray<TickMark> ticks)
    {
        axis.TickGenerator = new NumericManual([.. ticks.Select(t => new Tick(t.Position, t.Label, t.Label.Length > 0))]);
        axis.TickLabelStyle.FontName = _pen.Family;
        axis.TickLabelStyle.FontSize = TickSize;
        axis.TickLabelStyle.ForeColor = Color.FromHex(TextPen.Ink);
        axis.FrameLineStyle.Color = Color.FromHex(Frame);
        axis.MajorTickStyle.Color = Color.FromHex(Frame);
        axis.MinorTickStyle.Color = Color.FromHex(Frame);
    }

    private void Shade(Plot plot, RowAxis rows)
    {
        var hasHeadings = rows.Rows.Any(r => r.IsHeading);
        for (var i = 0; i < rows.Rows.Length; i++)
        {
            if (hasHeadings ? !rows.Rows[i].IsHeading : i % 2 > 0) continue;
            var shade = plot.Add.Rectangle(_panel.X.From, _panel.X.To, rows.Rows[i].From, rows.Rows[i].To);
            shade.FillColor = Color.FromHex("#F5F5F5");
            shade.LineWidth = 0;
        }
    }

    private static void Add(Plot plot, Mark mark)
    {
        var colour = Color.FromHex(mark.Style.Colour);
        switch (mark)
        {
            case Curve curve:
                var line = plot.Add.ScatterLine(curve.Points.Select(p => p.X).ToArray(), curve.Points.Select(p => p.Y).ToArray(), colour);
                line.LineWidth = mark.Style.Width;
                if (!mark.Style.Dash.IsEmpty) line.LinePattern = new LinePattern([.. mark.Style.Dash], 0, "");
                break;
            case Band band:
                var fill = plot.Add.FillY(band.Lower.Select(p => p.X).ToArray(), band.Lower.Select(p => p.Y).ToArray(), band.Upper.Select(p => p.Y).ToArray());
                fill.FillColor = colour.WithAlpha(0.1);
                fill.LineWidth = 0;
                fill.MarkerSize = 0;
                break;
            case Block block:
                var rectangle = plot.Add.Rectangle(block.Left, block.Right, block.Top, block.Bottom);
                rectangle.FillColor = colour;
                rectangle.LineColor = Colors.White;
                rectangle.LineWidth = block.Edge;
                break;
        }
    }

    private void PaintOverlay()
    {
        foreach (var mark in _panel.Marks)
            switch (mark)
            {
                case Level level:
                    LinePen.Dotted(_canvas, mark.Style.Colour, _rect.Left, PixelY(level.Y), _rect.Right, PixelY(level.Y));
                    break;
                case Drop drop:
                    LinePen.Dotted(_canvas, mark.Style.Colour, PixelX(drop.X), _rect.Bottom, PixelX(drop.X), _rect.Top);
                    break;
                case Planned planned:
                    using (var paint = new SKPaint { Color = SKColor.Parse(mark.Style.Colour), StrokeWidth = mark.Style.Width, IsAntialias = true })
                        _canvas.DrawLine(PixelX(planned.X), PixelY(planned.Top), PixelX(planned.X), PixelY(planned.Bottom), paint);
                    break;
                case RangeBar bar:
                    Paint(bar);
                    break;
                case Dot dot:
                    LinePen.Sign(_canvas, mark.Style, PixelX(dot.At.X), PixelY(dot.At.Y), dot.Size, dot.IsFilled);
                    break;
                case Block { Text.Length: > 0 } block when PixelX(block.Right) - PixelX(block.Left) > _pen.Width(block.Text, 11) + 6:
                    _pen.Draw(_canvas, block.Text, (PixelX(block.Left) + PixelX(block.Right)) / 2, PixelY((block.Top + block.Bottom) / 2) + 4, 11,
                        SKColor.Parse(mark.Style.Colour) is var c && 0.3 * c.Red + 0.59 * c.Green + 0.11 * c.Blue < 140 ? "#FFFFFF" : TextPen.Ink, align: Align.Centre);
                    break;
            }
        foreach (var tag in Tags.Place(_panel, _rect, PixelX, PixelY, _pen)) Tags.Paint(_canvas, tag, _pen, _panel.Y is not RowAxis);
        foreach (var label in _dropLabels)
            _pen.Draw(_canvas, label.Text, label.Left, _rect.Top - 5 - label.Row * DropLabels.LineHeight, DropLabels.Size, label.Colour);
    }

    private void Paint(RangeBar bar)
    {
        var y = PixelY(bar.Y);
        var (from, to) = (PixelX(bar.From), PixelX(bar.To));
        var tip = bar.Style.Width + 5;
        if (bar.GoesOn) LinePen.ArrowHead(_canvas, bar.Style.Colour, to, y, tip);
        var end = bar.GoesOn ? to - tip + 1 : to;
        LinePen.Line(_canvas, bar.Style with { Dash = [] }, Math.Min(from, end), y, Math.Max(end, from + (bar.GoesOn ? -tip : 0.5f)), y);
    }

    private void PaintRows()
    {
        if (_panel.Y is not RowAxis rows) return;
        foreach (var row in rows.Rows)
        {
            // Where rows are low there is room for one line.
            var lines = _pen.Wrap(row.Label, LabelWidth(rows), TickSize, row.IsHeading, PixelY(row.To) - PixelY(row.From) < 2 * RowLine ? 1 : 2);
            var y = PixelY((row.From + row.To) / 2) + 4 - (lines.Length - 1) * RowLine / 2;
            foreach (var line in lines)
            {
                _pen.Draw(_canvas, line, _rect.Left - 8, y, TickSize, isBold: row.IsHeading, align: Align.Right);
                y += RowLine;
            }
        }
        var left = _rect.Right + 12;
        var widths = NoteWidths(rows, _pen);
        for (var i = 0; i < rows.NoteHeaders.Length; i++)
        {
            _pen.Draw(_canvas, rows.NoteHeaders[i], left + widths[i], _rect.Top - 6, NoteSize, isBold: true, align: Align.Right);
            foreach (var row in rows.Rows)
                _pen.Draw(_canvas, row.Notes[i], left + widths[i], PixelY((row.From + row.To) / 2) + 4, NoteSize, row.IsHeading ? TextPen.Quiet : TextPen.Ink, align: Align.Right);
            left += widths[i] + 12;
        }
    }

    /// <summary>Bold headings of groups are wider than labels.</summary>
    private static float LabelWidth(RowAxis rows) => rows.LabelWidth ?? (rows.Rows.Any(r => r.IsHeading) ? 1.15f * RowLabelWidth : RowLabelWidth);

    private static ImmutableArray<float> NoteWidths(RowAxis rows, TextPen pen) =>
    [
        .. rows.NoteHeaders.Select((h, i) =>
            Math.Max(pen.Width(h, NoteSize, true), rows.Rows.Max(r => pen.Width(r.Notes[i], NoteSize)))),
    ];
}
