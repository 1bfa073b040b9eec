using System.Collections.Immutable;
using RiskSim.Distributions;
using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Edits;

/// <summary>
/// The document in force for each assumption: the file, the assumption's own set, the ledger in order of date, a decision
/// that is compared, and last the command line.
/// </summary>
internal sealed class States
{
    private readonly ImmutableArray<AssumptionText> _assumptions;
    private readonly ProblemList _problems;
    private readonly MappingNode[] _roots;
    private readonly List<(int Assumption, Edit Edit)>? _applied;

    /// <param name="applied">Gets each edit that an assumption took, in order.</param>
    public States(MappingNode file, ImmutableArray<AssumptionText> assumptions, ProblemList problems, List<(int Assumption, Edit Edit)>? applied = null)
    {
        (_assumptions, _problems, _applied) = (assumptions, problems, applied);
        _roots = [.. assumptions.Select(_ => file)];
        foreach (var assumption in assumptions)
            foreach (var edit in assumption.Edits) Apply(edit, assumption.Id);
    }

    /// <summary>In order of the assumptions.</summary>
    public IReadOnlyList<MappingNode> Roots => _roots;

    /// <summary>Paths of ids that were taken out, where that is said, and by whom.</summary>
    public Dictionary<string, (Place Place, InputOrigin By)> Removed { get; } = [];

    /// <param name="isInForce">Which entries.</param>
    public void Apply(ImmutableArray<EntryText> ledger, Func<DateOnly, bool> isInForce)
    {
        // OrderBy keeps the order of the file within a day.
        foreach (var entry in ledger.Where(e => e.Date is { } date && isInForce(date)).OrderBy(e => e.Date))
            foreach (var edit in entry.Edits) Apply(edit, entry.AssumptionId);
    }

    public void Apply(ImmutableArray<Edit> commandLine)
    {
        foreach (var edit in commandLine)
            if (edit.SetsInputs) Apply(edit, null);
    }

    /// <summary>A decision holds under every assumption.</summary>
    public void Apply(OptionText option)
    {
        foreach (var edit in option.Edits)
        {
            foreach (var root in _roots.Distinct()) EditRules.CheckOptionKeepsFacts(edit, option.Id, root, _problems);
            Apply(edit, null);
        }
    }

    /// <summary>Applies to the assumption named, or to all that have what the path names; it is an error if none has.</summary>
    private void Apply(Edit edit, string? assumption)
    {
        Miss? miss = null;
        var isApplied = false;
        for (var i = 0; i < _roots.Length; i++)
        {
            if (assumption is not null && _assumptions[i].Id != assumption) continue;
            if (assumption is not null && ChangesSharedIds(edit, assumption, _roots[i])) return;
            var (root, missed) = DocumentEditor.Apply(_roots[i], edit);
            if (missed is null) isApplied = true;
            else if (miss is null || miss.Candidates.IsEmpty) miss = missed;
            _roots[i] = root;
            if (missed is null) _applied?.Add((i, edit));
            if (missed is null && edit.IsRemoval) Removed[edit.Path] = (edit.Place, edit.Origin);
        }

        if (isApplied || miss is null) return;
        if (miss.IsOneDistribution)
            _problems.Error(edit.Place, edit.Path, $"'{miss.ContainerPath}' is one distribution and has no activities", "Set it as a whole, or break it down into activities.");
        else
            _problems.Error(edit.Place, edit.Path, $"there is no {miss.Noun} '{miss.Id}' in '{miss.ContainerPath}'", Suggestion.Mend(miss.Id, miss.Candidates, "ids"));
    }

    private bool ChangesSharedIds(Edit edit, string assumption, MappingNode root)
    {
        if (!EditRules.ChangesSharedIds(edit, root)) return false;
        var ids = (root.Find(edit.Steps[0].Segment)?.Value as MappingNode)?.Entries.Select(e => e.Key).ToList() ?? [];
        var near = edit.Steps.Length > 2 && !ids.Contains(edit.Steps[1].Segment) ? NearestWord.Find(edit.Steps[1].Segment, ids) : null;
        _problems.Error(
            edit.Place, edit.Path, $"'{assumption}' alone cannot add, replace or take out {edit.Steps[0].Segment}: all assumptions have the same ones",
            near is not null ? $"Did you mean '{near}'?" : "Do it in the file or in a ledger entry that names no assumption.");
        return true;
    }
}
