using System.Collections.Immutable;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Charts;

internal enum Sign { Circle, Square, Triangle, Diamond, DownTriangle }

/// <summary>How one assumption looks, the same in every chart of a run.</summary>
/// <param name="Colour">Hexadecimal, <c>#RRGGBB</c>.</param>
/// <param name="Dash">Lengths of strokes and gaps; empty: solid.</param>
internal sealed record SeriesStyle(string Colour, ImmutableArray<float> Dash, Sign Sign, float Width)
{
    public static SeriesStyle Plain(string colour, float width = 1) => new(colour, [], Sign.Circle, width);
}

/// <summary>An assumption (or the blend) that is drawn.</summary>
/// <param name="Name">Without its weight.</param>
/// <param name="Weight">Updated, for people; empty for the blend.</param>
internal sealed record Series(AssumptionForecast Forecast, string Name, string Weight, SeriesStyle Style)
{
    public string Label => Weight.Length == 0 ? Name : $"{Name} ({Weight})".Replace("(weight ", "(weight\u00a0", StringComparison.Ordinal);

    public bool IsBlend => Forecast.Id == AssumptionForecast.BlendId;
}

/// <summary>Colours that the colour-blind can tell apart; a dash and a sign each, for print in grey.</summary>
internal static class Palette
{
    public static readonly SeriesStyle Blend = new("#000000", [], Sign.Circle, 3.2f);

    public static readonly SeriesStyle Quiet = SeriesStyle.Plain("#666666");

    /// <summary>What a reader is to look at: what happened, a limit, dates that do not hold together.</summary>
    public static readonly SeriesStyle Marked = SeriesStyle.Plain("#B00020", 1.8f);

    /// <summary>Earlier, fewer days, less likely, what helps; no colour of an assumption. (Brewer's BrBG: the colour-blind can tell its ends apart.)</summary>
    public static readonly SeriesStyle Less = SeriesStyle.Plain("#01665E");

    /// <summary>Later, more days, likelier, what hurts.</summary>
    public static readonly SeriesStyle More = SeriesStyle.Plain("#8C510A");

    // Okabe & Ito (2008), strongest contrast against white first; their yellow is too pale for a line, so it is darkened.
    private static readonly ImmutableArray<string> Colours =
        ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7A7A7A", "#A08A00"];

    // Tol's muted scheme: parts of a delay must not look like assumptions.
    private static readonly ImmutableArray<string> Parts =
        ["#DDCC77", "#882255", "#332288", "#88CCEE", "#44AA99", "#AA4499", "#999933", "#CC6677"];

    private static readonly ImmutableArray<ImmutableArray<float>> Dashes =
        [[8, 3], [2, 2.5f], [9, 3, 2, 3], [5, 2], [12, 4], [9, 3, 2, 3, 2, 3], [3, 5], [14, 3, 5, 3]];

    /// <summary>The possible assumptions in file order, then the blend. With one there is nothing to compare: the blend alone.</summary>
    public static ImmutableArray<Series> For(ForecastResult result)
    {
        var all = result.Assumptions;
        var possible = all.Count(a => a.IsPossible);
        var series = ImmutableArray.CreateBuilder<Series>();
        for (var i = 0; i < all.Length && possible > 1; i++)
        {
            if (!all[i].IsPossible) continue;
            series.Add(new Series(all[i], Labels.Assumption(all[i].Id), "weight " + Labels.Percent(all[i].UpdatedWeight), Style(i)));
        }
        var only = all.Length > 1 ? all.FirstOrDefault(a => a.IsPossible) : null;
        var name = possible > 1 ? "blend" : only is null ? "forecast" : $"blend (only {Labels.Assumption(only.Id)} is possible)";
        series.Add(new Series(result.Blend, name, "", Blend));
        return series.ToImmutable();
    }

    /// <param name="index">Position of the assumption in the file, from 0.</param>
    public static SeriesStyle Style(int index)
    {
        var colour = index < Colours.Length ? Colours[index] : Further(index - Colours.Length);
        return new SeriesStyle(colour, Dashes[index % Dashes.Length], (Sign)(index % 5), 2.2f);
    }

    /// <summary>What is left of a delay beside its visible parts.</summary>
    public static readonly SeriesStyle OtherPart = SeriesStyle.Plain("#BBBBBB");

    public static SeriesStyle Part(int index) => SeriesStyle.Plain(Parts[index % Parts.Length]);

    // Steps of the golden angle never repeat a hue; two lightnesses keep neighbours apart.
    private static string Further(int index)
    {
        var hue = (20 + 137.508 * index) % 360;
        var lightness = index % 2 == 0 ? 0.38 : 0.26;
        return "#" + Channel(0) + Channel(8) + Channel(4);

        string Channel(int n)
        {
            var k = (n + hue / 30) % 12;
            var value = lightness - 0.7 * Math.Min(lightness, 1 - lightness) * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1));
            return ((int)Math.Round(255 * value)).ToString("X2", System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
