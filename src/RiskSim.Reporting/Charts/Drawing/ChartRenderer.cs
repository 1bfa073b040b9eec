using System.Collections.Immutable;
using SkiaSharp;

namespace RiskSim.Reporting.Charts.Drawing;

/// <summary>Lays a chart out from the top down (title, key, panels, footer) and draws it.</summary>
internal static class ChartRenderer
{
    /// <summary>Logical width; a PNG has <see cref="PngScale"/> times as many pixels.</summary>
    public const int Width = 800;
    public const int PngScale = 2;

    /// <summary>The usual height; charts with many rows are higher.</summary>
    public const int Height = 450;

    private const float Margin = 18;
    private const float TitleSize = 17;
    private const float TitleLine = 22;
    private const float LabelSize = 12.5f;
    private const float FooterSize = 10.5f;
    private const float FooterLine = 14;
    private const float NoteLine = 14.5f;

    public static byte[] Render(Chart chart, ChartFont font, ChartFormat format)
    {
        using var pen = new TextPen(font, isShaping: format != ChartFormat.Svg);
        var layout = new Layout(chart, pen);
        if (format == ChartFormat.Svg) return SvgText.Draw(chart, layout.Height, pen, canvas => Draw(canvas, chart, layout, pen));
        var info = new SKImageInfo(Width * PngScale, layout.Height * PngScale, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var bitmap = new SKBitmap(info);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale(PngScale);
            Draw(canvas, chart, layout, pen);
        }
        using var pixels = bitmap.PeekPixels();
        using var data = pixels?.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 6))
            ?? throw new InvalidOperationException("the picture cannot be encoded as PNG");
        return PngStamp.Add(data.ToArray(), chart);
    }

    private static void Draw(SKCanvas canvas, Chart chart, Layout layout, TextPen pen)
    {
        LinePen.Rectangle(canvas, "#FFFFFF", new SKRect(0, 0, Width, layout.Height));
        for (var i = 0; i < layout.Title.Length; i++)
            pen.Draw(canvas, layout.Title[i], Margin, 14 + TitleSize + i * TitleLine, TitleSize, isBold: true);
        layout.Key.Draw(canvas, pen);
        var area = layout.Panels;
        if (chart.YLabel.Length > 0) DrawYLabel(canvas, chart.YLabel, area, pen);
        var left = area.Left + (chart.YLabel.Length > 0 ? 20 : 0);
        var bottom = area.Bottom - 18;
        var rows = (chart.Panels.Length + chart.Columns - 1) / chart.Columns;
        var (width, height) = ((area.Right - left) / chart.Columns, (bottom - area.Top) / rows);
        var frames = SKRect.Empty;
        for (var i = 0; i < chart.Panels.Length; i++)
        {
            var (x, y) = (left + i % chart.Columns * width, area.Top + i / chart.Columns * height);
            var frame = PanelPainter.Paint(canvas, new SKRect(x, y, x + width, y + height), chart.Panels[i], pen);
            frames = i == 0 ? frame : SKRect.Union(frames, frame);
        }
        pen.Draw(canvas, pen.Shorten(chart.XLabel, area.Right - left, LabelSize), frames.MidX, area.Bottom - 3, LabelSize, align: Align.Centre);
        DrawNotes(canvas, layout, pen);
        for (var i = 0; i < layout.Footer.Length; i++)
            pen.Draw(canvas, layout.Footer[i], Margin, layout.Height - 10 - (layout.Footer.Length - 1 - i) * FooterLine, FooterSize, TextPen.Quiet);
    }

    private static void DrawNotes(SKCanvas canvas, Layout layout, TextPen pen)
    {
        var y = layout.NotesTop;
        foreach (var (number, lines) in layout.Notes)
        {
            pen.Draw(canvas, number, Margin + layout.NoteIndent - 8, y + NoteLine - 3, FooterSize, isBold: true, align: Align.Right);
            foreach (var line in lines) pen.Draw(canvas, line, Margin + layout.NoteIndent, (y += NoteLine) - 3, FooterSize);
        }
    }

    private static void DrawYLabel(SKCanvas canvas, string label, SKRect area, TextPen pen)
    {
        canvas.Save();
        canvas.RotateDegrees(-90);
        pen.Draw(canvas, pen.Shorten(label, area.Height - 10, LabelSize), -(area.Top + area.Bottom) / 2, area.Left + 11, LabelSize, TextPen.Ink, align: Align.Centre);
        canvas.Restore();
    }

    /// <summary>Where everything goes.</summary>
    private sealed class Layout
    {
        public Layout(Chart chart, TextPen pen)
        {
            Title = pen.WrapEvenly(chart.Title, Width - 2 * Margin, TitleSize, true, 3);
            Footer = pen.Wrap(chart.Footer, Width - 2 * Margin, FooterSize, false, 3);
            var top = 18 + Title.Length * TitleLine;
            NoteIndent = chart.Notes.Select(n => pen.Width(n.Number, FooterSize, true)).DefaultIfEmpty(0).Max() + 8;
            Notes = [.. chart.Notes.Select(n => (n.Number, pen.Wrap(n.Text, Width - 2 * Margin - NoteIndent, FooterSize, false, 2)))];
            var notes = Notes.IsEmpty ? 0 : 10 + Notes.Sum(n => n.Lines.Length) * NoteLine;
            var footer = 14 + Footer.Length * FooterLine + notes;
            Key = chart.IsKeyBeside
                ? KeyPainter.Beside(chart.Key, new SKPoint(Width - Margin - KeyPainter.BesideWidth, top + 10), pen)
                : KeyPainter.Above(chart.Key, new SKPoint(Margin, top), Width - 2 * Margin, pen);
            var right = chart.IsKeyBeside ? Width - Margin - KeyPainter.BesideWidth - 12 : Width - Margin + 8;
            var panelsTop = (chart.IsKeyBeside ? top : Key.Bottom) + 6;
            var rows = (chart.Panels.Length + chart.Columns - 1) / chart.Columns;
            var least = rows * (chart.PanelHeight ?? (rows == 1 ? 260 : 175)) + 18;
            var height = Math.Max(panelsTop + least, Key.Bottom + 8) + footer;
            Height = (int)Math.Ceiling(chart.PanelHeight is null ? Math.Max(height, ChartRenderer.Height) : height);
            Panels = new SKRect(Margin, panelsTop, right, Height - footer);
            NotesTop = Height - footer + 10;
        }

        public int Height { get; }
        public ImmutableArray<string> Title { get; }
        public ImmutableArray<string> Footer { get; }
        public KeyPainter Key { get; }
        public float NotesTop { get; }
        public float NoteIndent { get; }
        public ImmutableArray<(string Number, ImmutableArray<string> Lines)> Notes { get; }
        public SKRect Panels { get; }
    }
}
