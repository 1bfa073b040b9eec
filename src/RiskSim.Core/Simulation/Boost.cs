using RiskSim.Sampling;

namespace RiskSim.Simulation;

/// <summary>
/// How rare occurrences are oversampled: the trials are a mixture of levels, on each of which an occurrence has another
/// probability. On level 0 it has its own.
/// </summary>
/// <remarks>
/// Whatever a trial's level, it is weighted by p(x) ⁄ Σ α·q(x), its probability over that in the whole mixture (the
/// balance heuristic of Veach and Guibas, SIGGRAPH 1995; Owen and Zhou, JASA 95, 2000). As level 0 has a share, no
/// weight exceeds one over that share: a bad choice of the other levels costs trials and harms no figure.
/// </remarks>
internal sealed class Boost
{
    /// <summary>What is at least as likely as this is not rare: it keeps its probability.</summary>
    public const double RareBelow = 0.2;

    /// <summary>By level but 0: how many of the rare occurrences happen in a trial, about.</summary>
    private static readonly double[] Together = [1, 3];

    /// <summary>By level, the share of trials: without a level for a figure, and what they leave for those if there are.</summary>
    private static readonly double[] PlainShares = [0.5, 0.25, 0.25], SharesBesideFigures = [0.375, 0.125, 0.125];

    private const double MostLikely = 0.5, MostLikelyForFigure = 0.9;

    private readonly OccurrenceIndex _index;
    private readonly double[] _own;

    private Boost(Plan plan, double[] own, double[][] probability, double[] share)
    {
        _index = new OccurrenceIndex(plan);
        _own = own;
        Probability = probability;
        Share = share;
        LevelKey = PercentileSource.Key(plan.AssumptionId, "rare level");
        RoundingKey = PercentileSource.Key(plan.AssumptionId, "rare rounding");
    }

    /// <summary>The share of level 0.</summary>
    public static double OrdinaryShare(bool hasFigures) => (hasFigures ? SharesBesideFigures : PlainShares)[0];

    /// <summary>By level and occurrence; level 0 has their own, and so has every level where they are not rare.</summary>
    public double[][] Probability { get; }

    /// <summary>By level: adds up to 1.</summary>
    public double[] Share { get; }

    public ulong LevelKey { get; }

    public ulong RoundingKey { get; }

    public bool IsOversampled(int occurrence) => IsRare(_own[occurrence]);

    /// <summary>The occurrence without which this one cannot happen, or −1.</summary>
    public int CauseOf(int occurrence) => _index.CauseOf(occurrence);

    /// <summary>Levels that oversample whatever is rare; null where nothing is.</summary>
    public static Boost? Of(Plan plan)
    {
        var index = new OccurrenceIndex(plan);
        var own = index.Probabilities();
        var free = Enumerable.Range(0, own.Length).Count(o => IsRare(own[o]) && index.CauseOf(o) < 0);
        if (!own.Any(IsRare)) return null;
        // All to the same probability: in proportion to their own, the rarest would still never be seen.
        var levels = Together.Select(together => own.Select((p, o) =>
            !IsRare(p) ? p : index.CauseOf(o) >= 0 ? MostLikely : Math.Max(p, Math.Min(together / free, MostLikely))).ToArray());
        return new Boost(plan, own, [own, .. levels], PlainShares);
    }

    /// <summary>The same with one more level for each figure.</summary>
    /// <param name="wanted">By figure and occurrence: how likely it is in the trials that the figure counts.</param>
    public Boost WithFigures(Plan plan, double[][] wanted)
    {
        var plain = Probability[..PlainShares.Length];
        var levels = wanted.Select(level => level.Select((q, o) =>
            IsRare(_own[o]) ? Math.Clamp(q, _own[o], MostLikelyForFigure) : _own[o]).ToArray());
        var rest = (1 - SharesBesideFigures.Sum()) / wanted.Length;
        return new Boost(plan, _own, [.. plain, .. levels], [.. SharesBesideFigures, .. Enumerable.Repeat(rest, wanted.Length)]);
    }

    private static bool IsRare(double probability) => probability is > 0 and < RareBelow;
}
