using System.Collections.Immutable;

namespace RiskSim.Scenarios;

/// <summary>Where each input in force on the data date comes from, and what became of what the ledger says.</summary>
/// <param name="Inputs">In file order; an input on which the assumptions differ comes several times in a row.</param>
/// <param name="Entries">Those in force, in the order in which they apply: by date, then by their order in the file.</param>
public sealed record InputTrail(ImmutableArray<TracedInput> Inputs, ImmutableArray<EntryTrail> Entries)
{
    /// <summary>Of a scenario that was not read from a file.</summary>
    public static readonly InputTrail Empty = new([], []);

    /// <summary>How many inputs the file alone, or its mission defaults, set for everybody who has them.</summary>
    public int AsInTheFile => Inputs.GroupBy(i => i.Path).Count(g => g.All(i => i.Origin.Setter <= InputSetter.MissionDefaults));

    /// <summary>The inputs that anything but the file has set for somebody, with what holds for the others. Those of the
    /// mission defaults are there once, not for each mission.</summary>
    public IEnumerable<TracedInput> Changed()
    {
        var defaults = Inputs.Where(i => i.Path.StartsWith("mission_defaults.", StringComparison.Ordinal)).Select(i => i.Place).ToHashSet();
        return Inputs.Where(i => !i.Path.StartsWith("missions.", StringComparison.Ordinal) || !defaults.Contains(i.Place))
            .GroupBy(i => i.Path).Where(g => g.Any(i => i.Origin.Setter > InputSetter.MissionDefaults)).SelectMany(g => g);
    }
}

/// <summary>One input, single value or list, and who set it.</summary>
/// <param name="Path">Dotted, as <c>set</c> takes it.</param>
/// <param name="Value">As written; <c>null</c> where it is said that there is none.</param>
/// <param name="Place">Of the value.</param>
/// <param name="AssumptionIds">Those that have this value from there, in the order of the scenario.</param>
public sealed record TracedInput(string Path, string Value, InputOrigin Origin, Place Place, ImmutableArray<string> AssumptionIds);

/// <summary>What became of one ledger entry in force.</summary>
/// <param name="Number">As in <see cref="InputOrigin.EntryNumber"/>.</param>
/// <param name="Sets">In file order; none where the entry only records what was said.</param>
public sealed record EntryTrail(int Number, ImmutableArray<SetTrail> Sets)
{
    /// <summary>Whether nothing that it set holds any longer for anybody.</summary>
    public bool IsSuperseded => Sets.Any(s => !s.SupersededBy.IsEmpty) && Sets.All(s => s.InForceFor.IsEmpty);
}

/// <summary>What became of one path and value of an entry.</summary>
/// <param name="Value">As written.</param>
/// <param name="InForceFor">Assumptions for which it holds, in whole or in part. One that does not have what the path
/// names is neither here nor there.</param>
/// <param name="SupersededBy">What replaced it for which other assumptions.</param>
public sealed record SetTrail(string Path, string Value, ImmutableArray<string> InForceFor, ImmutableArray<Supersession> SupersededBy);

/// <param name="By">What next set the same input, or that of which it is a part.</param>
/// <param name="AssumptionIds">For which assumptions.</param>
public sealed record Supersession(InputOrigin By, ImmutableArray<string> AssumptionIds);
