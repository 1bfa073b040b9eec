using System.Runtime.InteropServices;

namespace RiskSim.Distributions;

/// <summary>Fits and checks the cells of a <see cref="QuantileTable"/>.</summary>
internal sealed class QuantileTableBuilder(Distribution distribution)
{
    private const int MostCuts = 3;
    /// <summary>Half of what the table states: between the points that are checked the error may be a little larger.</summary>
    private const double LargestError = 0.5e-7, LargestRelativeError = 0.5e-6;

    private readonly List<double> _cuts = [];
    private double[] _lowerLandmarks = [], _upperLandmarks = [];

    public double[] Cells { get; } = new double[2 * QuantileTable.CellsPerSide * QuantileTable.Coefficients];

    public double[] Cuts => [.. _cuts];

    public double ExactShare { get; private set; } = Math.ScaleB(2, -QuantileTable.Octaves);

    /// <param name="S">Probability below, or above in the upper half.</param>
    /// <param name="Slope">dx/ds, 0 where there is a jump or an atom.</param>
    private readonly record struct Knot(double S, double X, double Slope);

    public void Build()
    {
        var landmarks = distribution.Landmarks.Where(double.IsFinite).ToArray();
        _lowerLandmarks = [.. landmarks.Select(distribution.Cdf).Where(s => s is > 0 and < 0.5).Order()];
        _upperLandmarks = [.. landmarks.Select(distribution.Survival).Where(s => s is > 0 and < 0.5).Order()];
        FitSide(false);
        FitSide(true);
    }

    private void FitSide(bool upper)
    {
        var side = Cells.AsSpan(upper ? QuantileTable.CellsPerSide * QuantileTable.Coefficients : 0);
        var high = At(0.5, upper, double.NaN);
        // Only u = 0.5 itself falls into the last cell.
        Constant(side[((QuantileTable.CellsPerSide - 1) * QuantileTable.Coefficients)..], high.X);
        for (var cell = QuantileTable.CellsPerSide - 2; cell >= 0; cell--)
        {
            var octave = cell / QuantileTable.CellsPerOctave - QuantileTable.Octaves - 1;
            var s = Math.ScaleB(1 + (double)(cell % QuantileTable.CellsPerOctave) / QuantileTable.CellsPerOctave, octave);
            var low = At(s, upper, Extrapolate(high, s));
            Fit(side.Slice(cell * QuantileTable.Coefficients, QuantileTable.Coefficients), low, high, upper, MostCuts);
            high = low;
        }
    }

    private Knot At(double s, bool upper, double guess)
    {
        var x = double.IsNaN(guess) ? distribution.Quantile(upper ? 1 - s : s) : distribution.QuantileNear(s, upper, guess);
        var density = double.IsFinite(x) ? distribution.Density(x) : 0;
        return new Knot(s, x, density > 0 ? (upper ? -1 : 1) / density : 0);
    }

    private static double Extrapolate(Knot from, double s) =>
        from.Slope == 0 || !double.IsFinite(from.X) ? double.NaN : from.X + from.Slope * (s - from.S);

    private void Fit(Span<double> cell, Knot low, Knot high, bool upper, int cutsLeft)
    {
        if (low.X == high.X)
        {
            Constant(cell, low.X);
            return;
        }

        double width = high.S - low.S, rise = high.X - low.X, d0 = low.Slope * width, d1 = high.Slope * width;
        if (IsMonotone(rise, d0, d1))
        {
            (cell[0], cell[1], cell[2], cell[3]) = (low.X, d0, 3 * rise - 2 * d0 - d1, d0 + d1 - 2 * rise);
            if (IsGood(cell, low.S, width, upper)) return;
        }

        (cell[0], cell[1], cell[2], cell[3]) = (-1, double.NaN, 0, 0);
        if (cutsLeft == 0) ExactShare += width;
        else cell[0] = Cut(low, high, upper, cutsLeft - 1);
    }

    /// <returns>The number of the 16 cells.</returns>
    private int Cut(Knot low, Knot high, bool upper, int cutsLeft)
    {
        const int size = QuantileTable.CellsPerOctave * QuantileTable.Coefficients;
        var first = _cuts.Count;
        CollectionsMarshal.SetCount(_cuts, first + size);
        Span<double> cells = stackalloc double[size];
        var right = high;
        for (var i = QuantileTable.CellsPerOctave - 1; i >= 0; i--)
        {
            var s = low.S + (high.S - low.S) * i / QuantileTable.CellsPerOctave;
            var left = i == 0 ? low : At(s, upper, Extrapolate(right, s));
            Fit(cells.Slice(i * QuantileTable.Coefficients, QuantileTable.Coefficients), left, right, upper, cutsLeft);
            right = left;
        }

        cells.CopyTo(CollectionsMarshal.AsSpan(_cuts)[first..]);
        return first / size;
    }

    /// <summary>Sufficient condition of Fritsch and Carlson, SIAM J. Numer. Anal. 17 (1980).</summary>
    private static bool IsMonotone(double rise, double d0, double d1)
    {
        double a = d0 / rise, b = d1 / rise;
        return a > 0 && b > 0 && a <= 3 && b <= 3;
    }

    private bool IsGood(ReadOnlySpan<double> cell, double from, double width, bool upper)
    {
        // The middle first: there the error of a cubic through two values and slopes is greatest.
        if (!IsGoodAt(cell, from, width, 0.5, upper) || !IsGoodAt(cell, from, width, 0.25, upper) || !IsGoodAt(cell, from, width, 0.75, upper)) return false;
        var landmarks = upper ? _upperLandmarks : _lowerLandmarks;
        var i = Array.BinarySearch(landmarks, from);
        for (i = i < 0 ? ~i : i; i < landmarks.Length && landmarks[i] < from + width; i++)
            if (!IsGoodAt(cell, from, width, (landmarks[i] - from) / width, upper)) return false;
        return true;
    }

    private bool IsGoodAt(ReadOnlySpan<double> cell, double from, double width, double t, bool upper)
    {
        var x = cell[0] + t * (cell[1] + t * (cell[2] + t * cell[3]));
        var s = from + t * width;
        var error = (upper ? distribution.Survival(x) : distribution.Cdf(x)) - s;
        return Math.Abs(error) <= Math.Min(LargestError, LargestRelativeError * s);
    }

    private static void Constant(Span<double> cell, double value)
    {
        cell[0] = value;
        cell[1..QuantileTable.Coefficients].Clear();
    }
}
