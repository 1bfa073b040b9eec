using System.Runtime.CompilerServices;
using MathNet.Numerics;

namespace RiskSim.Distributions;

/// <summary>The regularised incomplete beta function I_x(a, b) for fixed a and b.</summary>
/// <remarks>Continued fraction DLMF 8.17.22, by Lentz's method; what depends on a and b only is computed once.</remarks>
/// <param name="a">Above 0.</param>
/// <param name="b">Above 0.</param>
internal sealed class IncompleteBeta(double a, double b)
{
    private readonly double _logBeta = SpecialFunctions.BetaLn(a, b);
    private readonly double _switch = (a + 1) / (a + b + 2);

    public double LogBeta => _logBeta;

    /// <param name="x">0..1.</param>
    /// <param name="y">1 − x, given apart because it may be tiny.</param>
    /// <param name="upper">1 − I_x instead of I_x.</param>
    /// <returns>The probability and the density at x.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double Probability, double Density) Evaluate(double x, double y, bool upper)
    {
        if (x <= 0) return (upper ? 1 : 0, EndDensity(a, b));
        if (y <= 0) return (upper ? 0 : 1, EndDensity(b, a));
        var front = Math.Exp(a * Math.Log(x) + b * Math.Log(y) - _logBeta);
        var isLower = x < _switch;
        var tail = isLower ? front * Fraction(a, b, x) / a : front * Fraction(b, a, y) / b;
        tail = Math.Min(tail, 1);
        return (isLower == upper ? 1 - tail : tail, front / x / y);
    }

    private static double EndDensity(double own, double other) =>
        own < 1 ? double.PositiveInfinity : own > 1 ? 0 : other;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Fraction(double a, double b, double x)
    {
        const double tiny = 1e-300;
        double sum = a + b, above = a + 1, below = a - 1;
        var c = 1.0;
        var d = 1 - sum * x / above;
        d = 1 / (Math.Abs(d) < tiny ? tiny : d);
        var h = d;
        for (var m = 1; m <= 100_000; m++)
        {
            var twice = a + 2 * m;
            var even = m * (b - m) * x / ((below + 2 * m) * twice);
            d = 1 + even * d;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = 1 + even / c;
            if (Math.Abs(c) < tiny) c = tiny;
            h *= d * c;
            var odd = -(a + m) * (sum + m) * x / (twice * (above + 2 * m));
            d = 1 + odd * d;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = 1 + odd / c;
            if (Math.Abs(c) < tiny) c = tiny;
            var factor = d * c;
            h *= factor;
            if (Math.Abs(factor - 1) < 3e-16) break;
        }

        return h;
    }
}
