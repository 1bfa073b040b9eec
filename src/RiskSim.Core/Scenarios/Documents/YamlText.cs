using System.Buffers;

namespace RiskSim.Scenarios.Documents;

/// <summary>Writes a value on one line, as it could stand in a scenario.</summary>
internal static class YamlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",[]{}\n\"'");

    public static string Of(DocumentNode node) => node is ScalarNode scalar ? scalar.Text : Nested(node);

    private static string Nested(DocumentNode node) => node switch
    {
        MappingNode mapping => "{ " + string.Join(", ", mapping.Entries.Select(e => $"{Quoted(e.Key, true)}: {Nested(e.Value)}")) + " }",
        SequenceNode sequence => "[" + string.Join(", ", sequence.Items.Select(Nested)) + "]",
        ScalarNode scalar => Quoted(scalar.Text, scalar.IsPlain),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static string Quoted(string text, bool isPlain) =>
        isPlain && !text.AsSpan().ContainsAny(Special) && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal)
            ? text : "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"";
}
