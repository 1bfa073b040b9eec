using System.Collections.Immutable;
using RiskSim.Distributions;
using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Csv;

/// <summary>Turns a CSV manifest into the mapping of missions that YAML would have given.</summary>
internal static class CsvManifest
{
    private static readonly RecordFormat Mission = (RecordFormat)((IdMapFormat)ScenarioFormat.Root.Find("missions")!.Value).Value;

    /// <param name="place">Of the missions in the scenario.</param>
    public static MappingNode Read(string text, string file, Place place, ProblemList problems)
    {
        var table = CsvTable.Read(text, file, problems);
        var columns = Columns(table.Header, problems);
        var idColumn = table.Header.ToList().FindIndex(c => c.Text == "id");
        if (idColumn < 0 && !table.Header.IsEmpty)
            problems.Error(table.Header[0].Place, string.Join(", ", table.Header.Select(c => c.Text)), "a manifest needs a column 'id'", "Name the column with the missions' ids 'id'.");

        var missions = ImmutableArray.CreateBuilder<Entry>();
        foreach (var row in idColumn < 0 ? [] : table.Rows)
        {
            var id = idColumn < row.Length ? row[idColumn] : new CsvCell("", row[0].Place, false);
            if (id.Text.Length == 0) problems.Error(id.Place, "", "this row has no id", "Give each mission an id.");
            else if (missions.FirstOrDefault(m => m.Key == id.Text) is { } first) problems.Error(id.Place, id.Text, $"the mission is there already, in line {first.KeyPlace.Line}", "Keep one of the two.");
            else missions.Add(new Entry(id.Text, id.Place, Row(row, columns, id.Place)));
        }

        return new MappingNode(missions.ToImmutable(), place);
    }

    /// <summary>The keys of each column's path and the format of its cells; null for a column without missions' values.</summary>
    private static (string[] Keys, FormatNode Format)?[] Columns(ImmutableArray<CsvCell> header, ProblemList problems)
    {
        var columns = new (string[], FormatNode)?[header.Length];
        var all = PathsOf(Mission, "").ToDictionary(p => p.Path, p => p.Format);
        var seen = new HashSet<string>();
        for (var i = 0; i < header.Length; i++)
        {
            var name = header[i].Text;
            if (name.Length == 0) continue;
            if (!seen.Add(name)) problems.Error(header[i].Place, name, "this column is there twice", "Keep one of the two.");
            else if (all.TryGetValue(name, out var format)) columns[i] = (name.Split('.'), format);
            else if (all.Keys.FirstOrDefault(k => k.StartsWith(name + ".", StringComparison.Ordinal)) is { } nested)
                problems.Error(header[i].Place, name, "this key has keys of its own, which need a column each", $"Name the columns {string.Join(", ", all.Keys.Where(k => k.StartsWith(name + ".", StringComparison.Ordinal)))}.");
            else if (name != "id")
                problems.Error(header[i].Place, ScalarNode.Shorten(name), "a mission has no key of this name", Suggestion.Mend(name, [.. all.Keys.Prepend("id")], "columns"));
        }

        return columns;
    }

    private static IEnumerable<(string Path, FormatNode Format)> PathsOf(RecordFormat record, string prefix) => record.Keys.SelectMany(k =>
        k.Value is RecordFormat inner ? PathsOf(inner, prefix + k.Name + ".") : [(prefix + k.Name, k.Value)]);

    private static MappingNode Row(ImmutableArray<CsvCell> row, (string[] Keys, FormatNode Format)?[] columns, Place place)
    {
        var mission = new MappingNode([], place);
        for (var i = 0; i < row.Length; i++)
        {
            if (columns[i] is not var (keys, format) || row[i].Text.Length == 0) continue;
            mission = With(mission, keys, row[i].Place, Value(row[i], format));
        }

        return mission;
    }

    private static MappingNode With(MappingNode mapping, ReadOnlySpan<string> keys, Place place, DocumentNode value)
    {
        if (keys.Length == 1) return mapping.With(keys[0], place, value);
        var inner = mapping.Find(keys[0])?.Value as MappingNode ?? new MappingNode([], place);
        return mapping.With(keys[0], place, With(inner, keys[1..], place, value));
    }

    private static DocumentNode Value(CsvCell cell, FormatNode format) => format switch
    {
        ListFormat => new SequenceNode([.. Pieces(cell, ' ').Select(p => (DocumentNode)Scalar(p.Text, p.Place))], cell.Place),
        AfterFormat => new MappingNode([.. Pieces(cell, '|').Select(Gap)], cell.Place),
        _ => new ScalarNode(cell.Text, cell.Place, !cell.IsQuoted, cell.Place.Column),
    };

    private static Entry Gap((string Text, Place Place) piece)
    {
        var colon = piece.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return new Entry(piece.Text, piece.Place, Scalar("0", piece.Place));
        var gap = piece.Text[(colon + 1)..];
        var offset = colon + 1 + (gap.Length - gap.TrimStart().Length);
        return new Entry(piece.Text[..colon].Trim(), piece.Place, Scalar(gap.Trim(), piece.Place with { Column = piece.Place.Column + offset }));
    }

    private static IEnumerable<(string Text, Place Place)> Pieces(CsvCell cell, char separator)
    {
        var start = 0;
        foreach (var part in cell.Text.Split(separator))
        {
            var trimmed = part.Trim();
            if (trimmed.Length > 0)
                yield return (trimmed, cell.Place with { Column = cell.Place.Column + start + (part.Length - part.TrimStart().Length) });
            start += part.Length + 1;
        }
    }

    private static ScalarNode Scalar(string text, Place place) => new(text, place, true, place.Column);
}
