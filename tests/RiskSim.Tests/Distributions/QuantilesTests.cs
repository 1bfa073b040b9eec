using RiskSim.Distributions;

namespace RiskSim.Tests.Distributions;

/// <summary>The monotone interpolation of <c>quantiles</c>.</summary>
public class QuantilesTests
{
    [Fact]
    public void Quantile_BetweenThreePointsIsTheCubicComputedByHand()
    {
        // Steps 0.5, secants 2 and 6: the middle slope is their harmonic mean 3, the end slopes are 0 and 8.
        var distribution = Sample.Of("quantiles(p0=0 p50=1 p100=4)");
        Assert.Equal(0.3125, distribution.Quantile(0.25), 1e-15);
        Assert.Equal(2.1875, distribution.Quantile(0.75), 1e-15);
        Assert.Equal(0.25, distribution.Cdf(0.3125), 1e-15);
        Assert.Equal(0.75, distribution.Cdf(2.1875), 1e-15);
    }

    [Fact]
    public void Quantile_WithAnEndSlopeThatWouldBeNegativeStartsFlat()
    {
        // (2·0.5 + 0.5)·2 − 0.5·18 < 0: the slope at p0 is 0; the middle slope is 3.6.
        var distribution = Sample.Of("quantiles(p0=0 p50=1 p100=10)");
        const double h = 0.5, t = 0.1;
        var expected = t * t * (3 - 2 * t) + (t * t * t - t * t) * h * 3.6;
        Assert.Equal(expected, distribution.Quantile(h * t), 1e-15);
    }

    [Fact]
    public void Quantile_AgreesWithTheHermiteBasis()
    {
        double[] u = [0, 0.1, 0.5, 0.75, 0.9, 1], x = [5, 12, 40, 90, 200, 500];
        var d = Slopes(u, x);
        var distribution = Sample.Of("quantiles(p0=5 p10=12 p50=40 p75=90 p90=200 p100=500)");
        for (var i = 1; i < 500; i++)
        {
            var p = i / 500.0;
            var k = Enumerable.Range(0, 5).Last(j => u[j] <= p);
            double h = u[k + 1] - u[k], t = (p - u[k]) / h;
            var expected = (1 + 2 * t) * (1 - t) * (1 - t) * x[k] + t * (1 - t) * (1 - t) * h * d[k]
                + t * t * (3 - 2 * t) * x[k + 1] + t * t * (t - 1) * h * d[k + 1];
            Assert.Equal(expected, distribution.Quantile(p), expected * 1e-13);
            Assert.Equal(p, distribution.Cdf(expected), 1e-12);
        }
    }

    [Fact]
    public void Quantile_HitsThePointsExactly()
    {
        var distribution = (Quantiles)Sample.Of("quantiles(p0=5 p10=12 p50=40 p75=90 p90=200 p100=500)");
        foreach (var point in distribution.Points)
        {
            Assert.Equal(point.Value, distribution.Quantile(point.Probability));
            Assert.Equal(point.Probability, distribution.Cdf(point.Value));
        }
    }

    [Fact]
    public void Quantile_OfTwoPointsIsAStraightLine()
    {
        var distribution = Sample.Of("quantiles(p0=2 p100=3)");
        for (var i = 0; i <= 10; i++) Assert.Equal(2 + i / 10.0, distribution.Quantile(i / 10.0), 1e-15);
    }

    /// <summary>Fritsch and Butland's weighted harmonic means; three-point formula at the ends.</summary>
    private static double[] Slopes(double[] u, double[] x)
    {
        var n = u.Length;
        var h = Enumerable.Range(0, n - 1).Select(i => u[i + 1] - u[i]).ToArray();
        var m = Enumerable.Range(0, n - 1).Select(i => (x[i + 1] - x[i]) / h[i]).ToArray();
        var d = new double[n];
        for (var i = 1; i < n - 1; i++)
        {
            var alpha = (h[i - 1] + 2 * h[i]) / (3 * (h[i - 1] + h[i]));
            d[i] = m[i - 1] * m[i] / (alpha * m[i] + (1 - alpha) * m[i - 1]);
        }

        d[0] = Math.Max(0, m[0] + (m[0] - m[1]) * h[0] / (h[0] + h[1]));
        d[^1] = Math.Max(0, m[^1] + (m[^1] - m[^2]) * h[^1] / (h[^1] + h[^2]));
        return d;
    }
}
