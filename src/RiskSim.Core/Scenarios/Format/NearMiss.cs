using System.Globalization;

namespace RiskSim.Scenarios.Format;

/// <summary>What was most likely meant by a value that is nearly right; null where nothing suggests itself.</summary>
internal static class NearMiss
{
    private static readonly string[] DateForms =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMMM d yyyy", "MMM d, yyyy", "MMMM d, yyyy",
        "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm",
    ];

    public static string? Date(string text)
    {
        if (!DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var date)) return null;
        return date.Year is >= Scalars.FirstYear and <= Scalars.LastYear ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"a year from {Scalars.FirstYear} to {Scalars.LastYear}");
    }

    public static string? Probability(string text)
    {
        var isPercent = text.EndsWith('%');
        var digits = text.TrimEnd('%', ' ').Replace(',', '.');
        if (digits.Length > 20 || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        var share = isPercent || number > 1 ? number / 100 : number;
        // Between 1 and 2 nobody can tell whether percent were meant.
        return share is > 0 and < 1 && (isPercent || number is <= 1 or >= 2) ? share.ToString("0.##########", CultureInfo.InvariantCulture) : null;
    }

    public static string? Switch(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "on" or "1" => "true",
        "no" or "off" or "0" => "false",
        _ => null,
    };
}
