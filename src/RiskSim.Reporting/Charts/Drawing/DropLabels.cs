using System.Collections.Immutable;
using SkiaSharp;

namespace RiskSim.Reporting.Charts.Drawing;

/// <param name="Row">0 is next to the frame.</param>
internal readonly record struct PlacedLabel(string Text, string Colour, float Left, int Row);

/// <summary>Finds places above the frame for the labels of vertical lines, so that none covers another.</summary>
internal static class DropLabels
{
    public const float Size = 11.5f;
    public const float LineHeight = 15;

    /// <param name="whole">What no label may leave to either side.</param>
    public static ImmutableArray<PlacedLabel> Place(Panel panel, SKRect whole, Func<double, float> pixelX, TextPen pen)
    {
        var drops = panel.Marks.OfType<Drop>().Where(d => d.Label.Length > 0).OrderBy(d => d.X).ToList();
        if (drops.Count == 2 && BackToBack(drops, whole, pixelX, pen) is { IsEmpty: false } pair) return pair;
        var placed = ImmutableArray.CreateBuilder<PlacedLabel>();
        var taken = new List<(int Row, float Left, float Right)>();
        foreach (var drop in drops)
        {
            var width = pen.Width(drop.Label, Size);
            var x = pixelX(drop.X);
            var left = Math.Clamp(x - width / 2, whole.Left, Math.Max(whole.Left, whole.Right - width));
            var row = 0;
            while (taken.Any(t => t.Row == row && left < t.Right + 10 && left + width > t.Left - 10)) row++;
            taken.Add((row, left, left + width));
            placed.Add(new PlacedLabel(drop.Label, drop.Style.Colour, left, row));
        }
        return placed.ToImmutable();
    }

    /// <summary>Two lines too close for centred labels: one label ends at its line, the other begins at its own.</summary>
    private static ImmutableArray<PlacedLabel> BackToBack(List<Drop> drops, SKRect whole, Func<double, float> pixelX, TextPen pen)
    {
        var (x1, x2) = (pixelX(drops[0].X), pixelX(drops[1].X));
        var (width1, width2) = (pen.Width(drops[0].Label, Size), pen.Width(drops[1].Label, Size));
        if (x2 - x1 > (width1 + width2) / 2 + 10) return [];
        const float between = 10;
        var left2 = Math.Min(x2 - 2, whole.Right - width2);
        var left1 = Math.Max(whole.Left, Math.Min(x1 + 2, left2 - between) - width1);
        left2 = Math.Max(left2, left1 + width1 + between);
        // Where a label would have to leave its line, two rows are clearer.
        if (left1 + width1 < x1 - 12 || left2 > x2 + 12 || left2 + width2 > whole.Right + 0.5f) return [];
        return [new PlacedLabel(drops[0].Label, drops[0].Style.Colour, left1, 0), new PlacedLabel(drops[1].Label, drops[1].Style.Colour, left2, 0)];
    }
}
