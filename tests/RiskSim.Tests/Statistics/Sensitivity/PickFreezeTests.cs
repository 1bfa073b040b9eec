using RiskSim.Sampling;
using RiskSim.Statistics.Sensitivity;
using Index = RiskSim.Statistics.Sensitivity.Index;

namespace RiskSim.Tests.Statistics.Sensitivity;

/// <summary>Against functions whose indices are known in closed form.</summary>
public sealed class PickFreezeTests
{
    private const int Trials = 1 << 15;
    private const ulong Other = 99;

    private static ulong Key(int input) => PercentileSource.Key("", $"x{input}");

    private static double[] Run(PercentileSource source, int inputs, Func<double[], double> function)
    {
        var columns = Enumerable.Range(0, inputs).Select(i =>
        {
            var column = new double[Trials];
            source.Fill(Key(i), 0, column);
            return column;
        }).ToArray();
        return [.. Enumerable.Range(0, Trials).Select(t => function([.. columns.Select(c => c[t])]))];
    }

    private static SobolIndices[] Indices(int inputs, Func<double[], double> function)
    {
        var a = new PercentileSource(SamplingMethod.Sobol, 1, Enumerable.Range(0, inputs).Select(Key));
        var sample = new PickFreeze(Run(a, inputs, function), Run(new PercentileSource(Other), inputs, function));
        return [.. Enumerable.Range(0, inputs).Select(i => sample.Of(Run(a.Redrawing([Key(i)], Other), inputs, function)))];
    }

    private static void AssertNear(double expected, Index index)
    {
        Assert.InRange(index.StandardError, 0, 0.03);
        Assert.InRange(index.Value, expected - TestScenario.StandardErrors * index.StandardError - 1e-9, expected + TestScenario.StandardErrors * index.StandardError + 1e-9);
    }

    [Fact]
    public void Of_Ishigami_IsTheClosedForm()
    {
        // T. Ishigami, T. Homma, ISUMA '90: sin x1 + a sin² x2 + b x3⁴ sin x1, x uniform in (−π, π).
        const double A = 7, B = 0.1;
        var p4 = Math.Pow(Math.PI, 4);
        var v1 = 0.5 * Math.Pow(1 + B * p4 / 5, 2);
        var v2 = A * A / 8;
        var v13 = B * B * p4 * p4 * (1.0 / 18 - 1.0 / 50);
        var v = v1 + v2 + v13;
        var indices = Indices(4, u =>
        {
            double x1 = Math.PI * (2 * u[0] - 1), x2 = Math.PI * (2 * u[1] - 1), x3 = Math.PI * (2 * u[2] - 1);
            return Math.Sin(x1) + A * Math.Pow(Math.Sin(x2), 2) + B * Math.Pow(x3, 4) * Math.Sin(x1);
        });
        double[] first = [v1 / v, v2 / v, 0, 0], total = [(v1 + v13) / v, v2 / v, v13 / v, 0];
        for (var i = 0; i < first.Length; i++)
        {
            AssertNear(first[i], indices[i].First);
            AssertNear(total[i], indices[i].Total);
        }

        Assert.True(indices[2].First.IsZeroWithinError);
        Assert.False(indices[2].Total.IsZeroWithinError);
        // The fourth input is no argument at all: exactly 0.
        Assert.Equal((new Index(0, 0), new Index(0, 0)), (indices[3].First, indices[3].Total));
    }

    [Fact]
    public void Of_SobolG_IsTheClosedForm()
    {
        double[] a = [0, 1, 4.5, 9, 99];
        double[] parts = [.. a.Select(x => 1.0 / 3 / ((1 + x) * (1 + x)))];
        var v = parts.Aggregate(1.0, (p, x) => p * (1 + x)) - 1;
        var indices = Indices(a.Length, u => a.Select((x, i) => (Math.Abs(4 * u[i] - 2) + x) / (1 + x)).Aggregate((p, x) => p * x));
        for (var i = 0; i < a.Length; i++)
        {
            AssertNear(parts[i] / v, indices[i].First);
            AssertNear(parts[i] * parts.Where((_, k) => k != i).Aggregate(1.0, (p, x) => p * (1 + x)) / v, indices[i].Total);
        }
    }

    [Fact]
    public void Of_TwoViews_CountsWhichIsRightAsAnInput()
    {
        // y = x under one view, 2 + x under the other, x uniform in (0, 1): Var = 1/12 + 4·w(1 − w), nothing acts together.
        const double W = 0.25;
        var a = new PercentileSource(1);
        double[][] Views(PercentileSource source) => [Run(source, 1, u => u[0]), Run(source, 1, u => 2 + u[0])];
        var sample = new PickFreeze([W, 1 - W], Views(a), Views(new PercentileSource(Other)));
        var v = 1.0 / 12 + 4 * W * (1 - W);
        AssertNear(v, sample.Variance);
        var x = sample.Of(Views(a.Redrawing([Key(0)], Other)));
        AssertNear(1.0 / 12 / v, x.First);
        AssertNear(1.0 / 12 / v, x.Total);
        AssertNear(4 * W * (1 - W) / v, sample.OfViews().First);
        AssertNear(4 * W * (1 - W) / v, sample.OfViews().Total);
    }

    [Fact]
    public void Of_WhatIsCertain_IsUndefined() => Assert.False(new PickFreeze(new double[32], new double[32]).Of(new double[32]).First.IsDefined);
}
