using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace RiskSim.Reporting.Charts.Drawing;

internal enum Align { Left, Centre, Right }

/// <summary>Measures, breaks and draws text in one family. Lengths are logical pixels.</summary>
internal sealed partial class TextPen : IDisposable
{
    public const string Ink = "#222222";
    public const string Quiet = "#555555";

    private readonly Dictionary<(float Size, bool IsBold), SKFont> _fonts = [];
    private readonly Dictionary<bool, SKShaper> _shapers = [];
    private readonly bool _isShaping;

    /// <param name="isShaping">Whether letters are joined and turned here; an SVG's reader does it itself.</param>
    public TextPen(ChartFont font, bool isShaping = true)
    {
        _isShaping = isShaping;
        Family = font.Family;
        // ScottPlot sets its tick labels itself; its own default may be a serif font.
        ScottPlot.Fonts.Default = font.Family;
        ScottPlot.Fonts.Sans = font.Family;
    }

    public string Family { get; }

    public float Width(string text, float size, bool isBold = false)
    {
        if (!BidiText.NeedsShaping(text)) return Font(size, isBold).MeasureText(text);
        return BidiText.Pieces(BidiText.WithoutControls(text)).Sum(piece => PieceWidth(piece, size, isBold));
    }

    /// <param name="y">The baseline.</param>
    public void Draw(SKCanvas canvas, string text, float x, float y, float size, string colour = Ink, bool isBold = false, Align align = Align.Left)
    {
        var font = Font(size, isBold);
        text = BidiText.WithoutControls(text);
        var left = align == Align.Left ? x : x - Width(text, size, isBold) * (align == Align.Centre ? 0.5f : 1);
        using var paint = new SKPaint { Color = SKColor.Parse(colour), IsAntialias = true };
        if (!_isShaping || !BidiText.NeedsShaping(text))
        {
            canvas.DrawText(text, left, y, SKTextAlign.Left, font, paint);
            return;
        }

        foreach (var piece in BidiText.Pieces(text))
        {
            if (HasLetters(piece)) canvas.DrawShapedText(Shaper(isBold), piece, left, y, SKTextAlign.Left, font, paint);
            else canvas.DrawText(piece, left, y, SKTextAlign.Left, font, paint);
            left += PieceWidth(piece, size, isBold);
        }
    }

    private float PieceWidth(string piece, float size, bool isBold) =>
        HasLetters(piece) ? Shaper(isBold).Shape(piece, Font(size, isBold)).Width : Font(size, isBold).MeasureText(piece);

    // The shaper would take Arabic digits for right-to-left text too.
    private static bool HasLetters(string piece) => piece.Any(char.IsLetter);

    /// <summary>Lines no wider than asked for, broken at spaces; what does not fit ends in an ellipsis.</summary>
    public ImmutableArray<string> Wrap(string text, float width, float size, bool isBold = false, int maxLines = int.MaxValue)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length == 0 || Width(longer, size, isBold) <= width)
            {
                line = longer;
                continue;
            }
            if (lines.Count + 1 == maxLines)
            {
                lines.Add(Shorten(longer + "…", width, size, isBold));
                return lines.ToImmutable();
            }
            lines.Add(Shorten(line, width, size, isBold));
            line = word;
        }
        if (line.Length > 0) lines.Add(Shorten(line, width, size, isBold));
        return lines.ToImmutable();
    }

    /// <summary>As <see cref="Wrap"/>, with lines of about the same width and no date torn apart.</summary>
    public ImmutableArray<string> WrapEvenly(string text, float width, float size, bool isBold, int maxLines)
    {
        text = Date().Replace(text, "$1\u00a0$2\u00a0$3");
        var lines = Wrap(text, width, size, isBold, maxLines);
        for (var narrower = width; narrower > width / 2; narrower -= 8)
        {
            var tried = Wrap(text, narrower, size, isBold);
            if (tried.Length > lines.Length || tried.Any(l => l.EndsWith('…'))) break;
            lines = tried;
        }
        return lines;
    }

    [GeneratedRegex(@"(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})")]
    private static partial Regex Date();

    /// <summary>The text, cut with an ellipsis where it is wider.</summary>
    public string Shorten(string text, float width, float size, bool isBold = false)
    {
        if (Width(text, size, isBold) <= width) return text;
        var length = text.Length;
        while (length > 1 && Width(Cut(length), size, isBold) > width) length--;
        return Cut(length);

        string Cut(int n)
        {
            var kept = char.IsHighSurrogate(text[n - 1]) ? text[..(n - 1)] : text[..n];
            return kept.TrimEnd(' ', '…', ',', '-') + "…";
        }
    }

    public void Dispose()
    {
        foreach (var font in _fonts.Values) font.Dispose();
        _fonts.Clear();
        foreach (var shaper in _shapers.Values) shaper.Dispose();
        _shapers.Clear();
    }

    private SKShaper Shaper(bool isBold)
    {
        if (!_shapers.TryGetValue(isBold, out var shaper)) _shapers[isBold] = shaper = new SKShaper(ScottPlot.Fonts.GetTypeface(Family, isBold, false));
        return shaper;
    }

    private SKFont Font(float size, bool isBold)
    {
        if (_fonts.TryGetValue((size, isBold), out var font)) return font;
        var typeface = ScottPlot.Fonts.GetTypeface(Family, isBold, false);
        // Unhinted and at fractions of a pixel: the same widths in every format and at every scale.
        return _fonts[(size, isBold)] = new SKFont(typeface, size)
        {
            Subpixel = true,
            Hinting = SKFontHinting.None,
            Edging = SKFontEdging.Antialias,
        };
    }
}
