using System.Collections.Immutable;

namespace RiskSim.Distributions;

/// <summary>One of several distributions, each with its probability.</summary>
public sealed class Mixture : NumericDistribution
{
    private readonly Distribution[] _parts;
    private readonly double[] _weights;

    /// <param name="components">At least one; weights in 0..1 that add up to 1 within 1e-9.</param>
    public Mixture(ImmutableArray<MixtureComponent> components)
    {
        var sum = components.Sum(c => c.Weight);
        if (components.Any(c => !(c.Weight >= 0 && c.Weight <= 1)) || !(Math.Abs(sum - 1) <= 1e-9))
            throw new ArgumentException("the weights must be in 0..1 and add up to 1", nameof(components));
        Components = components;
        var possible = components.Where(c => c.Weight > 0).ToArray();
        _parts = [.. possible.Select(c => c.Distribution)];
        _weights = [.. possible.Select(c => c.Weight / sum)];
        Minimum = _parts.Min(p => p.Minimum);
        Maximum = _parts.Max(p => p.Maximum);
        SetAtoms(_parts.SelectMany(p => p.Atoms));
    }

    /// <summary>With weights that add up to 1, in the order given.</summary>
    public ImmutableArray<MixtureComponent> Components { get; }

    public override string Expression => Text(d => d.Expression);

    public override double Minimum { get; }

    public override double Maximum { get; }

    public override double Cdf(double x) => x >= Maximum ? 1 : Sum(x, static (p, x) => p.Cdf(x));

    public override double Survival(double x) => x < Minimum ? 1 : Sum(x, static (p, x) => p.Survival(x));

    public override double Density(double x)
    {
        var sum = 0.0;
        for (var i = 0; i < _parts.Length; i++) sum += _weights[i] * _parts[i].Density(x);
        return sum;
    }

    protected internal override string Identity => Text(d => d.Identity);

    internal override IEnumerable<double> Landmarks => _parts.SelectMany(p =>
        p.IsConstant ? p.Atoms : p.Landmarks.Concat(LookPercentiles.Select(p.Quantile)));

    internal override (double Probability, double Density) Evaluate(double x, bool upper)
    {
        double probability = 0, density = 0;
        for (var i = 0; i < _parts.Length; i++)
        {
            var (p, f) = _parts[i].Evaluate(x, upper);
            probability += _weights[i] * p;
            density += _weights[i] * f;
        }

        return (Math.Min(probability, 1), density);
    }

    private protected override double FindBetween(double s, bool upper, double low, double high, double guess)
    {
        if (guess > low && guess < high) return Inversion.Solve(this, s, upper, low, high, guess);
        // At the smallest of the parts' quantiles no part has reached s; at the largest all have.
        double smallest = double.PositiveInfinity, largest = double.NegativeInfinity;
        foreach (var part in _parts)
        {
            var x = upper ? part.QuantileAbove(s) : part.Quantile(s);
            smallest = Math.Min(smallest, x);
            largest = Math.Max(largest, x);
        }

        low = Math.Max(low, Slack(smallest, -1));
        if (double.IsFinite(largest)) high = Math.Min(high, Slack(largest, 1));
        return Inversion.Solve(this, s, upper, low, high, double.IsFinite(largest) ? Weighted(s, upper) : 2 * low + 1);
    }

    private static readonly double[] LookPercentiles = [0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999];

    private static double Slack(double x, int sign) =>
        double.IsFinite(x) ? x + sign * Math.Abs(x) * 1e-12 : x;

    private double Weighted(double s, bool upper)
    {
        var sum = 0.0;
        for (var i = 0; i < _parts.Length; i++) sum += _weights[i] * (upper ? _parts[i].QuantileAbove(s) : _parts[i].Quantile(s));
        return sum;
    }

    private double Sum(double x, Func<Distribution, double, double> probability)
    {
        var sum = 0.0;
        for (var i = 0; i < _parts.Length; i++) sum += _weights[i] * probability(_parts[i], x);
        return Math.Min(sum, 1);
    }

    private string Text(Func<Distribution, string> text) =>
        $"mixture({string.Join(' ', Components.Select(c => $"{Elementary.Text(c.Weight)} of {text(c.Distribution)}"))})";
}

/// <summary>A distribution and its share of a mixture.</summary>
/// <param name="Weight">0..1.</param>
public sealed record MixtureComponent(double Weight, Distribution Distribution);
