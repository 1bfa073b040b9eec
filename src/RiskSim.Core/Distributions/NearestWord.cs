namespace RiskSim.Distributions;

/// <summary>Guesses which word was meant.</summary>
public static class NearestWord
{
    /// <returns>The candidate with the fewest slips (a letter missing, too many, wrong or swapped with the next), or null
    /// if all differ in more than a third of the letters.</returns>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(candidates);
        if (word.Length is 0 or > 100) return null;
        string? best = null;
        var fewest = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var slips = Slips(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (slips >= fewest || slips > Math.Max(1, Math.Min(word.Length, candidate.Length) / 3)) continue;
            // One letter for another single letter is no slip but a different name.
            if (slips >= Math.Max(word.Length, candidate.Length)) continue;
            (best, fewest) = (candidate, slips);
        }

        return best;
    }

    private static int Slips(string a, string b)
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
}
