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

    public static ImmutableArray<PlacedLabel> Place(Panel panel, SKRect whole, Func<double, float> pixelX, TextPen pen)
    {
        var placed = ImmutableArray.CreateBuilder<PlacedLabel>();
        var taken = new List<(int Row, float Left, float Right)>();
        foreach (var drop in panel.Marks.OfType<Drop>().Where(d => d.Label.Length > 0).OrderBy(d => d.X))
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
}
