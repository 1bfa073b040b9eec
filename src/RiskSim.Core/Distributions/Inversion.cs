using System.Runtime.CompilerServices;

namespace RiskSim.Distributions;

/// <summary>Inverts a distribution function where it has no closed inverse.</summary>
internal static class Inversion
{
    // A step this small was quadratic if the probability is close too: what is left is rounding.
    private const double StepTolerance = 1e-13, CloseProbability = 1e-6;

    // A probability this close leaves nothing but rounding.
    private const double ProbabilityTolerance = 1e-15;

    /// <summary>
    /// The smallest x in [low, high] with P(X ≤ x) ≥ s, or with P(X &gt; x) ≤ s for <paramref name="upper"/>.
    /// </summary>
    /// <remarks>
    /// Newton's method on the logarithm of the probability, kept inside a bracket that shrinks. Next to a finite end
    /// the distance to that end is taken as a logarithm too: tails there are close to powers, which makes the step exact.
    /// </remarks>
    /// <param name="s">The probability below (or above) x, 0 &lt; s &lt; 1, best ≤ 0.5.</param>
    /// <param name="guess">A first value; anything outside the bracket is mended.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Solve(Distribution distribution, double s, bool upper, double low, double high, double guess)
    {
        low = Math.Max(low, -double.MaxValue);
        high = Math.Min(high, double.MaxValue);
        if (low >= high) return high;
        var anchor = upper ? distribution.Maximum : distribution.Minimum;
        var x = guess > low && guess < high ? guess : Middle(low, high, 0);
        double before = double.PositiveInfinity, beforeThat = double.PositiveInfinity;
        for (var i = 0; i < 300; i++)
        {
            var (p, f) = distribution.Evaluate(x, upper);
            if (Math.Abs(p - s) <= ProbabilityTolerance * s && f > 0) return x;
            if (upper ? p > s : p < s) low = x;
            else high = x;

            var next = double.NaN;
            if (p > 0 && f > 0 && double.IsFinite(f))
            {
                var towards = p * Elementary.Log1p((p - s) / s) / f;
                var step = upper ? towards : -towards;
                var distance = x - anchor;
                next = x + (double.IsFinite(distance) && distance != 0 ? distance * Elementary.ExpM1(step / distance) : step);
            }

            var size = Math.Abs(next - x);
            if (!(next >= low && next <= high) || size > 0.5 * beforeThat)
            {
                next = Middle(low, high, i);
                if (next <= low || next >= high) return high;
                size = Math.Abs(next - x);
            }
            else if (size <= StepTolerance * Math.Abs(next))
            {
                if (IsClose(p, s) || IsReached(distribution, s, upper, next)) return next;
                // Small only because the distribution function is all but vertical here: the value may be far away.
                next = Middle(low, high, i);
                if (next <= low || next >= high) return high;
                size = Math.Abs(next - x);
            }

            (beforeThat, before) = (before, size);
            x = next;
        }

        return x;
    }

    private static bool IsClose(double probability, double s) => Math.Abs(probability - s) <= CloseProbability * s;

    /// <summary>Whether the probability at x is close to s, or s is passed within the last digit of x.</summary>
    private static bool IsReached(Distribution distribution, double s, bool upper, double x)
    {
        if (IsClose(distribution.Evaluate(x, upper).Probability, s)) return true;
        double before = distribution.Evaluate(Math.BitDecrement(x), upper).Probability;
        double after = distribution.Evaluate(Math.BitIncrement(x), upper).Probability;
        return Math.Min(before, after) <= s && s <= Math.Max(before, after);
    }

    private static double Middle(double low, double high, int turn)
    {
        // Halving the values is best within an order of magnitude, halving the bit patterns across many of them.
        var isNear = low > 0 ? high < 16 * low : high < 0 && low > 16 * high;
        if (isNear || (low <= 0 && high >= 0 && turn % 2 == 0)) return low / 2 + high / 2;
        long a = Elementary.Ordered(low), b = Elementary.Ordered(high);
        return Elementary.Unordered(a / 2 + b / 2 + (a % 2 + b % 2) / 2);
    }
}
