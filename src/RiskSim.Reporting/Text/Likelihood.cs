using System.Collections.Immutable;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Text;

/// <summary>
/// Calibrated words for probabilities: the likelihood scale of the IPCC. Its ranges contain each other ("likely" is 66–100 %), so the word of the narrowest
/// range is used. The number always stands with the word.
/// </summary>
public static class Likelihood
{
    /// <summary>Where the scale was published.</summary>
    public const string Source =
        "Mastrandrea, M. D., et al.: Guidance Note for Lead Authors of the IPCC Fifth Assessment Report on Consistent Treatment of Uncertainties. Intergovernmental Panel on Climate Change, 2010, table 1";

    /// <summary>A word holds if it holds for all values so many standard errors around the estimate.</summary>
    private const double Errors = 2;

    // A mixture of certainties adds up to 1 but for rounding errors.
    private const double Never = 1e-12;

    /// <summary>From the most to the least likely; the ranges in which each word is the narrowest, as shares.</summary>
    public static ImmutableArray<LikelihoodWord> Scale { get; } =
    [
        new("virtually certain", 0.99, 1, "99–100 %"),
        new("very likely", 0.9, 1, "90–100 %"),
        new("likely", 0.66, 1, "66–100 %"),
        new("about as likely as not", 0.33, 0.66, "33–66 %"),
        new("unlikely", 0, 0.33, "0–33 %"),
        new("very unlikely", 0, 0.1, "0–10 %"),
        new("exceptionally unlikely", 0, 0.01, "0–1 %"),
    ];

    /// <summary>The word of the narrowest range that has the probability; where two ranges meet, the one that is farther from 1/2 (at 66 % and 33 %: the middle one).</summary>
    /// <param name="probability">0..1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no probability.</exception>
    public static string Word(double probability)
    {
        if (!(probability is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "a probability is 0..1");
        return Scale.Where(w => probability >= w.From && probability <= w.To).MinBy(w => w.To - w.From)!.Word;
    }

    /// <summary>As <see cref="Word(double)"/>, for an estimate.</summary>
    /// <param name="trials">Effective trials; an event never (always) seen has a probability of up to 3/n (from 1 − 3/n on).</param>
    /// <returns>Null where its error spans two words: then the number has to do without.</returns>
    public static string? Word(Figure probability, double trials)
    {
        var (p, error) = (Math.Clamp(probability.Value, 0, 1), Errors * probability.StandardError);
        var unseen = 3 / Math.Max(trials, 3);
        var (low, high) = p < Never ? (0, unseen) : p > 1 - Never ? (1 - unseen, 1) : (Math.Max(0, p - error), Math.Min(1, p + error));
        var word = Word(low);
        return word == Word(high) ? word : null;
    }

    /// <summary>All words with their ranges in one line, for the foot of a document.</summary>
    public static string InWords => string.Join(", ", Scale.Select(w => $"{w.Word} {w.Range}"));
}

/// <param name="From">The range of the scale, 0..1, both ends in it.</param>
/// <param name="Range">As published.</param>
public sealed record LikelihoodWord(string Word, double From, double To, string Range);
