using System.Collections.Immutable;
using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Edits;

/// <summary>An assumption as the file has it.</summary>
internal sealed record AssumptionText(string Id, Place Place, double? Weight, ImmutableArray<Edit> Edits);

/// <summary>A ledger entry as the file has it.</summary>
/// <param name="Number">Its place in the ledger, from 1.</param>
/// <param name="Date">Null where it is not valid.</param>
internal sealed record EntryText(
    int Number, DateOnly? Date, string By, string Says, string Source, string? AssumptionId, ImmutableArray<Edit> Edits,
    ImmutableArray<KeyValuePair<string, string>> Set, Place Place);

/// <summary>A decision as the file has it.</summary>
internal sealed record OptionText(string Id, Place Place, string Says, ImmutableArray<Edit> Edits, ImmutableArray<KeyValuePair<string, string>> Set);

/// <summary>Reads assumptions, options, ledger entries and their edits.</summary>
internal sealed class LedgerReader(Values values, FormatChecker checker, ProblemList problems)
{
    public ImmutableArray<AssumptionText> Assumptions(MappingNode root)
    {
        var items = Item.ItemsOf(root.Find("assumptions")?.Value, "assumptions").ToList();
        if (items.Count == 0) return [new AssumptionText("base", root.Place, 1, [])];
        var read = items.ConvertAll(i => new AssumptionText(i.Id, i.Place, values.Value(i.Find("weight"), Scalars.Weight), Edits(i.Find("set"), InputOrigin.Assumption)));
        foreach (var assumption in read)
            foreach (var edit in assumption.Edits)
                EditRules.CheckSetsNoFact(edit, assumption.Id, problems);
        return Weighed(items, read);
    }

    /// <summary>Without any weight all are equal.</summary>
    private ImmutableArray<AssumptionText> Weighed(List<Item> items, List<AssumptionText> read)
    {
        if (items.All(i => i.Find("weight") is null)) return [.. read.Select(a => a with { Weight = 1 })];
        foreach (var item in items)
            if (item.Find("weight") is null)
                problems.Error(item.Place, item.Id, "this assumption has no 'weight', but others have", "Add 'weight: …' or leave all weights out to make them equal.");
        if (read.All(a => a.Weight == 0))
            problems.Error(items[0].Place, string.Join(", ", items.Select(i => i.Id)), "all weights are 0", "Give at least one assumption a weight above 0.");
        return [.. read];
    }

    public ImmutableArray<EntryText> Ledger(MappingNode root, IReadOnlyCollection<string> assumptionIds)
    {
        var entries = ImmutableArray.CreateBuilder<EntryText>();
        foreach (var node in (root.Find("ledger")?.Value as SequenceNode)?.Items ?? [])
        {
            if (node is not MappingNode mapping) continue;
            var item = new Item("ledger entry", "ledger", node.Place, mapping);
            var date = values.Value(item.Find("date"), Scalars.Date);
            var assumption = values.Text(item.Find("assumption"), Scalars.Id);
            if (assumption is not null && !assumptionIds.Contains(assumption))
                problems.Error(item.PlaceOfValue("assumption"), assumption, "there is no assumption of this name", Suggestion.Mend(assumption, assumptionIds, "assumptions"));
            var edits = Edits(item.Find("set"), new InputOrigin(InputSetter.Ledger, entries.Count + 1, date));
            foreach (var edit in edits)
            {
                if (assumption is not null) EditRules.CheckSetsNoFact(edit, assumption, problems);
                else if (date is { } known) EditRules.CheckFactDates(edit, known, values, problems);
            }

            entries.Add(new EntryText(
                entries.Count + 1, date, Text(item, "by"), Text(item, "says"), Text(item, "source"), assumption, edits,
                AsWritten(item), node.Place));
        }

        return entries.ToImmutable();
    }

    public ImmutableArray<OptionText> Options(MappingNode root)
    {
        var options = ImmutableArray.CreateBuilder<OptionText>();
        foreach (var item in Item.ItemsOf(root.Find("options")?.Value, "options"))
        {
            if (item.Id == DecisionOption.AsPlannedId)
                problems.Error(item.Place, item.Id, "this id is reserved for the plan without any option", "Choose another id.");
            var edits = Edits(item.Find("set"), InputOrigin.Option);
            if (edits.IsEmpty && item.Find("set") is null or { IsNull: true } or MappingNode { Entries.IsEmpty: true })
                problems.Error(item.Place, item.Id, "this option sets nothing", "Add 'set: { PATH: VALUE }', or take the option out.");
            foreach (var edit in edits) EditRules.CheckOptionSetsNoFact(edit, item.Id, problems);
            options.Add(new OptionText(item.Id, item.Place, Text(item, "says"), edits, AsWritten(item)));
        }

        return options.ToImmutable();
    }

    private static ImmutableArray<KeyValuePair<string, string>> AsWritten(Item item) =>
        [.. (item.Find("set") as MappingNode)?.Entries.Select(e => KeyValuePair.Create(e.Key, YamlText.Of(e.Value))) ?? []];

    /// <summary>The edits of the command line.</summary>
    public ImmutableArray<Edit> CommandLine(ImmutableArray<KeyValuePair<string, string>> set)
    {
        var edits = ImmutableArray.CreateBuilder<Edit>();
        foreach (var (path, text) in set.IsDefault ? [] : set)
        {
            var place = new Place($"{Place.CommandLine.File} {path}", 0, 0);
            if (YamlComposer.Compose(text, place.File, problems, place) is { } value && Edit(path.Trim(), place, value, InputOrigin.CommandLine) is { } edit)
                edits.Add(edit);
        }

        return edits.ToImmutable();
    }

    private ImmutableArray<Edit> Edits(DocumentNode? set, InputOrigin origin) =>
        [.. (set as MappingNode)?.Entries.Select(e => Edit(e.Key, e.KeyPlace, e.Value, origin)).OfType<Edit>() ?? []];

    private Edit? Edit(string path, Place place, DocumentNode value, InputOrigin origin)
    {
        if (ScenarioPath.Resolve(path, place, inputsOnly: origin != InputOrigin.CommandLine, problems) is not { } steps) return null;
        var edit = new Edit(path, place, steps, value, origin);
        if (!value.IsNull) checker.Check(value, edit.Format, steps[^1].Segment, place, isComplete: false);
        return edit;
    }

    private static string Text(Item item, string key) => (item.Find(key) as ScalarNode)?.Text ?? "";
}
