using System.Globalization;

namespace RiskSim.Distributions;

/// <summary>Functions that the class library lacks in full precision (W. Kahan's forms).</summary>
internal static class Elementary
{
    /// <summary>ln(1 + x), accurate near 0.</summary>
    public static double Log1p(double x)
    {
        var sum = 1 + x;
        if (sum == 1) return x;
        return double.IsInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>exp(x) − 1, accurate near 0.</summary>
    public static double ExpM1(double x)
    {
        var power = Math.Exp(x);
        if (power == 1) return x;
        var less = power - 1;
        return less == -1 || double.IsInfinity(power) ? less : less * (x / Math.Log(power));
    }

    /// <summary>The shortest text that reads back as the same double.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The largest y with f(y) ≤ x, for an f that never decreases, from a value close to it.</summary>
    /// <remarks>With it P(f(Y) ≤ x) is exact for the rounded f, so that the probability at a shifted or scaled value is
    /// the probability at the value.</remarks>
    public static double LargestBelow(double x, double guess, Func<double, double> f)
    {
        if (!double.IsFinite(x)) return x;
        guess = Math.Clamp(guess, -double.MaxValue, double.MaxValue);
        if (f(guess) <= x && f(Math.BitIncrement(guess)) > x) return guess;
        long low = Ordered(double.NegativeInfinity), high = Ordered(double.PositiveInfinity);
        // Gallop outwards from the guess first: the answer is rarely far.
        var centre = Ordered(guess);
        for (long reach = 1; reach < 1L << 60; reach *= 4)
        {
            if (centre - reach > low && f(Unordered(centre - reach)) <= x) low = centre - reach;
            if (centre + reach < high && f(Unordered(centre + reach)) > x) high = centre + reach;
            if (low > Ordered(double.NegativeInfinity) && high < Ordered(double.PositiveInfinity)) break;
        }

        while (low + 1 < high && low + 1 > long.MinValue)
        {
            var middle = low / 2 + high / 2 + (low % 2 + high % 2) / 2;
            if (middle <= low || middle >= high) break;
            if (f(Unordered(middle)) <= x) low = middle;
            else high = middle;
        }

        return Unordered(low);
    }

    /// <summary>A number of the same order as the double.</summary>
    public static long Ordered(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    public static double Unordered(long order) =>
        BitConverter.Int64BitsToDouble(order >= 0 ? order : long.MinValue - order);
}
