using System.Collections.Immutable;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Edits;

/// <summary>Dotted paths into a scenario.</summary>
internal static class ScenarioPath
{
    private static readonly string[] InputKeys =
        ["sites", "calendars", "risks", "correlations", "blackouts", "mission_defaults", "missions", "families", "spacecraft"];

    /// <summary>Whether the key at the top of a path belongs to the inputs of an assumption.</summary>
    public static bool IsInput(string key) => InputKeys.Contains(key);

    /// <summary>Follows a path through the format.</summary>
    /// <param name="inputsOnly">Only inputs may be set, not the settings of the whole scenario.</param>
    /// <returns>Null with a problem where the format knows no such path.</returns>
    public static ImmutableArray<PathStep>? Resolve(string path, Place place, bool inputsOnly, ProblemList problems)
    {
        var segments = path.Split('.');
        var steps = ImmutableArray.CreateBuilder<PathStep>(segments.Length);
        FormatNode format = ScenarioFormat.Root;
        for (var i = 0; i < segments.Length; i++)
        {
            var segment = segments[i];
            var soFar = string.Join('.', segments[..i]);
            if (Refusal(format, segment, soFar) is var (rule, mend) && rule.Length > 0)
            {
                problems.Error(place, path, rule, mend);
                return null;
            }

            if (i == 0 && inputsOnly && !IsInput(segment))
            {
                problems.Error(place, path, $"'{segment}' is not an input that an assumption or an entry can set", $"Set something under {string.Join(", ", InputKeys)}.");
                return null;
            }

            if (format is WorkFormat work) format = work.Network;
            var isFact = format is RecordFormat record && record.Find(segment)!.IsFact;
            var value = Under(format, segment);
            steps.Add(new PathStep(segment, format, value, isFact));
            format = value;
        }

        return steps.ToImmutable();
    }

    private static FormatNode Under(FormatNode format, string segment) => format switch
    {
        RecordFormat record => record.Find(segment)!.Value,
        IdMapFormat ids => ids.Value,
        AfterFormat => Scalars.Days,
        _ => throw new InvalidOperationException(format.GetType().Name),
    };

    private static (string Rule, string Mend) Refusal(FormatNode format, string segment, string soFar)
    {
        if (segment.Length == 0) return ("a path is words joined by single dots", "Write e.g. sites.pad-a.outages.cabin.restored.");
        return format switch
        {
            RecordFormat record when record.Find(segment) is null =>
                (soFar.Length == 0 ? $"a scenario has no key '{segment}'" : $"'{soFar}' has no key '{segment}'", Suggestion.Mend(segment, [.. record.Keys.Select(k => k.Name)], "keys")),
            ScalarFormat => ($"'{soFar}' is a single value, so the path cannot go on", $"Set '{soFar}' itself."),
            ListFormat or SetFormat => ($"'{soFar}' is set as a whole", $"Set '{soFar}' itself."),
            IdMapFormat or WorkFormat or AfterFormat when !Scalars.IdRegex().IsMatch(segment) =>
                ($"'{segment}' cannot be an id", Scalars.Id.Mend),
            _ => ("", ""),
        };
    }
}
