using System.Globalization;

namespace RiskSim.Reporting.Text;

/// <summary>Numbers as people should read them: no digit that the Monte Carlo standard error does not support.</summary>
/// <remarks>
/// The last place shown is the smallest power of ten that is at least a third of the standard error, so it is never
/// uncertain by more than three units. Days are resolved to 0.1 day at most.
/// </remarks>
public static class Rounding
{
    private const double FinestDays = 0.1;

    // A time that falls short of a midnight by rounding is of the day that begins there.
    private const double DayTolerance = 1e-9;
    private const double FinestProbability = 1e-10;

    // A mixture of certainties adds up to 1 but for rounding errors; what is rarer than this counts as impossible.
    private const double Never = 1e-12;

    /// <summary>Unit of the last place shown: a power of ten, at least <paramref name="finest"/>.</summary>
    /// <param name="standardError">In the unit of the value, ≥ 0.</param>
    /// <param name="finest">A power of ten.</param>
    public static double Place(double standardError, double finest)
    {
        if (!(standardError > 0) || !double.IsFinite(standardError)) return finest;
        // The small shift keeps 0.3 → 0.1 from becoming 1 by a rounding error of the logarithm.
        var place = Math.Pow(10, Math.Ceiling(Math.Log10(standardError / 3) - 1e-9));
        return Math.Max(place, finest);
    }

    /// <summary>The value rounded half away from zero to a multiple of <paramref name="place"/>.</summary>
    public static decimal To(double value, double place)
    {
        var unit = (decimal)place;
        return Math.Round((decimal)value / unit, MidpointRounding.AwayFromZero) * unit;
    }

    /// <summary>Days, e.g. <c>27.4</c>, <c>27</c>, <c>−3</c>; a finer place than the error supports is never shown.</summary>
    /// <param name="wholeDays">Show no parts of a day.</param>
    public static string Days(double days, double standardError, bool wholeDays = false)
    {
        var place = Place(standardError, wholeDays ? 1 : FinestDays);
        var text = Text(To(days, place), place);
        // Without an error the value is exact: 194, not 194.0.
        return standardError > 0 ? text : TrimZeros(text);
    }

    /// <summary>Whole days between the UTC day that was planned and the day of what is so many days late: <c>27</c>; as the dates beside it say.</summary>
    /// <param name="days">Below 0: early.</param>
    public static string DaysLate(double days, double standardError) => Days(Math.Floor(days + DayTolerance), standardError, wholeDays: true);

    /// <summary>A probability in percent, without the sign of percent: <c>71</c>, <c>33.9</c>, <c>&lt; 0.002</c>.</summary>
    /// <param name="trials">Effective trials; an event never (always) seen is bounded by the rule of three, 3/n.</param>
    /// <param name="wholePercent">Show no parts of a percent unless the value would read 0 or 100.</param>
    public static string Percent(double probability, double standardError, double trials, bool wholePercent = false)
    {
        if (probability < Never) return "< " + Bound(trials);
        if (probability > 1 - Never) return "> " + Complement(trials);
        // An error of 0 (a weight that is known exactly) supports any digit; four are enough.
        var finest = standardError > 0 ? FinestProbability : 1e-4;
        var place = Place(standardError, finest);
        if (wholePercent)
        {
            var whole = Math.Max(place, 0.01);
            var text = To(probability, whole);
            if (text > 0 && text < 1) return Text(text * 100, whole * 100);
            // Too close to 0 or 1 for whole percent: one significant digit of the distance, if the error supports it.
            var distance = Math.Min(probability, 1 - probability);
            place = Math.Max(place, Math.Pow(10, Math.Floor(Math.Log10(distance))));
        }

        var rounded = To(probability, place);
        if (rounded <= 0) return "< " + Text((decimal)place * 100, place * 100);
        if (rounded >= 1) return "> " + Text((1 - (decimal)place) * 100, place * 100);
        var percent = Text(rounded * 100, place * 100);
        return standardError > 0 ? percent : TrimZeros(percent);
    }

    /// <summary>A probability in whole percent where room is short: <c>71</c>, <c>&lt;1</c>, <c>&gt;99</c>.</summary>
    public static string CompactPercent(double probability, double standardError)
    {
        var place = Place(standardError, 0.01);
        var rounded = To(probability, place);
        return rounded <= 0 ? "<" + Text((decimal)place * 100, 1) : rounded >= 1 ? ">" + Text(100 - (decimal)place * 100, 1) : Text(rounded * 100, 1);
    }

    /// <summary>A standard error with one significant digit, rounded up: it must not look better than it is.</summary>
    public static string Error(double standardError, double finest)
    {
        if (!(standardError > 0)) return "0";
        var (units, place) = OneDigit(standardError, finest);
        return Text(units * (decimal)place, place);
    }

    /// <summary>A value beside its error, to the last place of that: <c>31.2</c> beside 0.4, where <see cref="Number"/> alone would be 31.</summary>
    public static string Beside(double value, double standardError, double finest)
    {
        var place = standardError > 0 && double.IsFinite(standardError) ? OneDigit(standardError, finest).Place : finest;
        return Text(To(value, place), place);
    }

    /// <summary>A value for a table that programs read too: rounded, a plain number.</summary>
    public static string Number(double value, double standardError, double finest)
    {
        var place = Place(standardError, finest);
        return TrimZeros(Text(To(value, place), place));
    }

    private static (decimal Units, double Place) OneDigit(double standardError, double finest)
    {
        var place = Math.Max(Math.Pow(10, Math.Floor(Math.Log10(standardError) + 1e-9)), finest);
        var units = Math.Ceiling((decimal)standardError / (decimal)place - 0.000001m);
        // 0.094 is rounded up to 0.1, not to 0.10.
        if (units == 10) (place, units) = (place * 10, 1);
        return (units, place);
    }

    /// <summary>3/n in percent, rounded up to one significant digit: with 95 % confidence the probability is below it.</summary>
    private static string Bound(double trials) => Text(BoundPercent(trials, out var place), place);

    private static string Complement(double trials) => Text(100 - BoundPercent(trials, out var place), place);

    private static decimal BoundPercent(double trials, out double place)
    {
        var percent = Math.Min(100, 300 / Math.Max(trials, 3));
        place = Math.Pow(10, Math.Floor(Math.Log10(percent) + 1e-9));
        return Math.Ceiling((decimal)(percent / place) - 0.000001m) * (decimal)place;
    }

    private static string TrimZeros(string text) =>
        text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    private static string Text(decimal value, double place)
    {
        var decimals = place >= 1 ? 0 : (int)Math.Round(-Math.Log10(place));
        if (value == 0) value = 0; // no "-0"
        return value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
