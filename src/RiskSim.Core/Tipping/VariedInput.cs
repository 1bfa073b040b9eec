using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RiskSim.Scenarios;
using RiskSim.Variations;

namespace RiskSim.Tipping;

/// <summary>An input of a scenario of which one number, length of time or date runs over a range, while all else stays.</summary>
/// <param name="Path">As of <c>--set</c>.</param>
/// <param name="Before">What stands before the number, e.g. <c>exponential(</c>; mostly empty.</param>
/// <param name="After">What stands after it, e.g. a unit or <c>)</c>.</param>
/// <param name="From">A number, or the day number of a date.</param>
/// <param name="To">Above <paramref name="From"/>.</param>
public sealed partial record VariedInput(string Path, string Before, string After, double From, double To, bool IsDate)
{
    private const string Number = @"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?";
    private const string Date = @"\d{4}-\d{2}-\d{2}";
    private const string Unit = @"(?:\s*(?:h|d|w|mo|y)\b)?";
    private const string Example = "Write e.g. assumptions.analyst.weight=0:10, sites.pad-b.available_from=2026-03-01:2026-09-01 or sites.pad-a.outages.fire.repair='exponential(60:240)'.";

    /// <summary>Values closer than this share of the range are the same to anybody.</summary>
    private const double FinestShare = 1e-6;

    /// <summary>The assumption whose weight it is; null: it is another input.</summary>
    public string? WeightOf => Before.Length == 0 && Path.Split('.') is ["assumptions", var id, "weight"] ? id : null;

    /// <summary>The least distance between two values that are told apart: a day, or a millionth of the range.</summary>
    public double Finest => IsDate ? 1 : FinestShare * (To - From);

    /// <summary>Reads <c>PATH=from:to</c>, or <c>PATH=text</c> with a from:to within it.</summary>
    /// <param name="option">Where the text was given, for the problem.</param>
    /// <returns>The input, or what is wrong.</returns>
    public static (VariedInput? Input, Problem? Problem) Parse(string text, string option = "--vary")
    {
        if (Variation.SplitPath(text) is not var (path, value)) return Failed("a varied input is PATH=from:to", Example);
        var ranges = Range().Matches(value);
        if (ranges.Count != 1)
            return Failed(ranges.Count == 0 ? "there is no range from:to of two numbers or two dates in it" : "there is more than one range in it: one number varies at a time", Example);
        if (RangeText.Read(ranges[0].Value, RangeText.WithoutStep, out var wrong) is not { } range) return Failed(wrong.Rule, wrong.Mend);
        if (range.StepText is not null) return Failed("from:to has no step here: the values in between are found", "Leave the step out; --points N says how many are looked at first.");
        var (from, to) = ((double)range.From.Number, (double)range.To.Number);
        if (!(from < to)) return Failed("the range does not go up", "Turn the ends round, or give another.");
        // A unit stays where it is.
        var end = ranges[0].Groups["to"];
        return (new VariedInput(path, value[..ranges[0].Index], value[(end.Index + end.Length)..], from, to, range.IsDates), null);

        (VariedInput?, Problem?) Failed(string rule, string mend) => (null, new Problem(Severity.Error, new Place(option, 0, 0), text, rule, mend));
    }

    /// <summary>Evenly spaced values from end to end, ascending; of dates whole days, each once.</summary>
    /// <param name="points">At least 2.</param>
    public ImmutableArray<double> Grid(int points) =>
        [.. Enumerable.Range(0, points).Select(k => Rounded(From + (To - From) * k / (points - 1))).Distinct()];

    /// <summary>The nearest value that can be written: a whole day, or 12 digits of the range.</summary>
    public double Rounded(double value)
    {
        if (IsDate) return Math.Round(value);
        var unit = Math.Pow(10, Math.Ceiling(Math.Log10(Math.Max(Math.Abs(From), Math.Abs(To)))) - 12);
        return Math.Clamp((double)(Math.Round((decimal)(value / unit)) * (decimal)unit), From, To);
    }

    /// <summary>As <c>--set</c> takes it.</summary>
    public KeyValuePair<string, string> Setting(double value) => new(Path, Before + Text(value) + After);

    /// <summary>The number or date alone.</summary>
    public string Text(double value) => IsDate ? DateOnly.FromDayNumber((int)Math.Round(value)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);

    [GeneratedRegex($@"(?<![\w.:+\-])(?:{Date}|{Number}{Unit})\s*:\s*(?<to>{Date}|{Number}){Unit}(?:\s*:\s*[^\s(){{}},]*)?")]
    private static partial Regex Range();
}
