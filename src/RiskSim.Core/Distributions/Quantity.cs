using System.Globalization;

namespace RiskSim.Distributions;

/// <summary>A number as written, with the unit that follows it.</summary>
/// <param name="Unit">As written; empty without one.</param>
internal readonly record struct Quantity(double Number, string Unit)
{
    public const string KnownUnits = "h, d, w, mo, y";

    /// <summary>Whether there is no unit or one that the format knows.</summary>
    public bool HasKnownUnit => Unit.Length == 0 || DaysPer(Unit) > 0;

    public bool HasUnit => Unit.Length > 0;

    /// <summary>NaN for an unknown unit.</summary>
    public double Days => Unit switch
    {
        "" or "d" => Number,
        "h" => Number / 24,
        _ => Number * DaysPer(Unit),
    };

    /// <summary>NaN for an unknown unit.</summary>
    public static double DaysPer(string unit) => unit switch
    {
        "h" => 1 / 24.0,
        "d" => 1,
        "w" => 7,
        "mo" => 30.4375,
        "y" => 365.25,
        _ => double.NaN,
    };

    /// <summary>Reads <c>[+-]digits[.digits][e[+-]digits]</c> and then letters, with spaces between them at most.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out Quantity quantity)
    {
        quantity = default;
        var length = NumberLength(text);
        if (length == 0) return false;
        var rest = text[length..].Trim();
        foreach (var c in rest)
            if (!char.IsAsciiLetter(c) && c != '%') return false;
        var number = double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
        quantity = new Quantity(number + 0.0, rest.ToString());
        return true;
    }

    private static int NumberLength(ReadOnlySpan<char> text)
    {
        var i = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        var digits = Digits(text, i);
        i += digits;
        if (i < text.Length && text[i] == '.')
        {
            var decimals = Digits(text, i + 1);
            if (digits + decimals == 0) return 0;
            i += 1 + decimals;
        }
        else if (digits == 0)
        {
            return 0;
        }

        if (i < text.Length && text[i] is 'e' or 'E')
        {
            var sign = i + 1 < text.Length && text[i + 1] is '+' or '-' ? 1 : 0;
            var exponent = Digits(text, i + 1 + sign);
            if (exponent > 0) i += 1 + sign + exponent;
        }

        return i;
    }

    private static int Digits(ReadOnlySpan<char> text, int from)
    {
        var i = from;
        while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
        return Math.Max(0, i - from);
    }
}
