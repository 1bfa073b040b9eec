using RiskSim.Sampling;

namespace RiskSim.Statistics.Sensitivity;

/// <summary>
/// Errors of any statistic of trials: it is computed again without each of the randomisations in turn (the delete-a-group jackknife; J. Shao, D. Tu:
/// The jackknife and bootstrap, Springer 1995, chapter 5). Trial t belongs to randomisation t mod 16.
/// </summary>
internal static class Jackknife
{
    /// <summary>Nothing is left out.</summary>
    public const int None = -1;

    /// <param name="statistic">Gets the randomisation that is left out, or <see cref="None"/>. NaN: not defined.</param>
    public static Index Of(Func<int, double> statistic)
    {
        const int Groups = Randomisations.Count;
        var all = statistic(None);
        if (double.IsNaN(all)) return Index.Undefined;
        Span<double> without = stackalloc double[Groups];
        var mean = 0.0;
        for (var g = 0; g < Groups; g++) mean += (without[g] = statistic(g)) / Groups;
        // What one randomisation alone shows cannot be told without it: then nothing can be said of the error.
        if (double.IsNaN(mean)) return Index.Undefined;
        var squares = 0.0;
        foreach (var value in without) squares += (value - mean) * (value - mean);
        return new Index(all, Math.Sqrt((Groups - 1.0) / Groups * squares));
    }
}
