using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RiskSim.Distributions;

namespace RiskSim.Scenarios.Format;

/// <summary>The kinds of single values of the format.</summary>
internal static partial class Scalars
{
    public const string IdPattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    private const string NumberPattern = @"^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$";

    public static readonly ScalarFormat<DateOnly> Date = new(
        "a date", "Write YYYY-MM-DD, a day of the calendar.", ReadDate, Text(@"^\d{4}-\d{2}-\d{2}$"), NearMiss.Date);

    /// <summary>Days; a bare number or one with a unit.</summary>
    public static readonly ScalarFormat<double> Days = new(
        "a length of time of 0 days or more", "Write a number of days, or one with h, d, w, mo or y, e.g. 10 d.", t => ReadDays(t) is >= 0 and { } d ? d : null, DaysSchema(0));

    public static readonly ScalarFormat<double> PositiveDays = new(
        "a length of time above 0 days", "Write a number of days, or one with h, d, w, mo or y, e.g. 30 d.", t => ReadDays(t) is > 0 and { } d ? d : null, DaysSchema(0));

    public static readonly ScalarFormat<double> Probability = new(
        "a probability", "Write a number from 0 to 1, e.g. 0.05 for five in a hundred.", t => ReadNumber(t) is >= 0 and <= 1 and { } p ? p : null, Number(0, 1), NearMiss.Probability);

    public static readonly ScalarFormat<double> Rate = new(
        "a share of a day's work", "Write a number from 0 to 1.", t => ReadNumber(t) is >= 0 and <= 1 and { } r ? r : null, Number(0, 1));

    public static readonly ScalarFormat<double> Quantile = new(
        "a probability above 0 and below 1", "Write e.g. 0.8 for the percentile p80.", t => ReadNumber(t) is > 0 and < 1 and { } q ? q : null, Number(0, 1), NearMiss.Probability);

    public static readonly ScalarFormat<double> Spearman = new(
        "a rank correlation", "Write a number from -1 to 1.", t => ReadNumber(t) is >= -1 and <= 1 and { } r ? r : null, Number(-1, 1));

    public static readonly ScalarFormat<double> Weight = new(
        "a weight of 0 or more", "Write a number; weights are relative to each other.", t => ReadNumber(t) is >= 0 and <= 1e12 and { } w ? w : null, Number(0, 1e12));

    public static readonly ScalarFormat<double> AnyNumber = new(
        "a number", "Write e.g. 10; larger goes first.", ReadNumber, Number(null, null));

    public static readonly ScalarFormat<long> Trials = new(
        "a whole number of 1 or more", "Write e.g. 100000.", t => ReadWhole(t) is >= 1 and <= 10_000_000_000 and { } n ? (long)n : null, Whole(1));

    public static readonly ScalarFormat<ulong> Seed = new(
        "a whole number of 0 or more", "Write e.g. 1.", t => ulong.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : null, Whole(0));

    public static readonly ScalarFormat<long> Version = new(
        "the format version 1", "Write 'risksim: 1'.", t => ReadWhole(t) is 1 ? 1 : null, new JsonObject { ["enum"] = new JsonArray(1) });

    public static readonly ScalarFormat<bool> Switch = new(
        "true or false", "Write true or false.", t => t is "true" or "True" or "TRUE" ? true : t is "false" or "False" or "FALSE" ? false : null, new JsonObject { ["type"] = "boolean" }, NearMiss.Switch);

    public static readonly TextFormat AnyText = new("a text", "Write a word or a sentence.", _ => true, new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") });

    public static readonly TextFormat Id = new(
        "an id", "Ids are lower-case words joined by hyphens and start with a letter, e.g. pad-a.", t => IdRegex().IsMatch(t), Text(IdPattern));

    public static readonly TextFormat Path = new("a dotted path", "Write e.g. sites.pad-a.outages.cabin.repair.mounting.", t => t.Length > 0, Text(null));

    public static readonly TextFormat OutageRef = new(
        "an outage", "Write SITE.OUTAGE, e.g. pad-a.cabin.", t => t.Split('.') is [var site, var outage] && IdRegex().IsMatch(site) && IdRegex().IsMatch(outage), Text(null));

    public static readonly TextFormat Outcome = new(
        "success or failure", "Write success or failure.", t => t is "success" or "failure", new JsonObject { ["enum"] = new JsonArray("success", "failure") });

    public static readonly DistributionFormat Duration = new(DistributionRole.Duration);

    public static readonly DistributionFormat Work = new(DistributionRole.Work);

    public static readonly DistributionFormat Factor = new(DistributionRole.Factor);

    [GeneratedRegex(IdPattern)]
    public static partial Regex IdRegex();

    [GeneratedRegex(NumberPattern)]
    private static partial Regex NumberRegex();

    /// <summary>Years in which launches are planned or remembered; what lies outside is a slip of the pen.</summary>
    public const int FirstYear = 1900, LastYear = 2399;

    private static DateOnly? ReadDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= FirstYear and <= LastYear ? date : null;

    private static double? ReadNumber(string text) =>
        text.Length < 400 && NumberRegex().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number : null;

    private static double? ReadWhole(string text) => ReadNumber(text) is { } number && Math.Abs(number) <= 1e15 && number == Math.Truncate(number) ? number : null;

    private static double? ReadDays(string text) => DistributionParser.TryParseDuration(text, out var days) && double.IsFinite(days) ? days : null;

    private static JsonObject Text(string? pattern)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (pattern is not null) schema["pattern"] = pattern;
        return schema;
    }

    private static JsonObject Number(double? minimum, double? maximum)
    {
        var schema = new JsonObject { ["type"] = "number" };
        if (minimum is not null) schema["minimum"] = minimum;
        if (maximum is not null) schema["maximum"] = maximum;
        return schema;
    }

    private static JsonObject Whole(int minimum) => new() { ["type"] = "integer", ["minimum"] = minimum };

    private static JsonObject DaysSchema(double minimum) => new() { ["type"] = new JsonArray("number", "string"), ["minimum"] = minimum };
}
