using RiskSim.Distributions;
using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Binding;

/// <summary>What every part of the binder needs.</summary>
/// <param name="DataDate">Later facts are ignored.</param>
/// <param name="IsAtDataDate">False where the whole ledger is checked, whatever its date: then what depends on the data date is not reported.</param>
/// <param name="Horizon">Null where the file gives none that is valid.</param>
/// <param name="Checker">Has seen the document.</param>
/// <param name="Removed">Paths of ids that an edit took out, where, and by whom.</param>
internal sealed record BindingContext(
    Values Values, ProblemList Problems, DateOnly DataDate, bool IsAtDataDate, DateOnly? Horizon, KnownNames Known,
    FormatChecker Checker, IReadOnlyDictionary<string, (Place Place, InputOrigin By)> Removed)
{
    /// <summary>The document that is being bound.</summary>
    public required MappingNode Root { get; init; }

    public DateOnly? Date(Item item, string key) => Values.Value(item.Find(key), Scalars.Date);

    public double? Days(Item item, string key) => Values.Value(item.Find(key), Scalars.Days);

    public double? PositiveDays(Item item, string key) => Values.Value(item.Find(key), Scalars.PositiveDays);

    public double? Probability(Item item, string key) => Values.Value(item.Find(key), Scalars.Probability);

    public string? Id(Item item, string key) => Values.Text(item.Find(key), Scalars.Id);

    public Distribution? Duration(Item item, string key) => Values.Distribution(item.Find(key), Scalars.Duration);

    /// <summary>A dated fact; one later than the data date is not yet known.</summary>
    public DateOnly? Fact(Item item, string key)
    {
        var date = Date(item, key);
        if (date is null || date <= DataDate) return date;
        if (IsAtDataDate)
            Warn(item.PlaceOfValue(key), $"{date:yyyy-MM-dd}", $"'{key}' is later than the data date {DataDate:yyyy-MM-dd} and is ignored", "Put it into a ledger entry with the date on which it became known.");
        return null;
    }

    /// <summary>Ids or paths of a list, each with its place.</summary>
    public List<(string Text, Place Place)> List(Item item, string key, TextFormat format)
    {
        var list = new List<(string, Place)>();
        foreach (var node in (item.Find(key) as SequenceNode)?.Items ?? [])
            if (Values.Text(node, format) is { } text) list.Add((text, node.Place));
        return list;
    }

    /// <summary>Reports what is named twice and returns each once.</summary>
    public List<(string Text, Place Place)> Distinct(List<(string Text, Place Place)> list)
    {
        var seen = new HashSet<string>();
        foreach (var (text, place) in list)
            if (!seen.Add(text)) Error(place, text, "it is named twice in this list", "Name it once.");
        return [.. list.DistinctBy(l => l.Text)];
    }

    public void Error(Place place, string value, string rule, string mend) => Problems.Error(place, value, rule, mend);

    /// <summary>Values that contradict each other: the one that was set last is told, of equals the first named.</summary>
    /// <param name="paths">Dotted, of the values that take part.</param>
    public void Contradiction(string rule, string mend, params IEnumerable<string> paths)
    {
        if (DocumentPlaces.LastSet(Root, paths) is { } value) Error(value.Place, value.IsNull ? "null" : value.Shown, rule, mend);
        else Error(DocumentPlaces.Of(Root, paths.First()), paths.First(), rule, mend);
    }

    /// <summary>The same among the keys of an item; the item itself is told where it has none of them.</summary>
    public void Contradiction(Item item, string rule, string mend, params string[] keys)
    {
        if (keys.Any(k => item.Node.Find(k) is not null)) Contradiction(rule, mend, keys.Select(k => $"{item.Path}.{k}"));
        else Error(item.Place, item.Id, rule, mend);
    }

    /// <summary>Warnings are about what is in force on the data date.</summary>
    public void Warn(Place place, string value, string rule, string mend)
    {
        if (IsAtDataDate) Problems.Warning(place, value, rule, mend);
    }

    /// <param name="place">Where it is named.</param>
    /// <param name="path">Dotted, of the value that names it.</param>
    public void Unknown(Place place, string id, string noun, IReadOnlyCollection<string> candidates, string plural, string path)
    {
        if (!Removed.TryGetValue($"{plural}.{id}", out var removal))
            Error(place, ScalarNode.Shorten(id), $"there is no {noun} of this name", Suggestion.Mend(id, candidates, plural));
        else if (DocumentPlaces.SetterOf(Root, path) is { } setter && setter.IsLaterThan(removal.By))
            Error(place, id, $"this {noun} was taken out ({Seen(removal.Place, place)})", "Take it out here too.");
        else
            Error(removal.Place, $"{plural}.{id}", $"{id} cannot be taken out alone: {path} names it ({Seen(place, removal.Place)})", $"Set '{path}' without it here too, or keep it.");
    }

    private static string Seen(Place place, Place from) => place.Line > 0 && place.File == from.File ? $"in line {place.Line}" : place.ToString();

    /// <summary>Whether the key is there, be it misspelt, which is reported already.</summary>
    public bool Has(Item item, string key) => item.Find(key) is not null || Checker.HasSlipOf(item.Node, key);
}
