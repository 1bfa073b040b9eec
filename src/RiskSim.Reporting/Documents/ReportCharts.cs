using System.Collections.Immutable;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents.Passages;

namespace RiskSim.Reporting.Documents;

/// <summary>Charts of a document, each put once, into the first section that asks for it.</summary>
/// <param name="folder">Relative to the document.</param>
internal sealed class ReportCharts(ImmutableArray<ChartFile> charts, string folder)
{
    private readonly List<ChartFile> _left = [.. charts];

    /// <summary>The charts whose name begins with one of the words, in the order of the words; all that are left without words.</summary>
    public ImmutableArray<Passage> Take(params ReadOnlySpan<string> words)
    {
        var taken = ImmutableArray.CreateBuilder<Passage>();
        if (words.Length == 0) Take(taken, _left.ToList());
        foreach (var word in words) Take(taken, _left.Where(c => c.Name.StartsWith(word, StringComparison.Ordinal)).ToList());
        return taken.ToImmutable();
    }

    private void Take(ImmutableArray<Passage>.Builder taken, List<ChartFile> chosen)
    {
        foreach (var chart in chosen)
        {
            _left.Remove(chart);
            taken.Add(new Passage.Picture(chart.Name, $"{folder}/{chart.FileName}", chart.AlternativeText.Length > 0 ? chart.AlternativeText : chart.Title, chart.Caption));
        }
    }
}
