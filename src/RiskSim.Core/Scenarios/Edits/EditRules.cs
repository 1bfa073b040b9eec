using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Edits;

/// <summary>What a <c>set</c> may not do, whatever the document it is applied to.</summary>
internal static class EditRules
{
    /// <summary>A fact is the same for all assumptions.</summary>
    public static void CheckSetsNoFact(Edit edit, string assumption, ProblemList problems)
    {
        foreach (var (key, place, value) in FactsIn(edit))
            problems.Error(place, value is null ? key : $"{key}: {value.Shown}", $"a fact cannot be set for one assumption ('{assumption}')", "Put it into the file or into a ledger entry that names no assumption.");
    }

    /// <summary>A decision is about what is to come.</summary>
    public static void CheckOptionSetsNoFact(Edit edit, string option, ProblemList problems)
    {
        foreach (var (key, place, value) in FactsIn(edit))
            problems.Error(place, value is null ? key : $"{key}: {value.Shown}", $"an option ('{option}') cannot set a fact", "An option is a decision: give it plans, e.g. 'begins' or 'starts'. Facts belong into the ledger.");
    }

    /// <summary>What has happened cannot be undone by a decision that replaces what contains it.</summary>
    /// <param name="before">The document that the edit is applied to.</param>
    public static void CheckOptionKeepsFacts(Edit edit, string option, MappingNode before, ProblemList problems)
    {
        if (DocumentEditor.Find(before, edit.Path) is not { } replaced || edit.Steps[^1].IsFact) return;
        foreach (var (key, _, value) in FactsIn(replaced, edit.Format))
            if (value is { IsNull: false })
                problems.Error(edit.Place, edit.Path, $"the option '{option}' would take out the fact '{key}: {value.Shown}'", "Set what lies under this path, key by key.");
    }

    /// <summary>A fact cannot be known before it happened.</summary>
    public static void CheckFactDates(Edit edit, DateOnly entryDate, Values values, ProblemList problems)
    {
        foreach (var (key, _, value) in FactsIn(edit))
            if (value is not null && key is not ("chosen" or "outcome" or "launched_from") && values.Value(value, Scalars.Date) is { } date && date > entryDate)
                problems.Error(value.Place, value.Shown, $"'{key}' is later than the entry's date {entryDate:yyyy-MM-dd}: a fact is known after it happened", "Date the entry later, or correct the fact; a plan is no fact.");
    }

    /// <summary>All assumptions have the same sites, missions and spacecraft.</summary>
    /// <param name="before">The document that the edit is applied to.</param>
    public static bool ChangesSharedIds(Edit edit, MappingNode before)
    {
        if (edit.Format is IdMapFormat { IsShared: true }) return true;
        if (edit.Steps[0].Value is not IdMapFormat { IsShared: true }) return false;
        var isThere = (before.Find(edit.Steps[0].Segment)?.Value as MappingNode)?.Find(edit.Steps[1].Segment) is not null;
        // What cannot be added at all is not there for anybody.
        return (!isThere && ((IdMapFormat)edit.Steps[0].Value).TakesNewIds) || (edit.Steps.Length == 2 && edit.Value.IsNull);
    }

    /// <summary>The starts of activities that an edit reports, each as an edit of its own.</summary>
    public static IEnumerable<Edit> StartsIn(Edit edit)
    {
        if (edit.Steps[^1].IsFact) return edit.Steps[^1].Segment == "started" ? [edit] : [];
        return StartsIn(edit, edit.Value, edit.Format);
    }

    private static IEnumerable<Edit> StartsIn(Edit edit, DocumentNode node, FormatNode format)
    {
        if (node is not MappingNode mapping) yield break;
        if (format is WorkFormat work) format = work.Network;
        foreach (var entry in mapping.Entries)
        {
            var key = format is RecordFormat record ? record.Find(entry.Key) : null;
            if ((key?.Value ?? (format as IdMapFormat)?.Value) is not { } inner) continue;
            var child = new Edit($"{edit.Path}.{entry.Key}", entry.KeyPlace, edit.Steps.Add(new PathStep(entry.Key, format, inner, key?.IsFact ?? false)), entry.Value, edit.Origin);
            if (key is { IsFact: true, Name: "started" }) yield return child;
            else
                foreach (var start in StartsIn(child, entry.Value, inner)) yield return start;
        }
    }

    private static IEnumerable<(string Key, Place Place, ScalarNode? Value)> FactsIn(Edit edit)
    {
        if (edit.Steps[^1].IsFact) return [(edit.Steps[^1].Segment, edit.Place, edit.Value as ScalarNode)];
        return FactsIn(edit.Value, edit.Format);
    }

    /// <summary>The facts inside a value.</summary>
    public static IEnumerable<(string Key, Place Place, ScalarNode? Value)> FactsIn(DocumentNode node, FormatNode format)
    {
        if (node is not MappingNode mapping) yield break;
        foreach (var entry in mapping.Entries)
        {
            var key = format is RecordFormat record ? record.Find(entry.Key) : null;
            var inner = key?.Value ?? (format is IdMapFormat ids ? ids.Value : format is WorkFormat work ? work.Network.Value : null);
            if (key is { IsFact: true }) yield return (entry.Key, entry.KeyPlace, entry.Value as ScalarNode);
            else if (inner is not null)
                foreach (var fact in FactsIn(entry.Value, inner)) yield return fact;
        }
    }
}
