using System.Runtime.CompilerServices;
using MathNet.Numerics;

namespace RiskSim.Distributions;

/// <summary>The regularised incomplete gamma functions P(a, x) and Q(a, x) for a fixed a.</summary>
/// <remarks>Series DLMF 8.11.4 below a, continued fraction DLMF 8.9.2 above it, and for a large a Temme's uniform
/// expansion DLMF 8.12.</remarks>
/// <param name="a">Above 0.</param>
internal sealed class IncompleteGamma(double a)
{
    private const double LargeShape = 1e4;

    private readonly double _logGamma = a < LargeShape ? SpecialFunctions.GammaLn(a) : 0;

    public double LogGamma => _logGamma;

    /// <param name="upper">Q instead of P.</param>
    /// <returns>The probability and the density at x.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double Probability, double Density) Evaluate(double x, bool upper)
    {
        if (x <= 0) return (upper ? 1 : 0, a < 1 ? double.PositiveInfinity : a > 1 ? 0 : 1);
        if (double.IsInfinity(x)) return (upper ? 0 : 1, 0);
        if (a >= LargeShape) return Uniform(x, upper);
        var front = Math.Exp(a * Math.Log(x) - x - _logGamma);
        var isLower = x < a + 1;
        var tail = Math.Min(1, front * (isLower ? Series(x) : Fraction(x)));
        return (isLower == upper ? 1 - tail : tail, front / x);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Series(double x)
    {
        double term = 1 / a, sum = term;
        for (var n = 1; n < 100_000; n++)
        {
            term *= x / (a + n);
            sum += term;
            if (term < sum * 1e-17) break;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Fraction(double x)
    {
        const double tiny = 1e-300;
        var b = x + 1 - a;
        var c = 1 / tiny;
        var d = 1 / b;
        var h = d;
        for (var n = 1; n < 100_000; n++)
        {
            var an = -n * (n - a);
            b += 2;
            d = an * d + b;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = b + an / c;
            if (Math.Abs(c) < tiny) c = tiny;
            var factor = d * c;
            h *= factor;
            if (Math.Abs(factor - 1) < 3e-16) break;
        }

        return h;
    }

    private (double Probability, double Density) Uniform(double x, bool upper)
    {
        var mu = (x - a) / a;
        // η²/2 = μ − ln(1 + μ), by its series where the difference would cancel.
        var half = Math.Abs(mu) > 0.1 ? mu - Elementary.Log1p(mu) : HalfSquare(mu);
        var eta = Math.Sign(mu) * Math.Sqrt(2 * half);
        var stirling = 1 / (12 * a) - 1 / (360 * a * a * a);
        var root = InverseRootTwoPi / Math.Sqrt(a);
        var gauss = Math.Exp(-a * half);
        double c0, c1;
        if (Math.Abs(eta) > 0.3)
        {
            c0 = 1 / mu - 1 / eta;
            c1 = 1 / (eta * eta * eta) - 1 / (mu * mu * mu) - 1 / (mu * mu) - 1 / (12 * mu);
        }
        else
        {
            c0 = Polynomial(eta, [-1.0 / 3, 1.0 / 12, -2.0 / 135, 1.0 / 864, 1.0 / 2835, -139.0 / 777600, 1.0 / 25515, -571.0 / 261273600, -281.0 / 151559100]);
            c1 = Polynomial(eta, [-1.0 / 540, -1.0 / 288, 1.0 / 378, -77.0 / 77760]);
        }

        var correction = root * gauss * (c0 + c1 / a);
        var z = eta * Math.Sqrt(a);
        var probability = upper ? StandardNormal.Survival(z) + correction : StandardNormal.Cdf(z) - correction;
        return (Math.Clamp(probability, 0, 1), root * gauss * Math.Exp(-stirling) / (1 + mu));
    }

    private const double InverseRootTwoPi = 0.39894228040143267794;

    private static double HalfSquare(double mu)
    {
        var sum = 0.0;
        for (var n = 24; n >= 2; n--) sum = (n % 2 == 0 ? 1.0 : -1.0) / n + sum * mu;
        return sum * mu * mu;
    }

    private static double Polynomial(double x, ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
        return sum;
    }
}
