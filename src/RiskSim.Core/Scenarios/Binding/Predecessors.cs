using System.Collections.Immutable;
using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Binding;

/// <summary>Binds <c>after</c> of activities and missions.</summary>
internal static class Predecessors
{
    /// <param name="ids">What may be named.</param>
    public static ImmutableArray<Predecessor> Bind(Item item, IReadOnlyCollection<string> ids, string noun, string plural, BindingContext context)
    {
        var predecessors = ImmutableArray.CreateBuilder<Predecessor>();
        foreach (var (id, place, gap) in Named(item.Find("after"), context))
        {
            if (id == item.Id) context.Error(place, id, $"the {noun} waits for itself", "Take it out of its own 'after'.");
            else if (!ids.Contains(id)) context.Unknown(place, id, noun, [.. ids.Where(i => i != item.Id)], plural, item.Path + ".after");
            else if (predecessors.Any(p => p.Id == id)) context.Error(place, id, "it is named twice in this list", "Name it once.");
            else predecessors.Add(new Predecessor(id, gap));
        }

        return predecessors.ToImmutable();
    }

    private static IEnumerable<(string Id, Place Place, double Gap)> Named(DocumentNode? after, BindingContext context) => after switch
    {
        SequenceNode list => list.Items
            .Select(i => (Id: context.Values.Text(i, Scalars.Id), i.Place))
            .Where(i => i.Id is not null).Select(i => (i.Id!, i.Place, 0.0)),
        MappingNode gaps => gaps.Entries.Select(e => (e.Key, e.KeyPlace, context.Values.Value(e.Value, Scalars.Days) ?? 0)),
        _ => [],
    };
}
