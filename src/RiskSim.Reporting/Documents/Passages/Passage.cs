using System.Collections.Immutable;

namespace RiskSim.Reporting.Documents.Passages;

/// <summary>A piece of a document; how it looks is up to the format.</summary>
internal abstract record Passage
{
    private Passage() { }

    /// <param name="Level">1 for the title of the document.</param>
    public sealed record Heading(int Level, Prose Text) : Passage;

    public sealed record Paragraph(Prose Text) : Passage;

    /// <summary>Of a list; neighbours are one list.</summary>
    /// <param name="Lead">What stands out at its beginning, e.g. a date; null: nothing.</param>
    public sealed record Item(Prose? Lead, Prose Text) : Passage
    {
        public Item(Prose text) : this(null, text) { }
    }

    /// <param name="TextColumns">So many columns on the left are text, the rest numbers.</param>
    /// <param name="Rows">As many cells in each as in the header.</param>
    public sealed record Table(int TextColumns, ImmutableArray<Prose> Header, ImmutableArray<ImmutableArray<Prose>> Rows) : Passage;

    /// <param name="Chart">Its name.</param>
    /// <param name="File">Relative to the document, with <c>/</c>; not escaped.</param>
    /// <param name="AlternativeText">For those who cannot see it.</param>
    /// <param name="Caption">How to read it; may be empty.</param>
    public sealed record Picture(string Chart, string File, string AlternativeText, string Caption = "") : Passage;
}
