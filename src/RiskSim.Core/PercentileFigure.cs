using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using RiskSim.Statistics;

namespace RiskSim;

/// <summary>The id of a percentile taken apart: <c>missions.m1.delay.p80</c> is the probability 0.8 of <c>missions.m1.delay</c>.</summary>
internal sealed partial record PercentileFigure(string Stem, double Probability)
{
    private const string Launch = ".launch";
    private const string Delay = ".delay";

    /// <summary>Every duration that has percentiles, under any of the assumptions.</summary>
    public static string[] Stems(MetricCatalogue[] catalogues) =>
        [.. catalogues.SelectMany(c => c.Metrics).OfType<DurationSpec>().SelectMany(m => m.Id.EndsWith(Delay, StringComparison.Ordinal)
            ? [m.Id, m.Id[..^Delay.Length] + Launch] : new[] { m.Id }).Distinct(StringComparer.Ordinal)];

    /// <summary>The id up to its percentile, and that with its dot; an id without one has none.</summary>
    public static (string Stem, string Percentile) Split(string figure) =>
        Form().Match(figure) is { Success: true } match ? (match.Groups["stem"].Value, figure[match.Groups["stem"].Length..]) : (figure, "");

    public static bool TryParse(string figure, MetricCatalogue[] catalogues, [NotNullWhen(true)] out PercentileFigure? parsed)
    {
        parsed = null;
        if (Form().Match(figure) is not { Success: true } match) return false;
        var probability = double.Parse(match.Groups["q"].Value, CultureInfo.InvariantCulture) / 100;
        if (probability is not (> 0 and < 1) || !Stems(catalogues).Contains(match.Groups["stem"].Value)) return false;
        parsed = new PercentileFigure(match.Groups["stem"].Value, probability);
        return true;
    }

    /// <summary>What it is a percentile of; null where the assumption has no such duration.</summary>
    public DurationSpec? In(MetricCatalogue catalogue) => catalogue.Metrics.OfType<DurationSpec>().FirstOrDefault(m => m.Id == Counted);

    /// <summary>The days from what is counted to what was asked for: a launch is its delay after the planned date.</summary>
    public double OffsetDays(MetricCatalogue catalogue) => Counted == Stem ? 0 : catalogue.PlannedDays[Counted];

    private string Counted => Stem.StartsWith("missions.", StringComparison.Ordinal) && Stem.EndsWith(Launch, StringComparison.Ordinal) ? Stem[..^Launch.Length] + Delay : Stem;

    [GeneratedRegex(@"^(?<stem>[a-z].*)\.p(?<q>[0-9]{1,3}(\.[0-9]{1,9})?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
