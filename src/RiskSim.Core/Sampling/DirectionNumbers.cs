using System.Globalization;

namespace RiskSim.Sampling;

/// <summary>
/// The generator matrices of the Sobol' sequence with the direction numbers of S. Joe and F. Y. Kuo, "Constructing Sobol
/// sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30, 2008 (set new-joe-kuo-6).
/// </summary>
internal static class DirectionNumbers
{
    /// <summary>So many dimensions are in the table.</summary>
    public const int Dimensions = 1000;

    private const int Bits = 52;

    /// <summary>The first digit after the point.</summary>
    public const ulong One = 1UL << (Bits - 1);

    /// <summary>Column k of a dimension's matrix: what digit k of a point's number adds, as a fraction of 2^52.</summary>
    /// <param name="digits">Columns of each matrix, at most 52.</param>
    public static ulong[][] Read(int dimensions, int digits)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, Dimensions);
        using var table = typeof(DirectionNumbers).Assembly.GetManifestResourceStream("direction-numbers.txt")!;
        using var reader = new StreamReader(table);
        var matrices = new ulong[dimensions][];
        for (var d = 0; d < dimensions; d++)
            matrices[d] = d == 0 ? Radical(digits) : Matrix(NextLine(reader), digits);
        return matrices;
    }

    /// <summary>The first dimension is the radical inverse.</summary>
    private static ulong[] Radical(int digits)
    {
        var columns = new ulong[digits];
        for (var k = 0; k < digits; k++) columns[k] = One >> k;
        return columns;
    }

    /// <summary>Numbers of a line: the dimension, the degree of a primitive polynomial, its inner coefficients as the digits of
    /// one number, and the first direction numbers.</summary>
    private static ulong[] Matrix(int[] line, int digits)
    {
        int degree = line[1], polynomial = line[2];
        var columns = new ulong[digits];
        for (var k = 0; k < digits; k++)
        {
            if (k < degree)
            {
                columns[k] = (ulong)line[3 + k] * (One >> k);
                continue;
            }

            columns[k] = columns[k - degree] ^ (columns[k - degree] >> degree);
            for (var i = 1; i < degree; i++)
                if (((polynomial >> (degree - 1 - i)) & 1) != 0) columns[k] ^= columns[k - i];
        }

        return columns;
    }

    private static int[] NextLine(StreamReader reader)
    {
        while (true)
        {
            var line = reader.ReadLine()!;
            if (line[0] != '#') return [.. line.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        }
    }
}
