using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RiskSim.Reporting.Charts;

namespace RiskSim.Reporting.Pages;

/// <summary>The charts' colours on a light and on a dark page: as they are where they can be seen well enough, else darker or lighter.</summary>
internal static class PageColours
{
    /// <summary>The page's background, as in its style sheet.</summary>
    public const string Light = "#ffffff", Dark = "#15191f";

    // WCAG 2.2, 1.4.11 (graphics) and 1.4.3 (text); a little more for rounding.
    private const double LineContrast = 3.1, TextContrast = 4.7;

    /// <summary>One rule for each assumption in file order: <c>.a0{--line:light-dark(#0072b2,#2f8ec4);--text:…}</c>.</summary>
    public static string Rules(int assumptions)
    {
        var css = new StringBuilder();
        for (var i = 0; i < assumptions; i++)
        {
            var colour = Palette.Style(i).Colour;
            css.Append(CultureInfo.InvariantCulture, $".a{i}{{--line:light-dark({Seen(colour, Light, LineContrast)},{Seen(colour, Dark, LineContrast)});")
                .Append(CultureInfo.InvariantCulture, $"--text:light-dark({Seen(colour, Light, TextContrast)},{Seen(colour, Dark, TextContrast)})}}\n");
        }

        return css.ToString();
    }

    /// <summary>The colour, moved towards black or white until it stands out from the background.</summary>
    /// <param name="colour"><c>#RRGGBB</c>, as all here.</param>
    /// <param name="contrast">The least ratio, 1..21.</param>
    public static string Seen(string colour, string background, double contrast)
    {
        var target = Luminance(Channels(background)) > 0.5 ? 0 : 255;
        var from = Channels(colour);
        for (var share = 0.0; ; share += 0.02)
        {
            ImmutableArray<int> mixed = [.. from.Select(c => (int)Math.Round(c + (target - c) * Math.Min(share, 1)))];
            if (share >= 1 || Contrast(mixed, Channels(background)) >= contrast) return "#" + string.Concat(mixed.Select(c => c.ToString("x2", CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The ratio of WCAG 2, 1..21.</summary>
    public static double Contrast(string a, string b) => Contrast(Channels(a), Channels(b));

    private static double Contrast(ImmutableArray<int> a, ImmutableArray<int> b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(ImmutableArray<int> channels)
    {
        double[] linear = [.. channels.Select(c => c / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static ImmutableArray<int> Channels(string colour) =>
        [.. Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
