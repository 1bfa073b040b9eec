using RiskSim.Sampling;

namespace RiskSim.Statistics;

/// <summary>Σ w·x over all trials, and over those of each randomisation.</summary>
internal sealed class GroupSum(double total, double[] groups)
{
    public double Total => total;

    public double[] Groups => groups;

    public static GroupSum operator +(GroupSum a, GroupSum b) => new(a.Total + b.Total, [.. a.Groups.Zip(b.Groups, (x, y) => x + y)]);

    public static GroupSum operator -(GroupSum a, GroupSum b) => new(a.Total - b.Total, [.. a.Groups.Zip(b.Groups, (x, y) => x - y)]);

    /// <param name="units">The sums of the randomisations.</param>
    public static GroupSum From(ReadOnlySpan<Int128> units, FixedPoint unit)
    {
        var groups = new double[Randomisations.Count];
        Int128 total = 0;
        for (var r = 0; r < Randomisations.Count; r++)
        {
            groups[r] = (double)units[r] / unit.PerUnit;
            total += units[r];
        }

        return new GroupSum((double)total / unit.PerUnit, groups);
    }
}
