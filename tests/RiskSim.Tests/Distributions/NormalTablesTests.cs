using RiskSim.Distributions;

namespace RiskSim.Tests.Distributions;

/// <summary>The tables that correlated percentiles go through, against the exact functions.</summary>
public class NormalTablesTests
{
    [Fact]
    public void ToPercentiles_StaysWithinTheStatedErrorOfTheExactFunction()
    {
        var normals = Enumerable.Range(-9_300, 18_601).Select(k => k / 1_000.0 + 1e-5).ToArray();
        var percentiles = normals.ToArray();
        NormalTables.ToPercentiles(percentiles);
        for (var i = 0; i < normals.Length; i++)
        {
            Assert.InRange(percentiles[i], double.Epsilon, 1 - 1.0 / (1L << 53));
            var tail = StandardNormal.Cdf(-Math.Abs(normals[i]));
            var got = normals[i] < 0 ? percentiles[i] : 1 - percentiles[i];
            Assert.True(Math.Abs(got - tail) <= Math.Max(Math.Min(1e-7, 1e-6 * tail), 1.2e-16), $"z = {normals[i]}: {got} for {tail}");
        }
    }

    [Fact]
    public void ToNormals_StaysWithinTheStatedErrorOfTheExactFunction()
    {
        var percentiles = Enumerable.Range(1, 9_999).Select(k => k / 10_000.0).Concat([1e-12, 1e-9, 3e-7, 1 - 1e-9]).ToArray();
        var normals = new double[percentiles.Length];
        NormalTables.ToNormals(percentiles, normals);
        for (var i = 0; i < normals.Length; i++)
            Assert.True(Math.Abs(StandardNormal.Cdf(normals[i]) - percentiles[i]) <= 1e-7, $"u = {percentiles[i]}");
    }

    [Fact]
    public void ToPercentilesOfToNormals_IsTheIdentityAndKeepsTheOrder()
    {
        var percentiles = Enumerable.Range(1, 50_000).Select(k => (k - 0.5) / 50_000.0).ToArray();
        var values = new double[percentiles.Length];
        NormalTables.ToNormals(percentiles, values);
        NormalTables.ToPercentiles(values);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(percentiles[i], values[i], 2e-7);
            if (i > 0) Assert.True(values[i] > values[i - 1]);
        }
    }
}
