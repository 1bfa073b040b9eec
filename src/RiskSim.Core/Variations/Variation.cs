using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Variations;

/// <summary>A parameter of a scenario and the values that it takes one after the other.</summary>
/// <param name="Path">As of <c>--set</c>, e.g. <c>missions.crew-1.failure.probability</c>; whether there is one is for the loader to say.</param>
/// <param name="Values">As they would be written after <c>--set PATH=</c>: at least one, each once, in the order given.</param>
public sealed record Variation(string Path, ImmutableArray<string> Values)
{
    /// <summary>More values of one parameter than anybody reads.</summary>
    public const int MostValues = 10_000;

    private const string Example = "Write e.g. sites.pad-a.turnaround='8 d,12 d,pert(8 14 30)' or missions.crew-1.planned=2026-07-14:2026-09-14:7d.";

    /// <summary>Reads <c>PATH=v1,v2,…</c> or <c>PATH=from:to:step</c>.</summary>
    /// <param name="text">Commas in parentheses, brackets or quotes belong to the value, so that distributions can be listed.</param>
    /// <param name="option">Where the text was given, for the problems.</param>
    /// <returns>Null with at least one problem where it cannot be read.</returns>
    public static VariationOutcome Parse(string text, string option = "--vary")
    {
        if (SplitPath(text) is not var (path, values))
            return VariationOutcome.Failed(option, text, "a varied input is PATH=v1,v2,… or PATH=from:to:step", Example);
        return ParseValues(path, values, option);
    }

    /// <summary><c>PATH=…</c> taken apart; null where there is no path.</summary>
    internal static (string Path, string Value)? SplitPath(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && text[..equals].Trim() is { Length: > 0 } path ? (path, text[(equals + 1)..].Trim()) : null;
    }

    /// <summary>Reads <c>v1,v2,…</c> or <c>from:to:step</c> for a parameter whose name is known.</summary>
    public static VariationOutcome ParseValues(string path, string text, string option)
    {
        if (text.Trim().Length == 0) return VariationOutcome.Failed(option, $"{path}=", "there is no value", Example);
        if (ValueText.Split(text, out var fault) is not { } parts) return VariationOutcome.Failed(option, $"{path}={text}", fault!, "Close it, or quote the value.");
        if (parts.Any(p => p.Length == 0))
            return VariationOutcome.Failed(option, $"{path}={text}", "a value is missing before or after a comma", "Take the comma out, or write the value.");
        ImmutableArray<string> values = parts;
        if (parts is [var only] && ValueRange.Looks(only))
        {
            if (ValueRange.Read(only, out var problem) is not { } range) return VariationOutcome.Failed(option, $"{path}={only}", problem.Rule, problem.Mend);
            values = range;
        }

        if (values.Length > MostValues)
            return VariationOutcome.Failed(option, $"{path}={text}", $"there are more than {MostValues} values", "Give fewer, or a larger step.");
        var twice = values.GroupBy(v => v, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        return twice is null
            ? new VariationOutcome(new Variation(path, values), [])
            : VariationOutcome.Failed(option, $"{path}={text}", $"the value '{twice}' is there twice", "Give each value once.");
    }
}

/// <param name="Variation">Null where there is a problem.</param>
public sealed record VariationOutcome(Variation? Variation, ImmutableArray<Problem> Problems)
{
    internal static VariationOutcome Failed(string option, string value, string rule, string mend) =>
        new(null, [new Problem(Severity.Error, new Place(option, 0, 0), value, rule, mend)]);
}
