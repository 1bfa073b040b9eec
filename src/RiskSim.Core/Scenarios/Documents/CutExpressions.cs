namespace RiskSim.Scenarios.Documents;

/// <summary>
/// A comma ends a value inside YAML's { } and [ ], so <c>{ repair: pert(8, 18, 45) }</c> reads as the value
/// <c>pert(8</c> and the stray keys <c>18</c> and <c>45)</c>. Here they are joined again, with one problem that explains it.
/// </summary>
internal static class CutExpressions
{
    public static void Join(List<Entry> entries, ProblemList problems)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Value is not ScalarNode { IsPlain: true } start) continue;
            var first = i + 1;
            var joined = Joined(start, entries.Count - first, k => entries[first + k] is { Value.IsNull: true } e ? e.Key : null, problems, out var used);
            if (joined is null) continue;
            entries[i] = entries[i] with { Value = joined };
            entries.RemoveRange(first, used);
        }
    }

    public static void Join(List<DocumentNode> items, ProblemList problems)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not ScalarNode { IsPlain: true } start) continue;
            var first = i + 1;
            var joined = Joined(start, items.Count - first, k => items[first + k] is ScalarNode { IsPlain: true } s ? s.Text : null, problems, out var used);
            if (joined is null) continue;
            items[i] = joined;
            items.RemoveRange(first, used);
        }
    }

    private static ScalarNode? Joined(ScalarNode start, int count, Func<int, string?> pieceAt, ProblemList problems, out int used)
    {
        used = 0;
        var open = Open(start.Text);
        if (open <= 0) return null;
        var pieces = new List<string> { start.Text };
        while (open > 0)
        {
            if (used == count || pieceAt(used) is not { } piece) return null;
            pieces.Add(piece);
            open += Open(piece);
            used++;
        }

        var whole = string.Join(' ', pieces);
        problems.Error(
            start.Place, string.Join(", ", pieces), "cut at a comma: inside { } and [ ] a comma ends the value",
            $"Write '{whole}' with spaces, or quote the expression.");
        return new ScalarNode(whole, start.Place, true);
    }

    private static int Open(string text) => text.Count(c => c == '(') - text.Count(c => c == ')');
}
