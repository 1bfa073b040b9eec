using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskSim.Reporting;

/// <summary>Ids and numbers as people read them.</summary>
public static partial class Labels
{
    private const char NoBreak = '\u00a0';

    /// <summary><c>soyuz-ms-29</c> → <c>Soyuz MS-29</c>, <c>cargo-1</c> → <c>Cargo 1</c>, <c>crs-31</c> → <c>CRS-31</c>.</summary>
    public static string Mission(string id)
    {
        var words = id.Split('-', StringSplitOptions.RemoveEmptyEntries);
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < words.Length; i++)
        {
            // A short word before a number is a series (MS-29, CRS-31), which is written in capitals and hyphenated.
            var isSeries = IsShortWord(words[i]) && i + 1 < words.Length && char.IsAsciiDigit(words[i + 1][0]);
            var followsSeries = i > 0 && char.IsAsciiDigit(words[i][0]) && IsShortWord(words[i - 1]);
            if (i > 0) text.Append(followsSeries ? '-' : ' ');
            text.Append(isSeries || char.IsDigit(words[i][0]) ? words[i].ToUpperInvariant() : Capitalised(words[i]));
        }
        return text.ToString();
    }

    /// <summary>The name that the file gives; else the id, <c>site-31-6</c> → <c>Site 31-6</c>.</summary>
    public static string Site(Scenarios.Site site)
    {
        if (site.Name != site.Id) return Text.Directions.Closed(site.Name);
        var text = new System.Text.StringBuilder(Capitalised(site.Id));
        for (var i = 1; i < text.Length - 1; i++)
            if (text[i] == '-' && !(char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]))) text[i] = ' ';
        return text.ToString();
    }

    /// <summary><c>outside-view</c> → <c>outside view</c>.</summary>
    public static string Assumption(string id) => id.Replace('-', ' ');

    /// <summary>A kind of launch, in lower case: <c>crewed</c>.</summary>
    public static string Kind(string id) => id.Replace('-', ' ');

    /// <summary>The step of a delay: <c>stand_down</c> → <c>stand-down</c>.</summary>
    public static string DelayPart(string part) => part switch
    {
        "readiness" => "readiness of the mission",
        "outage" => "outage of the site",
        "stand_down" => "stand-down",
        "turnaround" => "turnaround and campaign",
        "predecessor" => "earlier mission",
        "replan" => "re-plan",
        "closure" => "closure or blackout",
        "scrub" => "scrubs",
        _ => part.Replace('_', ' '),
    };

    /// <summary><c>8 Mar 2026</c>.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A text in which dates are written <c>2026-03-08</c>, with <c>8 Mar 2026</c> instead, as charts have them.</summary>
    public static string DatesInWords(string text) => IsoDate().Replace(text, match =>
        DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Date(date) : match.Value);

    [GeneratedRegex(@"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")]
    private static partial Regex IsoDate();

    /// <summary>A probability or share for people: whole per cent, one decimal below 1 % and above 99 %.</summary>
    /// <param name="share">0..1.</param>
    public static string Percent(double share)
    {
        var percent = share * 100;
        var text = percent switch
        {
            <= 1e-9 => "0",
            < 0.05 => "<" + NoBreak + "0.1",
            < 0.95 => percent.ToString("0.0", CultureInfo.InvariantCulture),
            >= 100 - 1e-9 => "100",
            > 99.95 => ">" + NoBreak + "99.9",
            > 99.05 => percent.ToString("0.0", CultureInfo.InvariantCulture),
            _ => percent.ToString("0", CultureInfo.InvariantCulture),
        };
        return text + NoBreak + "%";
    }

    /// <summary>As <see cref="Percent"/>, with one decimal below 10 %: where the axis is finer than a per cent.</summary>
    /// <param name="share">0..1.</param>
    public static string FinePercent(double share) => share is >= 0.0095 and < 0.0995
        ? (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + NoBreak + "%"
        : Percent(share);

    /// <summary><c>92 days</c>; one decimal below 10.</summary>
    public static string Days(double days)
    {
        var text = Number(days);
        return text + NoBreak + (text == "1" ? "day" : "days");
    }

    /// <summary>Days without their unit; one decimal below 10.</summary>
    public static string Number(double days)
    {
        var text = days.ToString(Math.Abs(days) < 9.95 ? "0.#" : "0", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    private static bool IsShortWord(string word) => word.Length <= 3 && word.All(char.IsAsciiLetter);

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
