using RiskSim.Sampling;
using RiskSim.Statistics.Sensitivity;

namespace RiskSim.Tests.Statistics.Sensitivity;

public sealed class ActivityIndicesTests
{
    private const int Trials = 1 << 15;

    /// <summary>Two activities side by side, exponential with rates a and b; a weight of each trial.</summary>
    private static (ActivityIndices First, double[] D) Parallel(double a, double b)
    {
        var source = new PercentileSource(5);
        double[] Draw(ulong key, double rate)
        {
            var u = new double[Trials];
            source.Fill(key, 0, u);
            return [.. u.Select(x => -Math.Log(1 - x) / rate)];
        }

        var (x, y) = (Draw(1, a), Draw(2, b));
        double[] total = [.. x.Zip(y, Math.Max)];
        return (ActivityIndices.Of([.. Enumerable.Repeat(1.0, Trials)], x, [.. total.Zip(x, (t, d) => t - d)], total), x);
    }

    private static void AssertNear(double expected, RiskSim.Statistics.Sensitivity.Index index) => Assert.InRange(index.Value,
        expected - TestScenario.StandardErrors * index.StandardError, expected + TestScenario.StandardErrors * index.StandardError);

    [Fact]
    public void TwoPaths_AreTheClosedForm()
    {
        // X, Y exponential with rates 1 and 2: P(X > Y) = 2/3; D = max = X + Y − min; Cov(X, min) = Cov(Y, min) = Var min = 1/9, so
        // Cov(X, D) = 1 − 1/9 and Var D = 1 + 1/4 + 1/9 − 4/9.
        var (first, _) = Parallel(1, 2);
        AssertNear(2.0 / 3, first.Criticality);
        AssertNear((1 - 1.0 / 9) / Math.Sqrt(1.25 - 1.0 / 3), first.Cruciality);
        // d / (d + f) · D = d, as d + f is D: E[X] / E[D] = 1 / (1 + 1/2 − 1/3).
        AssertNear(1 / (1.5 - 1.0 / 3), first.Significance);
        Assert.InRange(first.Criticality.StandardError, 1e-4, 0.02);
    }

    [Fact]
    public void OnePath_IsAlwaysCriticalAndDecidesAll()
    {
        double[] d = [.. Enumerable.Range(0, 160).Select(i => 1.0 + i % 7)];
        var indices = ActivityIndices.Of([.. d.Select(_ => 1.0)], d, new double[d.Length], d);
        Assert.Equal(1, indices.Criticality.Value);
        Assert.Equal(1, indices.Cruciality.Value, 9);
        Assert.Equal(1, indices.Significance.Value, 9);
        Assert.Equal(0, indices.Criticality.StandardError);
    }

    [Fact]
    public void WhatIsCertain_HasNoCruciality()
    {
        double[] total = [.. Enumerable.Range(0, 160).Select(i => 10.0 + i % 7)];
        var indices = ActivityIndices.Of([.. total.Select(_ => 1.0)], [.. total.Select(_ => 5.0)], [.. total.Select(t => t - 5)], total);
        Assert.False(indices.Cruciality.IsDefined);
        Assert.Equal(0, indices.Criticality.Value);
        Assert.Equal(5 / total.Average(), indices.Significance.Value, 9);
    }
}
