using RiskSim.Statistics;

namespace RiskSim.Reporting.Fields;

/// <summary>What a field of a document shows, <c>FIGURE@ASSUMPTION|format</c>: the text of a Word tag after <c>risksim:</c>.</summary>
/// <param name="Id">A figure of <c>metrics.csv</c>, <c>run.…</c> or <c>sentence:…</c>; may be one that no run has.</param>
/// <param name="Assumption">An id, or <c>blend</c>.</param>
/// <param name="Format">As written; empty: as the report shows it.</param>
public readonly record struct FieldTag(string Id, string Assumption, string Format)
{
    /// <summary>Stands before a tag in Word and before what is left of it in Markdown.</summary>
    public const string Prefix = "risksim:";

    /// <param name="text">Without <see cref="Prefix"/>; blanks around each part do not count.</param>
    public static FieldTag Parse(string text)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        var (name, format) = bar < 0 ? (text, "") : (text[..bar], text[(bar + 1)..]);
        var at = name.IndexOf('@', StringComparison.Ordinal);
        return at < 0
            ? new FieldTag(name.Trim(), AssumptionForecast.BlendId, format.Trim())
            : new FieldTag(name[..at].Trim(), name[(at + 1)..].Trim(), format.Trim());
    }

    /// <summary>The tag without what may be left out.</summary>
    public override string ToString() => Name + (Format.Length == 0 ? "" : "|" + Format);

    /// <summary>The tag without its format.</summary>
    public string Name => Assumption == AssumptionForecast.BlendId ? Id : $"{Id}@{Assumption}";
}
