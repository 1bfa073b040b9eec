using System.Collections.Immutable;
using SkiaSharp;

namespace RiskSim.Reporting.Charts.Drawing;

/// <param name="Box">Around the text.</param>
internal readonly record struct PlacedTag(string Text, string Colour, SKRect Box);

/// <summary>Finds places inside the frame for texts beside points.</summary>
internal static class Tags
{
    public const float Size = 11.5f;
    private const float Height = 15;
    private const float Distance = 7;

    /// <summary>In the order of the marks: what comes first has the choice.</summary>
    public static ImmutableArray<PlacedTag> Place(Panel panel, SKRect frame, Func<double, float> pixelX, Func<double, float> pixelY, TextPen pen)
    {
        var placed = ImmutableArray.CreateBuilder<PlacedTag>();
        // No text on a point, a line of a planned date or a number either.
        List<SKRect> taken =
        [
            .. panel.Marks.OfType<Dot>().Select(d => SKRect.Create(pixelX(d.At.X) - d.Size / 2, pixelY(d.At.Y) - d.Size / 2, d.Size, d.Size)),
            .. panel.Marks.OfType<Planned>().Select(p => new SKRect(pixelX(p.X) - 2, pixelY(p.Top), pixelX(p.X) + 2, pixelY(p.Bottom))),
            .. panel.Marks.OfType<Block>().Select(b => new SKRect(pixelX(b.Left), pixelY(b.Top) + 1, pixelX(b.Right), pixelY(b.Bottom) - 1)),
        ];
        foreach (var tag in panel.Marks.OfType<Tag>())
        {
            var text = pen.Shorten(tag.Text, frame.Width - 4, Size);
            var boxes = Candidates(pixelX(tag.At.X), pixelY(tag.At.Y), pen.Width(text, Size) + 4);
            var free = boxes.Where(b => frame.Contains(b) && !placed.Any(p => p.Box.IntersectsWith(b)) && !taken.Any(t => t.IntersectsWith(b))).Take(1).ToList();
            if (free.Count > 0) placed.Add(new PlacedTag(text, tag.Style.Colour, free[0]));
            else if (tag.IsNeeded) placed.Add(new PlacedTag(text, tag.Style.Colour, Inside(boxes[0], frame)));
        }

        return placed.ToImmutable();
    }

    /// <param name="hasGround">A pale one, so that lines below it do not disturb.</param>
    public static void Paint(SKCanvas canvas, PlacedTag tag, TextPen pen, bool hasGround)
    {
        if (hasGround) LinePen.Rectangle(canvas, "#D8FFFFFF", tag.Box);
        pen.Draw(canvas, tag.Text, tag.Box.Left + 2, tag.Box.Bottom - 4, Size, tag.Colour);
    }

    private static ImmutableArray<SKRect> Candidates(float x, float y, float width) =>
    [
        SKRect.Create(x - Distance - width, y - Height / 2, width, Height),
        SKRect.Create(x + Distance / 2, y + Height / 2, width, Height),
        SKRect.Create(x + Distance, y - Height / 2, width, Height),
        SKRect.Create(x + Distance / 2, y - Height * 1.5f, width, Height),
        SKRect.Create(x - Distance / 2 - width, y + Height / 2, width, Height),
        SKRect.Create(x - Distance / 2 - width, y - Height * 1.5f, width, Height),
    ];

    private static SKRect Inside(SKRect box, SKRect frame)
    {
        var left = Math.Max(frame.Left, Math.Min(box.Left, frame.Right - box.Width));
        var top = Math.Max(frame.Top, Math.Min(box.Top, frame.Bottom - box.Height));
        return SKRect.Create(left, top, box.Width, box.Height);
    }
}
