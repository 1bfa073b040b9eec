using System.Collections.Immutable;

namespace RiskSim.Distributions;

/// <summary>A distribution without a closed inverse, with values that may have a probability of their own.</summary>
/// <remarks>Those values are found first, by their exact probabilities; only between them is anything computed.</remarks>
public abstract class NumericDistribution : Distribution
{
    private ImmutableArray<double> _atoms = [];
    private double[] _below = [], _upTo = [], _fromOn = [], _above = [];

    public override double Quantile(double u)
    {
        if (u <= 0) return Minimum;
        if (u >= 1) return Maximum;
        var upper = u > 0.5;
        return Find(u, upper ? 1 - u : u, upper, double.NaN);
    }

    public override double QuantileAbove(double q)
    {
        if (q <= 0) return Maximum;
        return q > 0.5 ? Quantile(1 - q) : Find(double.NaN, q, true, double.NaN);
    }

    internal sealed override ImmutableArray<double> Atoms => _atoms;

    internal override double QuantileNear(double s, bool upper, double guess) => Find(upper ? 1 - s : s, s, upper, guess);

    /// <summary>The smallest x of the continuous part in [low, high] with P(X ≤ x) ≥ s, or P(X &gt; x) ≤ s.</summary>
    /// <param name="guess">A value close to it, or NaN.</param>
    private protected abstract double FindBetween(double s, bool upper, double low, double high, double guess);

    /// <summary>Called once by the constructor, when probabilities can be computed.</summary>
    private protected void SetAtoms(IEnumerable<double> atoms)
    {
        _atoms = [.. atoms.Distinct().Order()];
        _upTo = [.. _atoms.Select(Cdf)];
        _below = [.. _atoms.Select(a => Cdf(Math.BitDecrement(a)))];
        _above = [.. _atoms.Select(Survival)];
        _fromOn = [.. _atoms.Select(a => Survival(Math.BitDecrement(a)))];
    }

    /// <param name="u">NaN where only the share above is known well enough.</param>
    private double Find(double u, double s, bool upper, double guess)
    {
        double low = Minimum, high = Maximum;
        if (_atoms.Length > 0)
        {
            var byShareAbove = double.IsNaN(u);
            int first = 0, last = _atoms.Length;
            while (first < last)
            {
                var middle = (first + last) / 2;
                if (byShareAbove ? _above[middle] <= s : _upTo[middle] >= u) last = middle;
                else first = middle + 1;
            }

            if (first < _atoms.Length)
            {
                if (byShareAbove ? _fromOn[first] > s : _below[first] < u) return _atoms[first];
                high = Math.BitDecrement(_atoms[first]);
            }

            if (first > 0) low = Math.BitIncrement(_atoms[first - 1]);
        }

        return low >= high ? high : FindBetween(s, upper, low, high, guess);
    }
}
