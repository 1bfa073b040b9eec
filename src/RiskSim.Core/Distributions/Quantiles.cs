using System.Collections.Immutable;

namespace RiskSim.Distributions;

/// <summary>A quantile function through given points, monotone piecewise cubic in the probability.</summary>
/// <remarks>
/// PCHIP: F. N. Fritsch and J. Butland, SIAM J. Sci. Stat. Comput. 5 (1984), with the three-point end slopes that
/// SciPy's PchipInterpolator uses.
/// </remarks>
public sealed class Quantiles : Distribution
{
    private readonly double[] _u, _x, _slope;

    /// <param name="points">At least p0 and p100; percents and values strictly increasing.</param>
    public Quantiles(ImmutableArray<Percentile> points)
    {
        if (points.Length < 2 || points[0].Percent != 0 || points[^1].Percent != 100)
            throw new ArgumentException("p0 and p100 are required", nameof(points));
        for (var i = 1; i < points.Length; i++)
            if (!(points[i - 1].Percent < points[i].Percent && points[i - 1].Value < points[i].Value))
                throw new ArgumentException("percentiles must increase", nameof(points));
        if (!double.IsFinite(points[^1].Value - points[0].Value)) throw new ArgumentOutOfRangeException(nameof(points));
        Points = points;
        _u = points.Select(p => p.Probability).ToArray();
        _x = points.Select(p => p.Value).ToArray();
        _slope = Slopes(_u, _x);
    }

    /// <summary>Ascending.</summary>
    public ImmutableArray<Percentile> Points { get; }

    public override string Expression => $"quantiles({string.Join(' ', Points)})";

    public override double Minimum => _x[0];

    public override double Maximum => _x[^1];

    public override double Quantile(double u)
    {
        if (u <= 0) return Minimum;
        if (u >= 1) return Maximum;
        var k = Piece(_u, u);
        return Math.Clamp(At(k, u), _x[k], _x[k + 1]);
    }

    public override double Cdf(double x)
    {
        if (x < Minimum) return 0;
        if (x >= Maximum) return 1;
        var k = Piece(_x, x);
        if (x == _x[k]) return _u[k];
        double low = _u[k], high = _u[k + 1], u = low + (high - low) * (x - _x[k]) / (_x[k + 1] - _x[k]);
        for (var i = 0; i < 200; i++)
        {
            var error = At(k, u) - x;
            if (error == 0) break;
            if (error < 0) low = u;
            else high = u;
            var next = u - error / Slope(k, u);
            if (!(next > low && next < high)) next = low + (high - low) / 2;
            if (Math.Abs(next - u) <= 1e-16 * u || next == low || next == high) break;
            u = next;
        }

        return u;
    }

    public override double Density(double x) => x < Minimum || x > Maximum ? 0 : DensityAt(Cdf(x));

    internal override IEnumerable<double> Landmarks => _x;

    private double DensityAt(double u)
    {
        var slope = Slope(Piece(_u, u), u);
        return slope > 0 ? 1 / slope : double.PositiveInfinity;
    }

    /// <summary>The last k, but for the end, with points[k] ≤ value.</summary>
    private static int Piece(double[] points, double value)
    {
        var k = Array.BinarySearch(points, value);
        return Math.Clamp(k >= 0 ? k : ~k - 1, 0, points.Length - 2);
    }

    private double At(int k, double u)
    {
        double h = _u[k + 1] - _u[k], t = (u - _u[k]) / h, rest = (_u[k + 1] - u) / h;
        double d0 = _slope[k] * h, d1 = _slope[k + 1] * h;
        // From the nearer end, so that the points themselves are hit exactly.
        return t < 0.5
            ? _x[k] + t * (d0 + t * (3 * (_x[k + 1] - _x[k]) - 2 * d0 - d1 + t * (d0 + d1 - 2 * (_x[k + 1] - _x[k]))))
            : _x[k + 1] - rest * (d1 + rest * (3 * (_x[k + 1] - _x[k]) - 2 * d1 - d0 + rest * (d0 + d1 - 2 * (_x[k + 1] - _x[k]))));
    }

    private double Slope(int k, double u)
    {
        double h = _u[k + 1] - _u[k], t = (u - _u[k]) / h;
        double secant = (_x[k + 1] - _x[k]) / h, d0 = _slope[k], d1 = _slope[k + 1];
        return d0 + t * (2 * (3 * secant - 2 * d0 - d1) + t * 3 * (d0 + d1 - 2 * secant));
    }

    private static double[] Slopes(double[] u, double[] x)
    {
        var n = u.Length;
        var step = new double[n - 1];
        var secant = new double[n - 1];
        for (var i = 0; i < n - 1; i++)
        {
            step[i] = u[i + 1] - u[i];
            secant[i] = (x[i + 1] - x[i]) / step[i];
        }

        var slope = new double[n];
        if (n == 2)
        {
            slope[0] = slope[1] = secant[0];
            return slope;
        }

        for (var i = 1; i < n - 1; i++)
        {
            double w1 = 2 * step[i] + step[i - 1], w2 = step[i] + 2 * step[i - 1];
            slope[i] = (w1 + w2) / (w1 / secant[i - 1] + w2 / secant[i]);
        }

        slope[0] = EndSlope(step[0], step[1], secant[0], secant[1]);
        slope[^1] = EndSlope(step[^1], step[^2], secant[^1], secant[^2]);
        return slope;
    }

    /// <summary>The three-point formula, kept at or above 0 (all secants are positive here).</summary>
    private static double EndSlope(double step, double nextStep, double secant, double nextSecant) =>
        Math.Max(0, ((2 * step + nextStep) * secant - step * nextSecant) / (step + nextStep));
}
