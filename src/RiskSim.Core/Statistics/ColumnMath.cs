using System.Numerics;
using System.Runtime.InteropServices;

namespace RiskSim.Statistics;

/// <summary>Sums over a column, several lanes at a time. The terms are rounded first, so the lanes' order does not matter.</summary>
internal static class ColumnMath
{
    /// <summary>Σ min(x, cut) and Σ min(x, cut)².</summary>
    public static (double Sum, double Squares) Sums(ReadOnlySpan<double> x, double cut, double rounder, double squareRounder)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(x);
        Vector<double> sums = default, squares = default, cuts = new(cut), r = new(rounder), r2 = new(squareRounder);
        foreach (var lane in lanes)
        {
            var v = Vector.Min(lane, cuts);
            sums += v + r - r;
            squares += v * v + r2 - r2;
        }

        double sum = Vector.Sum(sums), square = Vector.Sum(squares);
        foreach (var value in x[(lanes.Length * Vector<double>.Count)..])
        {
            var v = Math.Min(value, cut);
            sum += ExactSum.Round(v, rounder);
            square += ExactSum.Round(v * v, squareRounder);
        }

        return (sum, square);
    }

    /// <summary>How many are above the threshold.</summary>
    public static long CountAbove(ReadOnlySpan<double> x, double threshold)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(x);
        Vector<long> counts = default;
        Vector<double> limit = new(threshold);
        foreach (var lane in lanes) counts -= Vector.GreaterThan(lane, limit);
        var count = Vector.Sum(counts);
        foreach (var value in x[(lanes.Length * Vector<double>.Count)..]) count += value > threshold ? 1 : 0;
        return count;
    }

    /// <summary>How many are below the threshold.</summary>
    public static long CountBelow(ReadOnlySpan<double> x, double threshold)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(x);
        Vector<long> counts = default;
        Vector<double> limit = new(threshold);
        foreach (var lane in lanes) counts -= Vector.LessThan(lane, limit);
        var count = Vector.Sum(counts);
        foreach (var value in x[(lanes.Length * Vector<double>.Count)..]) count += value < threshold ? 1 : 0;
        return count;
    }
}
