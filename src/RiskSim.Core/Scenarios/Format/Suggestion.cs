using RiskSim.Distributions;

namespace RiskSim.Scenarios.Format;

/// <summary>What to write instead of a word that is not known.</summary>
internal static class Suggestion
{
    private const int MostShown = 12;

    /// <summary>A sentence that says how to mend <paramref name="word"/>.</summary>
    /// <param name="what">Plural: "keys".</param>
    public static string Mend(string word, IReadOnlyCollection<string> candidates, string what)
    {
        if (NearestWord.Find(word, candidates) is { } near) return $"Did you mean '{near}'?";
        if (candidates.Count == 0) return $"There are no {what}.";
        var shown = string.Join(", ", candidates.Take(MostShown));
        return candidates.Count <= MostShown ? $"The {what} are: {shown}." : $"The {what} are: {shown} and {candidates.Count - MostShown} more.";
    }
}
