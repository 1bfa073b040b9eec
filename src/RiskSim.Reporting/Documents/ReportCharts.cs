using System.Collections.Immutable;
using System.Text;
using RiskSim.Reporting.Charts;

namespace RiskSim.Reporting.Documents;

/// <summary>Charts of a report, each put once, into the first section that asks for it.</summary>
internal sealed class ReportCharts(ImmutableArray<ChartFile> charts, string folder)
{
    private readonly List<ChartFile> _left = [.. charts];

    public bool AreLeft => _left.Count > 0;

    /// <summary>Puts the charts whose name begins with one of the words, in the order of the words; all that are left without words.</summary>
    public void AppendTo(StringBuilder text, params ReadOnlySpan<string> words)
    {
        if (words.Length == 0) Put(text, _left.ToList());
        foreach (var word in words)
            Put(text, _left.Where(c => c.Name.StartsWith(word, StringComparison.Ordinal)).ToList());
    }

    private void Put(StringBuilder text, List<ChartFile> chosen)
    {
        foreach (var chart in chosen)
        {
            _left.Remove(chart);
            var alternative = MarkdownText.Escape(chart.AlternativeText.Length > 0 ? chart.AlternativeText : chart.Title);
            text.Append("![").Append(alternative).Append("](").Append(folder).Append('/')
                .Append(Uri.EscapeDataString(chart.FileName)).Append(")\n\n");
            if (chart.Caption.Length > 0) text.Append('*').Append(MarkdownText.Escape(chart.Caption)).Append("*\n\n");
        }
    }
}
