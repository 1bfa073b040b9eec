using System.Globalization;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;
using Index = RiskSim.Statistics.Sensitivity.Index;

namespace RiskSim.Reporting.Sensitivity;

/// <summary>Indices and days with their errors.</summary>
internal static class SensitivityText
{
    /// <summary>A smaller error is not shown.</summary>
    private const double LeastError = 0.002;

    /// <summary>A share with its 95 % confidence interval: <c>61 % (59 to 63)</c>; <c>0 within error (below 2 %)</c>.</summary>
    public static string Share(Index index)
    {
        if (!index.IsDefined) return FigureText.Absent;
        var percent = 100 * index.HalfWidth;
        if (index.IsZeroWithinError && index.StandardError > 0) return $"0 within error (below {Rounding.Error(Math.Max(100 * (index.Value + index.HalfWidth), percent), 0.1)} %)";
        var finest = percent < 1 ? 0.1 : 1;
        // A share beyond 0 or 1 is the simulation's error.
        string Number(double value) => Rounding.Number(100 * Math.Clamp(value, 0, 1), 0, finest);
        if (index.Value + index.HalfWidth < 0.0005) return "below 0.1 %";
        return index.StandardError > 0 ? $"{Number(index.Value)} % ({Number(index.Value - index.HalfWidth)} to {Number(index.Value + index.HalfWidth)})" : $"{Number(index.Value)} %";
    }

    /// <summary><c>61</c> of <c>61 %</c>, as the error allows.</summary>
    public static string Percent(Index index) => Rounding.Number(100 * Math.Clamp(index.Value, 0, 1), 100 * index.StandardError, 1);

    /// <summary><c>92 ± 3</c>.</summary>
    public static string Days(Index index) => !index.IsDefined ? FigureText.Absent
        : index.StandardError > LeastError ? $"{Rounding.Days(index.Value, index.StandardError)} ± {Rounding.Error(index.StandardError, 0.1)}" : Rounding.Days(index.Value, 0);

    /// <summary>Without its error.</summary>
    public static string DaysAlone(Index index) => Rounding.Days(index.Value, index.StandardError);

    /// <summary>A number from −1 to 1 or so with its error: <c>0.83 ± 0.01</c>.</summary>
    public static string Number(Index index) => !index.IsDefined ? FigureText.Absent
        : index.StandardError > LeastError ? $"{Rounding.Number(index.Value, index.StandardError, 0.01)} ± {Rounding.Error(index.StandardError, 0.01)}" : index.Value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary><c>21.0 ± 0.4</c>; <c>more than 558</c> where the horizon hides the rest.</summary>
    public static string Saved(Difference saved, bool isBound)
    {
        if (isBound) return $"{(saved.Value < 0 ? "less than -" : "more than ")}{Math.Floor(Math.Abs(saved.Value)).ToString("0", CultureInfo.InvariantCulture)}";
        if (saved.Value == 0) return "0";
        return saved.StandardError > LeastError ? $"{Rounding.Days(saved.Value, saved.StandardError)} ± {Rounding.Error(saved.StandardError, 0.1)}" : Rounding.Days(saved.Value, 0);
    }

    /// <summary>Whether it is more than chance, and more than a twentieth of a day.</summary>
    public static bool IsClear(double value, double standardError) => Math.Abs(value) > 2 * standardError && Math.Abs(value) >= 0.05;
}
