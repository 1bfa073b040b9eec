using SkiaSharp;

namespace RiskSim.Reporting.Charts.Drawing;

/// <summary>Lines, signs and arrows that look the same in the panels and in the key.</summary>
internal static class LinePen
{
    public static void Line(SKCanvas canvas, SeriesStyle style, float x1, float y1, float x2, float y2)
    {
        using var paint = Stroke(style.Colour, style.Width);
        using var dash = style.Dash.IsEmpty ? null : SKPathEffect.CreateDash([.. style.Dash], 0);
        paint.PathEffect = dash;
        canvas.DrawLine(x1, y1, x2, y2, paint);
    }

    public static void Dotted(SKCanvas canvas, string colour, float x1, float y1, float x2, float y2) =>
        Line(canvas, new SeriesStyle(colour, [1.5f, 3], Charts.Sign.Circle, 1.2f), x1, y1, x2, y2);

    public static void Rectangle(SKCanvas canvas, string colour, SKRect rect)
    {
        using var paint = new SKPaint { Color = SKColor.Parse(colour), IsAntialias = true };
        canvas.DrawRect(rect, paint);
    }

    public static void Sign(SKCanvas canvas, SeriesStyle style, float x, float y, float size, bool isFilled)
    {
        using var fill = new SKPaint { Color = isFilled ? SKColor.Parse(style.Colour) : SKColors.White, IsAntialias = true };
        using var edge = Stroke(isFilled ? "#FFFFFF" : style.Colour, isFilled ? 0.8f : 1.6f);
        if (style.Sign == Charts.Sign.Circle)
        {
            canvas.DrawCircle(x, y, size / 2, fill);
            canvas.DrawCircle(x, y, size / 2, edge);
            return;
        }
        using var path = Shape(style.Sign, x, y, size / 2);
        canvas.DrawPath(path, fill);
        canvas.DrawPath(path, edge);
    }

    /// <summary>An arrowhead to the right with its tip at <paramref name="x"/>.</summary>
    public static void ArrowHead(SKCanvas canvas, string colour, float x, float y, float size)
    {
        using var path = Polygon((x - size, y - size * 0.62f), (x, y), (x - size, y + size * 0.62f));
        using var paint = new SKPaint { Color = SKColor.Parse(colour), IsAntialias = true };
        canvas.DrawPath(path, paint);
    }

    private static SKPaint Stroke(string colour, float width) =>
        new() { Color = SKColor.Parse(colour), StrokeWidth = width, IsAntialias = true, IsStroke = true };

    private static SKPath Shape(Sign sign, float x, float y, float r) => sign switch
    {
        Charts.Sign.Triangle => Polygon((x, y - r * 1.1f), (x + r * 1.05f, y + r * 0.8f), (x - r * 1.05f, y + r * 0.8f)),
        Charts.Sign.DownTriangle => Polygon((x, y + r * 1.1f), (x + r * 1.05f, y - r * 0.8f), (x - r * 1.05f, y - r * 0.8f)),
        Charts.Sign.Diamond => Polygon((x, y - r * 1.2f), (x + r * 1.2f, y), (x, y + r * 1.2f), (x - r * 1.2f, y)),
        _ => Polygon((x - r * 0.88f, y - r * 0.88f), (x + r * 0.88f, y - r * 0.88f), (x + r * 0.88f, y + r * 0.88f), (x - r * 0.88f, y + r * 0.88f)),
    };

    private static SKPath Polygon(params (float X, float Y)[] corners)
    {
        var path = new SKPath();
        path.AddPoly([.. corners.Select(c => new SKPoint(c.X, c.Y))], close: true);
        return path;
    }
}
