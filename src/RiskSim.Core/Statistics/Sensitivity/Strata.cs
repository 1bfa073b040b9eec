using RiskSim.Sampling;

namespace RiskSim.Statistics.Sensitivity;

/// <summary>
/// Trials sorted by what an input was: the output's mean and spread in each stratum, from given data, so without further runs (E. Plischke, E. Borgonovo,
/// C. Smith: Global sensitivity measures from given data, Eur. J. Oper. Res. 226, 2013).
/// </summary>
internal sealed class Strata
{
    private readonly double[] _values, _weights;
    private readonly byte[] _stratum;
    private readonly int[] _order;
    private readonly int _count;
    private readonly double[,] _weight, _sum;

    /// <param name="values">Of the output by trial, finite; trial t belongs to randomisation t mod 16.</param>
    /// <param name="weights">By trial, ≥ 0.</param>
    /// <param name="stratum">By trial, below <paramref name="count"/>.</param>
    /// <param name="order">The trials in ascending order of <paramref name="values"/>, shared by the inputs.</param>
    public Strata(double[] values, double[] weights, byte[] stratum, int count, int[] order)
    {
        (_values, _weights, _stratum, _count, _order) = (values, weights, stratum, count, order);
        _weight = new double[count, Randomisations.Count];
        _sum = new double[count, Randomisations.Count];
        for (var t = 0; t < values.Length; t++)
        {
            _weight[stratum[t], t % Randomisations.Count] += weights[t];
            _sum[stratum[t], t % Randomisations.Count] += weights[t] * values[t];
        }
    }

    public static int[] Ascending(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort((double[])values.Clone(), order);
        return order;
    }

    /// <summary>E[Y | X in these strata]; undefined where no trial, or one randomisation alone, shows it.</summary>
    public Index Mean(params int[] strata) => Jackknife.Of(g => Ratio(_sum, _weight, strata, g));

    /// <summary>E[Y | X in the upper strata] − E[Y | X in the lower ones].</summary>
    public Index Swing(int[] lower, int[] upper) => Jackknife.Of(g => Ratio(_sum, _weight, upper, g) - Ratio(_sum, _weight, lower, g));

    /// <summary>P(X in the stratum).</summary>
    public double Share(int stratum) => Row(_weight, stratum, Jackknife.None) / Enumerable.Range(0, _count).Sum(s => Row(_weight, s, Jackknife.None));

    /// <summary>Var(E[Y|X]) ⁄ Var(Y), the strata standing for X; what chance alone makes of the means is taken off.</summary>
    public Index FirstOrder()
    {
        var squares = new double[_count, Randomisations.Count];
        var weightSquares = new double[_count, Randomisations.Count];
        for (var t = 0; t < _values.Length; t++)
        {
            squares[_stratum[t], t % Randomisations.Count] += _weights[t] * _values[t] * _values[t];
            weightSquares[_stratum[t], t % Randomisations.Count] += _weights[t] * _weights[t];
        }

        return Jackknife.Of(g =>
        {
            double weight = 0, sum = 0, square = 0;
            for (var s = 0; s < _count; s++)
            {
                weight += Row(_weight, s, g);
                sum += Row(_sum, s, g);
                square += Row(squares, s, g);
            }

            var mean = sum / weight;
            var variance = square / weight - mean * mean;
            if (!(variance > 0)) return double.NaN;
            var between = 0.0;
            for (var s = 0; s < _count; s++)
            {
                var w = Row(_weight, s, g);
                if (!(w > 0)) continue;
                var m = Row(_sum, s, g) / w;
                var within = Math.Max(0, Row(squares, s, g) / w - m * m);
                between += w / weight * ((m - mean) * (m - mean) - within * Row(weightSquares, s, g) / (w * w) * (1 - w / weight));
            }

            return between / variance;
        });
    }

    /// <summary>
    /// E[Q(upper) − Q(lower) | X]: the distance between two percentiles that is left on average once X is known, the strata standing for X. Its distance to that of
    /// all trials is the expected value of perfect information (H. Raiffa, R. Schlaifer: Applied statistical decision theory, 1961) with the width of the forecast as loss.
    /// </summary>
    public Index ExpectedSpread(double lower, double upper) => Jackknife.Of(g =>
    {
        var total = new double[_count];
        for (var s = 0; s < _count; s++) total[s] = Row(_weight, s, g);
        var (reached, low, spread) = (new double[_count], new double[_count], new double[_count]);
        Array.Fill(low, double.NaN);
        Array.Fill(spread, double.NaN);
        foreach (var t in _order)
        {
            if (t % Randomisations.Count == g || _weights[t] <= 0) continue;
            var s = _stratum[t];
            reached[s] += _weights[t];
            if (double.IsNaN(low[s]) && reached[s] >= lower * total[s]) low[s] = _values[t];
            if (double.IsNaN(spread[s]) && reached[s] >= upper * total[s] * (1 - 1e-12)) spread[s] = _values[t] - low[s];
        }

        var weight = total.Sum();
        var expected = 0.0;
        for (var s = 0; s < _count; s++)
            if (total[s] > 0) expected += total[s] / weight * spread[s];
        return expected;
    });

    private static double Ratio(double[,] sums, double[,] weights, int[] strata, int without)
    {
        double sum = 0, weight = 0;
        foreach (var s in strata)
        {
            sum += Row(sums, s, without);
            weight += Row(weights, s, without);
        }

        return weight > 0 ? sum / weight : double.NaN;
    }

    private static double Row(double[,] sums, int stratum, int without)
    {
        var sum = 0.0;
        for (var g = 0; g < Randomisations.Count; g++)
            if (g != without) sum += sums[stratum, g];
        return sum;
    }
}
