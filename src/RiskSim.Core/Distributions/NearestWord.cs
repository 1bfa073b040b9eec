namespace RiskSim.Distributions;

/// <summary>Guesses which word was meant.</summary>
public static class NearestWord
{
    private const int LongestWord = 200;

    /// <returns>The candidate that takes the fewest slips to reach, or null where none is near; case does not count.</returns>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        if (word.Length > LongestWord) return null;
        string? best = null;
        var fewest = int.MaxValue;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) > Reach(word, candidate)) continue;
            var slips = Slips(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (slips > Reach(word, candidate) || slips >= fewest) continue;
            (best, fewest) = (candidate, slips);
        }

        return best;
    }

    /// <summary>The candidates that take the fewest slips to reach, nearest first; none where none is near.</summary>
    public static IReadOnlyList<string> Several(string word, IEnumerable<string> candidates, int most)
    {
        if (word.Length > LongestWord) return [];
        var upper = word.ToUpperInvariant();
        return
        [
            .. candidates.Where(c => Math.Abs(c.Length - word.Length) <= Reach(word, c)).Select(c => (Candidate: c, Slips: Slips(upper, c.ToUpperInvariant())))
                .Where(c => c.Slips <= Reach(word, c.Candidate)).OrderBy(c => c.Slips).ThenBy(c => c.Candidate, StringComparer.Ordinal).Take(most).Select(c => c.Candidate),
        ];
    }

    /// <summary>
    /// Letters missing, too many, wrong or swapped with the next between <paramref name="a"/> and <paramref name="b"/>
    /// (Damerau–Levenshtein, optimal string alignment).
    /// </summary>
    public static int Slips(string a, string b)
    {
        int[] twoBefore = new int[b.Length + 1], before = new int[b.Length + 1], row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) before[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var wrong = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + wrong);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], twoBefore[j - 2] + 1);
            }

            (twoBefore, before, row) = (before, row, twoBefore);
        }

        return before[b.Length];
    }

    /// <summary>How many slips still look like the same word: about one in three letters; m1 is no slip of m2.</summary>
    private static int Reach(string a, string b) => Math.Max(a.Length, b.Length) / 3;
}
