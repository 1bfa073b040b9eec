using RiskSim.Distributions;
using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios.Format;

/// <summary>Compares a document with the format: unknown and missing keys, wrong types, values that cannot be read.</summary>
internal sealed class FormatChecker(Values values, ProblemList problems)
{
    private readonly HashSet<(DocumentNode, FormatNode, bool)> _done = [];
    private readonly HashSet<(DocumentNode, string)> _misspelt = [];

    /// <summary>Whether a mapping has a key that was reported as a slip of this one.</summary>
    public bool HasSlipOf(DocumentNode mapping, string key) => _misspelt.Contains((mapping, key));

    /// <param name="owner">The key or id whose value this is.</param>
    /// <param name="isComplete">Whether a required key must be there; not so in a value that is merged with others.</param>
    public void Check(DocumentNode node, FormatNode format, string owner, Place ownerPlace, bool isComplete)
    {
        if (!_done.Add((node, format, isComplete))) return;
        switch (format)
        {
            case RecordFormat record: CheckRecord(node, record, owner, ownerPlace, isComplete, null); break;
            case IdMapFormat ids: CheckIds(node, ids, owner, isComplete); break;
            case ListFormat list: CheckList(node, list, owner, isComplete); break;
            case AfterFormat after: CheckAfter(node, after, owner); break;
            case WorkFormat work: CheckWork(node, work, owner, ownerPlace, isComplete); break;
            case SetFormat: CheckSet(node, owner); break;
            case ScalarFormat scalar: CheckScalar(node, scalar, owner); break;
            default: throw new InvalidOperationException(format.GetType().Name);
        }
    }

    /// <param name="otherId">An id that may have been meant instead of the owner's.</param>
    private void CheckRecord(DocumentNode node, RecordFormat format, string owner, Place ownerPlace, bool isComplete, string? otherId)
    {
        if (node is not MappingNode && !node.IsNull)
        {
            WrongType(node, format, owner);
            return;
        }

        var mapping = node as MappingNode;
        foreach (var entry in mapping?.Entries ?? [])
        {
            if (format.Find(entry.Key) is not { } key) ReportUnknown(mapping!, entry, format, owner);
            else if (!entry.Value.IsNull) Check(entry.Value, key.Value, entry.Key, entry.KeyPlace, isComplete);
        }

        if (!isComplete) return;
        foreach (var key in format.Keys)
            if (key.IsRequired && mapping?.Find(key.Name) is not { Value.IsNull: false } && !(mapping is not null && HasSlipOf(mapping, key.Name)))
                problems.Error(mapping?.Find(key.Name)?.Value.Place ?? ownerPlace, owner, $"'{key.Name}' is missing", otherId is null ? $"Add '{key.Name}: {key.Example}'." : $"Did you mean '{otherId}'? If it is new add '{key.Name}: {key.Example}'.");
    }

    private void ReportUnknown(MappingNode mapping, Entry entry, RecordFormat format, string owner)
    {
        var keys = format.Keys.Select(k => k.Name).ToList();
        if (NearestWord.Find(entry.Key, keys.Where(k => mapping.Find(k) is null)) is { } meant) _misspelt.Add((mapping, meant));
        var where = format.Noun == owner && owner != "scenario" ? $"'{owner}'" : Article(format.Noun);
        problems.Error(entry.KeyPlace, ScalarNode.Shorten(entry.Key), $"unknown key in {where}", Suggestion.Mend(entry.Key, keys, "keys"));
    }

    private void CheckIds(DocumentNode node, IdMapFormat format, string owner, bool isComplete)
    {
        if (node.IsNull) return;
        if (node is not MappingNode mapping)
        {
            WrongType(node, format, owner);
            return;
        }

        foreach (var entry in mapping.Entries)
        {
            CheckId(entry.Key, entry.KeyPlace);
            if (entry.Value.IsNull && format.Value is not RecordFormat)
                problems.Error(entry.KeyPlace, entry.Key, $"the {format.Noun} has no value", $"Write {format.Value.Expected}.");
            else if (format.Value is RecordFormat record && IsMadeByPath(entry) && NearestWord.Find(entry.Key, mapping.Entries.Where(e => !IsMadeByPath(e)).Select(e => e.Key)) is { } other)
                CheckRecord(entry.Value, record, entry.Key, entry.KeyPlace, isComplete, other);
            else
                Check(entry.Value, format.Value, entry.Key, entry.KeyPlace, isComplete);
        }
    }

