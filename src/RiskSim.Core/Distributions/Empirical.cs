using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RiskSim.Distributions;

/// <summary>Each of the given values equally likely.</summary>
public sealed class Empirical : Distribution
{
    private readonly ImmutableArray<double> _sorted;
    private readonly string _fingerprint;

    /// <param name="file">As written in the expression.</param>
    /// <param name="column">As written in the expression.</param>
    /// <param name="values">At least one; finite; in any order.</param>
    public Empirical(string file, string column, ImmutableArray<double> values)
    {
        if (values.IsDefaultOrEmpty) throw new ArgumentException("at least one value", nameof(values));
        if (values.Any(v => !double.IsFinite(v))) throw new ArgumentException("values must be finite", nameof(values));
        (File, Column) = (file, column);
        _sorted = [.. values.Select(v => v + 0.0).Order()];
        Atoms = [.. _sorted.Distinct()];
        _fingerprint = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(_sorted.AsSpan())));
    }

    /// <summary>As written in the expression.</summary>
    public string File { get; }

    /// <summary>As written in the expression.</summary>
    public string Column { get; }

    /// <summary>Ascending.</summary>
    public ImmutableArray<double> Values => _sorted;

    public override string Expression => $"empirical({ExpressionTokenizer.Quote(File)} {ExpressionTokenizer.Quote(Column)})";

    public override double Minimum => _sorted[0];

    public override double Maximum => _sorted[^1];

    public override double Quantile(double u)
    {
        double n = _sorted.Length;
        var k = Math.Clamp(Math.Ceiling(u * n), 1, n);
        // The product may be rounded across a whole number.
        while (k > 1 && (k - 1) / n >= u) k--;
        while (k < n && k / n < u) k++;
        return _sorted[(int)k - 1];
    }

    public override double Cdf(double x) => double.IsNaN(x) ? double.NaN : CountUpTo(x) / (double)_sorted.Length;

    public override double Survival(double x) => (_sorted.Length - CountUpTo(x)) / (double)_sorted.Length;

    public override double Density(double x) => 0;

    protected internal override string Identity => $"{Expression}#{_fingerprint}";

    internal override ImmutableArray<double> Atoms { get; }

    internal override bool IsCheap => true;

    private int CountUpTo(double x)
    {
        int low = 0, high = _sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sorted[middle] <= x) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
