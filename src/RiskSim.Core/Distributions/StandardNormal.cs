namespace RiskSim.Distributions;

/// <summary>The normal distribution with mean 0 and standard deviation 1, to about 1e-15 relative, tails included.</summary>
/// <remarks>
/// Distribution function: W. J. Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969).
/// Inverse: M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988), PPND16.
/// </remarks>
public static class StandardNormal
{
    private const double InverseRootTwoPi = 0.39894228040143267794;

    /// <summary>P(Z ≤ z).</summary>
    public static double Cdf(double z) => z > 0 ? 1 - LowerTail(-z) : LowerTail(z);

    /// <summary>P(Z &gt; z).</summary>
    public static double Survival(double z) => Cdf(-z);

    /// <summary>The density at <paramref name="z"/>.</summary>
    public static double Density(double z) => InverseRootTwoPi * ExpOfMinusHalfSquare(Math.Abs(z));

    /// <summary>The z with P(Z ≤ z) = <paramref name="p"/>; ∓∞ at 0 and 1.</summary>
    /// <param name="p">0..1; for a probability close to 1, negate the quantile of what is missing.</param>
    public static double Quantile(double p)
    {
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - q * q;
            return q *
                (((((((2.5090809287301226727e+3 * r + 3.3430575583588128105e+4) * r + 6.7265770927008700853e+4) * r
                + 4.5921953931549871457e+4) * r + 1.3731693765509461125e+4) * r + 1.9715909503065514427e+3) * r
                + 1.3314166789178437745e+2) * r + 3.3871328727963666080e+0) /
                (((((((5.2264952788528545610e+3 * r + 2.8729085735721942674e+4) * r + 3.9307895800092710610e+4) * r
                + 2.1213794301586595867e+4) * r + 5.3941960214247511077e+3) * r + 6.8718700749205790830e+2) * r
                + 4.2313330701600911252e+1) * r + 1);
        }

        var tail = q < 0 ? p : 1 - p;
        if (tail <= 0) return q < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        var distance = TailQuantile(Math.Sqrt(-Math.Log(tail)));
        return q < 0 ? -distance : distance;
    }

    private static double TailQuantile(double r)
    {
        if (r <= 5)
        {
            r -= 1.6;
            return
                (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1) * r
                + 1.27045825245236838258e+0) * r + 3.64784832476320460504e+0) * r + 5.76949722146069140550e+0) * r
                + 4.63033784615654529590e+0) * r + 1.42343711074968357734e+0) /
                (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r + 1.51986665636164571966e-2) * r
                + 1.48103976427480074590e-1) * r + 6.89767334985100004550e-1) * r + 1.67638483018380384940e+0) * r
                + 2.05319162663775882187e+0) * r + 1);
        }

        r -= 5;
        return
            (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3) * r
            + 2.65321895265761230930e-2) * r + 2.96560571828504891230e-1) * r + 1.78482653991729133580e+0) * r
            + 5.46378491116411436990e+0) * r + 6.65790464350110377720e+0) /
            (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r + 1.84631831751005468180e-5) * r
            + 7.86869131145613259100e-4) * r + 1.48753612908506148525e-2) * r + 1.36929880922735805310e-1) * r
            + 5.99832206555887937690e-1) * r + 1);
    }

    /// <param name="z">At most 0.</param>
    private static double LowerTail(double z)
    {
        var y = -z;
        if (double.IsNaN(z)) return z;
        if (y <= 0.67448975)
        {
            var square = y * y;
            var numerator = ((((0.065682337918207449113 * square + 2.2352520354606839287) * square
                + 161.02823106855587881) * square + 1067.6894854603709582) * square + 18154.981253343561249);
            var denominator = (((square + 47.20258190468824187) * square + 976.09855173777669322) * square
                + 10260.932208618978205) * square + 45507.789335026729956;
            return 0.5 + z * numerator / denominator;
        }

        if (y <= 5.656854249492380195)
        {
            var numerator = ((((((((1.0765576773720192317e-8 * y + 0.39894151208813466764) * y
                + 8.8831497943883759412) * y + 93.506656132177855979) * y + 597.27027639480026226) * y
                + 2494.5375852903726711) * y + 6848.1904505362823326) * y + 11602.651437647350124) * y
                + 9842.7148383839780218);
            var denominator = (((((((y + 22.266688044328115691) * y + 235.38790178262499861) * y
                + 1519.377599407554805) * y + 6485.558298266760755) * y + 18615.571640885098091) * y
                + 34900.952721145977266) * y + 38912.003286093271411) * y + 19685.429676859990727;
            return ExpOfMinusHalfSquare(y) * numerator / denominator;
        }

        if (y > 39) return 0;
        var inverse = 1 / (y * y);
        var top = ((((0.02307344176494017303 * inverse + 0.21589853405795699) * inverse + 0.1274011611602473639)
            * inverse + 0.022235277870649807) * inverse + 0.001421619193227893466) * inverse + 2.9112874951168792e-5;
        var bottom = ((((inverse + 1.28426009614491121) * inverse + 0.468238212480865118) * inverse
            + 0.0659881378689285515) * inverse + 0.00378239633202758244) * inverse + 7.29751555083966205e-5;
        return ExpOfMinusHalfSquare(y) * (InverseRootTwoPi - inverse * top / bottom) / y;
    }

    /// <summary>exp(−y²/2) without the rounding of y²: y is cut in two parts, one of which has an exact square.</summary>
    private static double ExpOfMinusHalfSquare(double y)
    {
        if (y > 39) return 0;
        var coarse = Math.Truncate(y * 16) / 16;
        return Math.Exp(-coarse * coarse * 0.5) * Math.Exp(-(y - coarse) * (y + coarse) * 0.5);
    }
}
