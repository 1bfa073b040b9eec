using System.Collections.Immutable;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Fields;

/// <summary>The charts of a run as pictures in documents; what a picture shows is told by its <see cref="PngStamp"/>.</summary>
internal sealed class ChartPictures(ForecastResult result)
{
    private readonly Lazy<ImmutableDictionary<string, Chart>> _charts = new(() => ChartBook.Charts(result).ToImmutableDictionary(c => c.Name, StringComparer.Ordinal));
    private readonly Dictionary<string, string> _fingerprints = [];
    private readonly Dictionary<string, byte[]> _drawn = [];

    public ImmutableArray<string> Names => ChartBook.Names(result);

    /// <summary>Whether the run has the chart; if not, the problem.</summary>
    public bool Has(ChartTag tag, Place place, ICollection<Problem> problems)
    {
        if (!_charts.Value.ContainsKey(tag.Name) && MissingChart.Why(result, tag.Name, Names) is { } reason)
            problems.Add(new Problem(Severity.Error, place, tag.ToString(), reason, Names is [] ? "Take the picture out: the run has no chart." : $"Take the picture out, or name another chart: {string.Join(", ", Names)}."));
        else if (!_charts.Value.ContainsKey(tag.Name))
            problems.Add(new Problem(Severity.Error, place, tag.ToString(), $"the run has no chart '{tag.Name}'", RunFields.NearestOf(tag.Name, Names, "It has " + string.Join(", ", Names) + ".")));
        else if (tag.Format.Length > 0 && !tag.HasWords)
            problems.Add(new Problem(Severity.Error, place, tag.ToString(), $"'{tag.Format}' is no format of a chart", $"Write risksim:{ChartTag.Prefix}{tag.Name}, or with |{ChartTag.Words} to have the chart's words after it."));
        else return true;
        return false;
    }

    public string AlternativeText(string name) => _charts.Value[name].AlternativeText;

    /// <summary>Whether a picture shows just this run's chart.</summary>
    /// <param name="picture">Any bytes.</param>
    public bool IsCurrent(string name, ReadOnlySpan<byte> picture) => PngStamp.Read(picture) is { } stamp && stamp == new PngStamp(name, Fingerprint(name), PngStamp.HashOfPixels(picture));

    /// <summary>What a picture is, for lists of what differs.</summary>
    public static string Describe(string name, ReadOnlySpan<byte> picture) => PngStamp.Read(picture) switch
    {
        null => "a picture that was not drawn from a run",
        var stamp when stamp.Chart != name => $"the chart {stamp.Chart}",
        var stamp when stamp.Pixels != PngStamp.HashOfPixels(picture) => "a picture that was changed since it was drawn",
        _ => "the chart of other figures",
    };

    /// <summary>The chart as a PNG.</summary>
    /// <exception cref="IOException">There is no font to draw it with.</exception>
    public byte[] Draw(string name)
    {
        if (_drawn.TryGetValue(name, out var drawn)) return drawn;
        return _drawn[name] = ChartBook.Render(result, name, ChartFormat.Png) ?? throw new IOException(ChartFont.NoFontWarning);
    }

    private string Fingerprint(string name) => _fingerprints.TryGetValue(name, out var known) ? known : _fingerprints[name] = ChartFingerprint.Of(_charts.Value[name]);
}
