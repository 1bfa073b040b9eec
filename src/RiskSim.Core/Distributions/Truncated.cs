namespace RiskSim.Distributions;

/// <summary>A distribution given that the value lies between two bounds, the bounds included.</summary>
public sealed class Truncated : NumericDistribution
{
    private readonly double _least, _most, _belowLeast, _aboveMost, _fromLeastOn, _upToMost, _mass;

    /// <param name="least">−∞ for none.</param>
    /// <param name="most">+∞ for none.</param>
    /// <exception cref="ArgumentException">There is no probability between the bounds.</exception>
    public Truncated(Distribution inner, double least, double most)
    {
        if (!(least <= most)) throw new ArgumentException("parameters out of order: min ≤ max", nameof(most));
        (Inner, _least, _most) = (inner, least, most);
        (_belowLeast, _fromLeastOn) = Below(inner, least);
        (_upToMost, _aboveMost) = UpTo(inner, most);
        _mass = Mass(inner, least, most);
        if (!(_mass > 0)) throw new ArgumentException("there is no probability between min and max", nameof(inner));

        Minimum = Math.Max(least, inner.Minimum);
        Maximum = Math.Min(most, inner.Maximum);
        // Where a bound lies in a gap, the smallest value is the first one after it.
        if (_belowLeast > 0 || _aboveMost > 0) (Minimum, Maximum) = (First(), Last());
        SetAtoms(inner.Atoms.Where(a => a >= least && a <= most));
    }

    /// <summary>What it is made from.</summary>
    public Distribution Inner { get; }

    public override string Expression => Text(Inner.Expression);

    public override double Minimum { get; }

    public override double Maximum { get; }

    public override double Cdf(double x)
    {
        if (x < Minimum) return 0;
        return x >= Maximum ? 1 : Evaluate(x, false).Probability;
    }

    public override double Survival(double x)
    {
        if (x < Minimum) return 1;
        return x >= Maximum ? 0 : Evaluate(x, true).Probability;
    }

    public override double Density(double x) => x < _least || x > _most ? 0 : Inner.Density(x) / _mass;

    protected internal override string Identity => Text(Inner.Identity);

    internal override IEnumerable<double> Landmarks =>
        Inner.Landmarks.Where(x => x > Minimum && x < Maximum).Append(Minimum).Append(Maximum);

    internal override (double Probability, double Density) Evaluate(double x, bool upper)
    {
        if (x < Minimum) return (upper ? 1 : 0, 0);
        if (x > Maximum) return (upper ? 0 : 1, 0);
        if (_belowLeast > 0.5)
        {
            var (above, f) = Inner.Evaluate(x, true);
            return (Share(upper ? above - _aboveMost : _fromLeastOn - above), f / _mass);
        }

        var (below, density) = Inner.Evaluate(x, false);
        if (!upper) return (Share(below - _belowLeast), density / _mass);
        var rest = below < 0.5
            ? _upToMost < 0.5 ? _upToMost - below : 1 - below - _aboveMost
            : Inner.Survival(x) - _aboveMost;
        return (Share(rest), density / _mass);
    }

    private protected override double FindBetween(double s, bool upper, double low, double high, double guess)
    {
        var fromBelow = _belowLeast + (upper ? 1 - s : s) * _mass;
        bool useUpper = fromBelow > 0.5;
        var q = _aboveMost + (upper ? s : 1 - s) * _mass;
        var x = useUpper
            ? double.IsNaN(guess) ? Inner.QuantileAbove(q) : NearAbove(q, guess)
            : double.IsNaN(guess) ? Inner.Quantile(fromBelow) : Inner.QuantileNear(fromBelow, false, guess);
        return Math.Clamp(x, low, high);
    }

    // A guess is only worth having where 1 − q keeps q.
    private double NearAbove(double q, double guess) => q > 1e-6 ? Inner.QuantileNear(q, true, guess) : Inner.QuantileAbove(q);

    private double First()
    {
        if (_belowLeast <= 0 || Inner.Atoms.Contains(_least)) return Minimum;
        var x = _belowLeast > 0.5
            ? Inner.QuantileAbove(Math.BitDecrement(_fromLeastOn))
            : Inner.Quantile(Math.BitIncrement(_belowLeast));
        return IsRounding(x - _least) ? _least : Math.Clamp(x, Minimum, Maximum);
    }

    private double Last()
    {
        if (_aboveMost <= 0 || Inner.Atoms.Contains(_most)) return Maximum;
        var x = _upToMost > 0.5 ? Inner.QuantileAbove(_aboveMost) : Inner.Quantile(_upToMost);
        return IsRounding(_most - x) ? _most : Math.Clamp(x, Minimum, Maximum);
    }

    /// <summary>A continuous distribution comes back to the bound from its probability, but for rounding.</summary>
    private bool IsRounding(double difference)
    {
        var spread = Inner.Quantile(0.75) - Inner.Quantile(0.25);
        var size = double.IsFinite(spread) ? spread : 0;
        return difference <= 1e-9 * Math.Max(size, Math.Max(Finite(_least), Finite(_most)));
    }

    private static double Finite(double bound) => double.IsFinite(bound) ? Math.Abs(bound) : 0;

    /// <summary>The probability that lies between the bounds.</summary>
    internal static double Mass(Distribution inner, double least, double most)
    {
        var (belowLeast, fromLeastOn) = Below(inner, least);
        var (upToMost, aboveMost) = UpTo(inner, most);
        // The difference is taken on the side where its terms are small.
        return belowLeast > 0.5 ? fromLeastOn - aboveMost : upToMost < 0.5 ? upToMost - belowLeast : 1 - belowLeast - aboveMost;
    }

    private static (double Below, double FromOn) Below(Distribution inner, double least)
    {
        var before = Math.BitDecrement(least);
        return double.IsNegativeInfinity(least) ? (0, 1) : (inner.Cdf(before), inner.Survival(before));
    }

    private static (double UpTo, double Above) UpTo(Distribution inner, double most) =>
        double.IsPositiveInfinity(most) ? (1, 0) : (inner.Cdf(most), inner.Survival(most));

    private double Share(double mass) => Math.Clamp(mass / _mass, 0, 1);

    private string Text(string inner)
    {
        var least = double.IsNegativeInfinity(_least) ? "" : $" min={Elementary.Text(_least)}";
        var most = double.IsPositiveInfinity(_most) ? "" : $" max={Elementary.Text(_most)}";
        return $"truncate({inner}{least}{most})";
    }
}
