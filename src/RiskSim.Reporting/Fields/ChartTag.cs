namespace RiskSim.Reporting.Fields;

/// <summary>Which chart a picture shows, <c>chart:NAME</c>; with <c>|text</c> what follows is the chart's own alternative text, else it is the author's.</summary>
/// <param name="Format">As written; empty or <see cref="Words"/>, else a slip.</param>
/// <param name="Rest">What follows the tag.</param>
internal sealed record ChartTag(string Name, string Format, string Rest)
{
    public const string Prefix = "chart:";
    public const string Words = "text";

    public bool HasWords => Format == Words;

    /// <summary>Reads what begins with <see cref="FieldTag.Prefix"/> and <see cref="Prefix"/>; the name ends at a blank.</summary>
    /// <returns>Null where the text does not begin so.</returns>
    public static ChartTag? Read(string text)
    {
        const string Both = FieldTag.Prefix + Prefix;
        if (!text.StartsWith(Both, StringComparison.Ordinal)) return null;
        var end = text.IndexOfAny([' ', '\t', '\r', '\n'], Both.Length);
        var (tag, rest) = end < 0 ? (text[Both.Length..], "") : (text[Both.Length..end], text[(end + 1)..]);
        var bar = tag.IndexOf('|', StringComparison.Ordinal);
        return bar < 0 ? new ChartTag(tag, "", rest) : new ChartTag(tag[..bar], tag[(bar + 1)..], rest);
    }

    /// <summary>The alternative text that the picture is to have.</summary>
    /// <param name="words">The chart's own.</param>
    public string Text(string words) => FieldTag.Prefix + ToString() + (HasWords ? " " + words : Rest.Length == 0 ? "" : " " + Rest);

    public override string ToString() => Prefix + Name + (Format.Length == 0 ? "" : "|" + Format);
}
