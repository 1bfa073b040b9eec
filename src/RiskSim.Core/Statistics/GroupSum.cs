using RiskSim.Sampling;

namespace RiskSim.Statistics;

/// <summary>Σ w·x over all trials, and over those of each randomisation.</summary>
internal sealed class GroupSum(double total, double[] groups)
{
    public double Total => total;

    public double[] Groups => groups;

    public static GroupSum operator +(GroupSum a, GroupSum b)
    {
        var groups = new double[Randomisations.Count];
        for (var r = 0; r < groups.Length; r++) groups[r] = a.Groups[r] + b.Groups[r];
        return new GroupSum(a.Total + b.Total, groups);
    }

    public static GroupSum operator -(GroupSum a, GroupSum b)
    {
        var groups = new double[Randomisations.Count];
        for (var r = 0; r < groups.Length; r++) groups[r] = a.Groups[r] - b.Groups[r];
        return new GroupSum(a.Total - b.Total, groups);
    }

    public static GroupSum operator *(GroupSum sum, double factor) => new(sum.Total * factor, Array.ConvertAll(sum.Groups, g => g * factor));

    /// <param name="units">The sums of the randomisations.</param>
    public static GroupSum From(ReadOnlySpan<WideSum> units, FixedPoint unit)
    {
        var groups = new double[Randomisations.Count];
        WideSum total = 0;
        for (var r = 0; r < groups.Length; r++)
        {
            groups[r] = (double)units[r] / unit.PerUnit;
            total += units[r];
        }

        return new GroupSum((double)total / unit.PerUnit, groups);
    }

    /// <param name="units">The sums of the randomisations.</param>
    public static GroupSum From(ReadOnlySpan<long> units, FixedPoint unit)
    {
        Span<WideSum> wide = stackalloc WideSum[Randomisations.Count];
        for (var r = 0; r < wide.Length; r++) wide[r] = units[r];
        return From(wide, unit);
    }
}