    /// <summary>Whether an id came into being because a <c>set</c> named something under it.</summary>
    public static bool IsMadeByPath(Entry entry) => entry.Value is MappingNode && entry.Value.Place == entry.KeyPlace;

    public void CheckId(string id, Place place)
    {
        if (!Scalars.IdRegex().IsMatch(id))
            problems.Error(place, ScalarNode.Shorten(id), "ids are lower-case words joined by hyphens and start with a letter", Renamed(id));
        else if (id == Reserved)
            problems.Error(place, id, "this id is reserved for the mixture of the assumptions", "Choose another id.");
    }

    public const string Reserved = "blend";

    private void CheckList(DocumentNode node, ListFormat format, string owner, bool isComplete)
    {
        if (node.IsNull) return;
        if (node is not SequenceNode sequence)
        {
            WrongType(node, format, owner);
            return;
        }

        if (sequence.Items.Length < format.Fewest)
            problems.Error(sequence.Place, owner, $"this list needs at least {(format.Fewest == 1 ? "one item" : $"{format.Fewest} items")}", "Add what is missing or take the key out.");
        foreach (var item in sequence.Items)
        {
            if (item.IsNull) problems.Error(item.Place, owner, "an item of the list is empty", "Fill it or take it out.");
            else Check(item, format.Item, format.Item is RecordFormat record ? record.Noun : owner, item.Place, isComplete);
        }
    }

    private void CheckAfter(DocumentNode node, AfterFormat format, string owner)
    {
        switch (node)
        {
            case SequenceNode sequence:
                foreach (var item in sequence.Items) CheckScalar(item, Scalars.Id, owner);
                break;
            case MappingNode mapping:
                foreach (var entry in mapping.Entries) CheckScalar(entry.Value, Scalars.Days, entry.Key);
                break;
            default:
                if (!node.IsNull) WrongType(node, format, owner);
                break;
        }
    }

    private void CheckWork(DocumentNode node, WorkFormat format, string owner, Place ownerPlace, bool isComplete)
    {
        if (node is MappingNode) Check(node, format.Network, owner, ownerPlace, isComplete);
        else if (node is ScalarNode) Check(node, format.Single, owner, ownerPlace, isComplete);
        else WrongType(node, format, owner);
    }

    private void CheckSet(DocumentNode node, string owner)
    {
        if (node is MappingNode || node.IsNull) return;
        problems.Error(node.Place, node.Shown, $"'{owner}' is a mapping from dotted paths to values", "Write e.g. { sites.pad-a.outages.cabin.restored: 2026-03-02 }.");
    }

    private void CheckScalar(DocumentNode node, ScalarFormat format, string owner)
    {
        if (node is ScalarNode) values.Read(node, format);
        else problems.Error(node.Place, node.Shown, $"'{owner}' is {format.Expected}, not {node.Noun}", format.Mend);
    }

    private void WrongType(DocumentNode node, FormatNode format, string owner) =>
        problems.Error(node.Place, node.Shown, $"'{owner}' is {format.Expected}, not {node.Noun}", Mend(node, format));

    private static string Mend(DocumentNode node, FormatNode format) => (node, format) switch
    {
        (ScalarNode scalar, ListFormat { Item: ScalarFormat } or AfterFormat) when Scalars.IdRegex().IsMatch(scalar.Text) => $"Write [{scalar.Text}].",
        (SequenceNode, IdMapFormat ids) => $"Write '{ids.Noun}-id: …' instead of each '- …'.",
        (SequenceNode, WorkFormat) => "Write 'activity-id: …' instead of each '- …'.",
        (_, RecordFormat record) => $"The keys are: {string.Join(", ", record.Keys.Select(k => k.Name))}.",
        _ => "Check the indentation.",
    };

    private static string Article(string noun) => ("aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an " : "a ") + noun;

    private static string Renamed(string id)
    {
        var words = new string([.. id.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')]);
        var proposal = string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries));
        if (proposal.Length > 0 && !char.IsAsciiLetter(proposal[0])) proposal = "m-" + proposal;
        return proposal.Length > 0 ? $"Write e.g. '{ScalarNode.Shorten(proposal)}'." : "Choose another id.";
    }
}
