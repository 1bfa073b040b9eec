using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Text;

/// <summary>Who set what, in words.</summary>
internal static class TrailText
{
    /// <summary>In a column <c>set_by</c>.</summary>
    public static string Word(InputSetter setter) => setter switch
    {
        InputSetter.File => "file",
        InputSetter.MissionDefaults => "mission_defaults",
        InputSetter.Assumption => "assumption",
        InputSetter.Ledger => "ledger",
        InputSetter.Option => "option",
        InputSetter.CommandLine => "command_line",
        _ => throw new InvalidOperationException($"setter {setter}"),
    };

    /// <summary>In a table for people: <c>#5</c> for an entry of the ledger.</summary>
    public static string Short(InputOrigin origin) => origin.Setter switch
    {
        InputSetter.Ledger => Entry(origin.EntryNumber),
        InputSetter.Option => "option",
        InputSetter.CommandLine => "--set",
        _ => Word(origin.Setter),
    };

    /// <summary>The inputs that nobody but the file sets: <c>12 other inputs are</c>.</summary>
    public static string Others(InputTrail trail) =>
        trail.AsInTheFile == 1 ? "1 other input is" : $"{trail.AsInTheFile.ToString(CultureInfo.InvariantCulture)} other inputs are";

    public static string Entry(int number) => "#" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>all</c>, or the assumptions that are meant.</summary>
    public static string For(ImmutableArray<string> assumptions, Scenario scenario) =>
        assumptions.Length == scenario.Assumptions.Length ? "all" : string.Join(", ", assumptions);

    /// <summary>The assumptions that an entry reaches.</summary>
    public static string For(EntryTrail entry, Scenario scenario)
    {
        if (entry.Sets.IsEmpty) return scenario.Ledger[entry.Number - 1].AssumptionId ?? "all";
        var reached = entry.Sets.SelectMany(Takers).ToHashSet();
        return For([.. scenario.Assumptions.Select(a => a.Id).Where(reached.Contains)], scenario);
    }

    /// <summary>Whether what an entry says still holds.</summary>
    public static string Standing(EntryTrail entry)
    {
        if (entry.Sets.IsEmpty) return "a record only";
        var by = entry.Sets.SelectMany(s => s.SupersededBy).Select(s => s.By).Distinct().OrderBy(o => o.Setter).ThenBy(o => o.EntryNumber).Select(Short).ToList();
        if (by.Count == 0) return "in force";
        return $"{(entry.IsSuperseded ? "" : "in part ")}superseded by {string.Join(" and ", by)}";
    }

    /// <summary>What became of one value of an entry of which the rest fared otherwise; empty where there is nothing to add.</summary>
    public static string Remark(SetTrail set, EntryTrail entry, Scenario scenario)
    {
        var takers = Takers(set).Count();
        var isUniform = entry.Sets.All(s => Takers(s).Count() == takers);
        var owners = isUniform ? "" : "for " + (takers == 0 ? "nobody: no assumption has it" : For([.. Takers(set)], scenario));
        if (set.SupersededBy.IsEmpty || (entry.IsSuperseded && entry.Sets.Length == 1 && set.SupersededBy.Length == 1)) return owners;
        var gone = set.SupersededBy.Select(s => set.InForceFor.IsEmpty && set.SupersededBy.Length == 1
            ? $"superseded by {Short(s.By)}" : $"superseded by {Short(s.By)} for {string.Join(", ", s.AssumptionIds)}");
        return string.Join("; ", new[] { owners }.Concat(gone).Where(t => t.Length > 0));
    }

    private static IEnumerable<string> Takers(SetTrail set) => set.InForceFor.Concat(set.SupersededBy.SelectMany(s => s.AssumptionIds));
}
