using RiskSim.Sampling;

namespace RiskSim.Statistics.Sensitivity;

/// <summary>The share of an output's variance that an input explains.</summary>
/// <param name="First">S = Var(E[Y|X]) ⁄ Var(Y): by itself.</param>
/// <param name="Total">T = E[Var(Y|all but X)] ⁄ Var(Y): with all that it does together with others; undefined where it cannot be told.</param>
public readonly record struct SobolIndices(Index First, Index Total);

/// <summary>
/// Sobol' indices by pick-freeze: A and B are independent samples of the inputs, A′ is A with one input taken from B (I. Sobol', Math. Model. Comput. Exp. 1,
/// 1993). First order by S = E[f(B)·(f(A′) − f(A))] ⁄ V (A. Saltelli et al., Comput. Phys. Commun. 181, 2010), total by T = E[(f(A) − f(A′))²] ⁄ 2V (M. Jansen,
/// Comput. Phys. Commun. 117, 1999).
/// </summary>
/// <remarks>Several views with weights are one more input, which view is right: an output is then first averaged over the views, as they are independent of all else.
/// Squares are averaged after squaring.</remarks>
internal sealed class PickFreeze
{
    private const int Groups = Randomisations.Count;

    private readonly double[] _a, _b;
    private readonly double _centre;
    private readonly double[] _count = new double[Groups], _sum = new double[Groups], _squares = new double[Groups];

    /// <summary>Of one function.</summary>
    /// <param name="a">f(A) by trial, finite.</param>
    /// <param name="b">f(B) by trial, finite.</param>
    public PickFreeze(double[] a, double[] b) : this([1], [a], [b]) { }

    /// <param name="weights">Of the views; they add up to 1.</param>
    /// <param name="a">By view, then trial.</param>
    /// <param name="b">By view, then trial.</param>
    public PickFreeze(double[] weights, double[][] a, double[][] b)
    {
        Weights = weights;
        (A, B) = (a, b);
        (_a, _b) = (Mean(a), Mean(b));
        _centre = _a.Concat(_b).Average();
        for (var t = 0; t < _a.Length; t++)
        {
            var g = t % Groups;
            _count[g] += 2;
            for (var v = 0; v < weights.Length; v++)
            {
                var (x, y) = (a[v][t] - _centre, b[v][t] - _centre);
                _sum[g] += weights[v] * (x + y);
                _squares[g] += weights[v] * (x * x + y * y);
            }
        }
    }

    public double[] Weights { get; }

    private double[][] A { get; }

    private double[][] B { get; }

    /// <summary>Of the output, in the square of its unit.</summary>
    public Index Variance => Jackknife.Of(VarianceWithout);

    /// <param name="changed">f(A′) by view, then trial.</param>
    public SobolIndices Of(params double[][] changed)
    {
        var mean = Mean(changed);
        var (first, total) = (new double[Groups], new double[Groups]);
        for (var t = 0; t < mean.Length; t++)
        {
            first[t % Groups] += (_b[t] - _centre) * (mean[t] - _a[t]);
            for (var v = 0; v < Weights.Length; v++)
            {
                var d = A[v][t] - changed[v][t];
                total[t % Groups] += Weights[v] * d * d / 2;
            }
        }

        return new SobolIndices(Ratio(first), Ratio(total));
    }

    /// <summary>Of which view is right; 0 of one alone.</summary>
    public SobolIndices OfViews()
    {
        var (first, total) = (new double[Groups], new double[Groups]);
        for (var t = 0; t < _a.Length; t++)
            for (var v = 0; v < Weights.Length; v++)
            {
                // f(A′) is another view of the same sample. B is of the same view as A′ and independent otherwise.
                first[t % Groups] += Weights[v] * (B[v][t] - _centre) * (A[v][t] - _a[t]);
                var d = A[v][t] - _a[t];
                total[t % Groups] += Weights[v] * d * d;
            }

        return new SobolIndices(Ratio(first), Ratio(total));
    }

    private Index Ratio(double[] sums) => Jackknife.Of(g =>
    {
        var variance = VarianceWithout(g);
        return variance > 0 ? (sums.Sum() - At(sums, g)) / ((_count.Sum() - At(_count, g)) / 2) / variance : double.NaN;
    });

    private double VarianceWithout(int group)
    {
        var n = _count.Sum() - At(_count, group);
        var mean = (_sum.Sum() - At(_sum, group)) / n;
        return (_squares.Sum() - At(_squares, group)) / n - mean * mean;
    }

    private static double At(double[] sums, int group) => group == Jackknife.None ? 0 : sums[group];

    private double[] Mean(double[][] values)
    {
        var mean = new double[values[0].Length];
        for (var v = 0; v < Weights.Length; v++)
            for (var t = 0; t < mean.Length; t++) mean[t] += Weights[v] * values[v][t];
        return mean;
    }
}
