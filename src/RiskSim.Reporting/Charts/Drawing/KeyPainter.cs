using System.Collections.Immutable;
using SkiaSharp;

namespace RiskSim.Reporting.Charts.Drawing;

/// <summary>The key: a flowing line above the panels, or a column beside them.</summary>
internal sealed class KeyPainter
{
    public const float BesideWidth = 186;
    private const float Swatch = 30;
    private const float Size = 12;
    private const float DetailSize = 11.5f;
    private const float Line = 15;
    private const float Gap = 18;
    private const string Edge = "#AAAAAA";

    private readonly ImmutableArray<Item> _items;

    private KeyPainter(ImmutableArray<Item> items, float bottom) => (_items, Bottom) = (items, bottom);

    public float Bottom { get; }

    public static KeyPainter Above(ImmutableArray<KeyEntry> entries, SKPoint corner, float width, TextPen pen)
    {
        var items = ImmutableArray.CreateBuilder<Item>();
        var (x, y) = (corner.X, corner.Y);
        for (var i = 0; i < entries.Length; i++)
        {
            var label = pen.Shorten(entries[i].Label, width - Swatch - 8, Size);
            var needed = entries[i].StartsGroup ? entries[i..].Sum(e => Advance(e, e.Label, pen)) : Advance(entries[i], label, pen);
            if (x > corner.X && x + needed - Gap > corner.X + width) (x, y) = (corner.X, y + 19);
            items.Add(new Item(entries[i], new SKPoint(x, y), [label], SwatchOf(entries[i])));
            x += Advance(entries[i], label, pen);
        }
        return new KeyPainter(items.ToImmutable(), entries.IsEmpty ? corner.Y : y + 20);
    }

    public static KeyPainter Beside(ImmutableArray<KeyEntry> entries, SKPoint corner, TextPen pen)
    {
        var items = ImmutableArray.CreateBuilder<Item>();
        var y = corner.Y;
        foreach (var entry in entries)
        {
            var lines = pen.Wrap(entry.Label, BesideWidth - Swatch - 6, Size, true, 2);
            items.Add(new Item(entry, new SKPoint(corner.X, y), lines, Swatch));
            y += (lines.Length + entry.Details.Length) * Line + 9;
        }
        return new KeyPainter(items.ToImmutable(), y);
    }

    public void Draw(SKCanvas canvas, TextPen pen)
    {
        foreach (var (entry, corner, lines, swatch) in _items)
        {
            DrawSwatch(canvas, entry, corner.X, corner.Y + 9, swatch);
            var isHeading = entry.Details.Length > 0 || lines.Length > 1;
            var y = corner.Y + 13;
            foreach (var line in lines)
            {
                pen.Draw(canvas, line, corner.X + swatch + 6, y, Size, isBold: isHeading);
                y += Line;
            }
            foreach (var detail in entry.Details)
            {
                pen.Draw(canvas, pen.Shorten(detail, BesideWidth - Swatch - 6, DetailSize), corner.X + Swatch + 6, y, DetailSize);
                y += Line;
            }
        }
    }

    private static float Advance(KeyEntry entry, string label, TextPen pen) => SwatchOf(entry) + 6 + pen.Width(label, Size) + Gap;

    private static float SwatchOf(KeyEntry entry) => entry.Shape is KeyShape.Line or KeyShape.Rule or KeyShape.Bar ? Swatch : 14;

    private static void DrawSwatch(SKCanvas canvas, KeyEntry entry, float x, float y, float width)
    {
        var centre = x + width / 2;
        switch (entry.Shape)
        {
            case KeyShape.Line:
                LinePen.Line(canvas, entry.Style, x, y, x + Swatch, y);
                LinePen.Sign(canvas, entry.Style, centre, y, 8, true);
                break;
            case KeyShape.Rule:
                LinePen.Line(canvas, entry.Style, x, y, x + Swatch, y);
                break;
            case KeyShape.Bar:
                LinePen.Line(canvas, entry.Style with { Dash = [] }, x, y, x + Swatch, y);
                LinePen.Sign(canvas, entry.Style, centre, y, 8, true);
                break;
            case KeyShape.Block:
                // A pale one would not be seen on white.
                LinePen.Rectangle(canvas, Edge, new SKRect(centre - 7.5f, y - 6.5f, centre + 7.5f, y + 6.5f));
                LinePen.Rectangle(canvas, entry.Style.Colour, new SKRect(centre - 7, y - 6, centre + 7, y + 6));
                break;
            case KeyShape.Dot:
                LinePen.Sign(canvas, entry.Style, centre, y, 8, true);
                break;
            case KeyShape.Ring:
                LinePen.Sign(canvas, entry.Style, centre, y, 8, false);
                break;
            case KeyShape.Planned:
                LinePen.Line(canvas, entry.Style, centre, y - 7, centre, y + 7);
                break;
        }
    }

    /// <param name="Swatch">Room for the sign: in a column the same for all.</param>
    private sealed record Item(KeyEntry Entry, SKPoint Corner, ImmutableArray<string> Lines, float Swatch);
}
