namespace RiskSim.Sampling;

/// <summary>Normal correlations for rank correlations, and their Cholesky factor.</summary>
public static class GaussianCopula
{
    /// <summary>Pearson correlation of the normals whose percentiles have Spearman correlation ρ: r = 2·sin(π·ρ/6)
    /// (Kruskal, "Ordinal measures of association", JASA 53, 1958).</summary>
    public static double PearsonOf(double spearman) => 2 * Math.Sin(Math.PI * spearman / 6);

    /// <summary>The matrix of normal correlations; 1 on the diagonal.</summary>
    /// <param name="spearman">By row and column.</param>
    public static double[][] Correlation(int size, Func<int, int, double> spearman)
    {
        var matrix = new double[size][];
        for (var i = 0; i < size; i++)
        {
            matrix[i] = new double[size];
            for (var j = 0; j < size; j++) matrix[i][j] = i == j ? 1 : PearsonOf(spearman(i, j));
        }

        return matrix;
    }

    /// <summary>The lower triangle L with L·Lᵀ = matrix, or null if the matrix is not positive definite.</summary>
    public static double[][]? Cholesky(double[][] matrix)
    {
        var factor = new double[matrix.Length][];
        for (var i = 0; i < matrix.Length; i++)
        {
            factor[i] = new double[matrix.Length];
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j];
                for (var k = 0; k < j; k++) sum -= factor[i][k] * factor[j][k];
                if (i == j && sum <= LeastPivot) return null;
                factor[i][j] = i == j ? Math.Sqrt(sum) : sum / factor[j][j];
            }
        }

        return factor;
    }

    /// <summary>Rounding alone reaches about 1e-15; a matrix this near to singular cannot be told from one that is not definite.</summary>
    private const double LeastPivot = 1e-12;
}
