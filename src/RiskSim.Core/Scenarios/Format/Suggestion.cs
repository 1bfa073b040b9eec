namespace RiskSim.Scenarios.Format;

/// <summary>"Did you mean …" for a misspelt word.</summary>
internal static class Suggestion
{
    /// <returns>The nearest candidate, or null where none is near.</returns>
    public static string? For(string word, IEnumerable<string> candidates)
    {
        if (word.Length > 200) return null;
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) > Reach(word, candidate)) continue;
            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance > Reach(word, candidate) || distance >= bestDistance) continue;
            (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>A sentence that says how to mend <paramref name="word"/>.</summary>
    /// <param name="what">Plural: "keys".</param>
    public static string Mend(string word, IReadOnlyCollection<string> candidates, string what)
    {
        if (For(word, candidates) is { } near) return $"Did you mean '{near}'?";
        const int most = 12;
        if (candidates.Count == 0) return $"There are no {what}.";
        var shown = string.Join(", ", candidates.Take(most));
        return candidates.Count <= most ? $"The {what} are: {shown}." : $"The {what} are: {shown} and {candidates.Count - most} more.";
    }

    /// <summary>
    /// Edits and swaps of neighbours that turn <paramref name="a"/> into <paramref name="b"/> (Damerau–Levenshtein,
    /// optimal string alignment).
    /// </summary>
    public static int Distance(string a, string b)
    {
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }

    /// <summary>How many slips still look like the same word: about one in three letters; m1 is no slip of m2.</summary>
    private static int Reach(string a, string b) => Math.Max(a.Length, b.Length) / 3;
}
