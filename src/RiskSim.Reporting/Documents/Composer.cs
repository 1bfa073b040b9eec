using System.Collections.Immutable;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents.Passages;

namespace RiskSim.Reporting.Documents;

/// <summary>Puts a document together passage by passage.</summary>
internal abstract class Composer(ReportCharts charts)
{
    private readonly ImmutableArray<Passage>.Builder _passages = ImmutableArray.CreateBuilder<Passage>();

    protected ImmutableArray<Passage> Passages => _passages.ToImmutable();

    protected void Title(Prose title) => _passages.Add(new Passage.Heading(1, title));

    protected void Heading(Prose heading) => _passages.Add(new Passage.Heading(2, heading));

    protected void Subheading(Prose heading) => _passages.Add(new Passage.Heading(3, heading));

    protected void Paragraph(Prose paragraph) => _passages.Add(new Passage.Paragraph(paragraph));

    protected void Item(Prose item) => _passages.Add(new Passage.Item(item));

    /// <summary>Left out where it has no rows.</summary>
    protected void Table(TableBuilder table)
    {
        if (!table.IsEmpty) _passages.Add(table.Build());
    }

    /// <summary>Puts the charts whose name begins with one of the words, in the order of the words; all that are left without words.</summary>
    protected void Charts(params ReadOnlySpan<string> words) => _passages.AddRange(charts.Take(words));
}
