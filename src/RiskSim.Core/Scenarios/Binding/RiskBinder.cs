using System.Collections.Immutable;
using RiskSim.Distributions;
using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Binding;

internal static class RiskBinder
{
    public static IEnumerable<Risk> Bind(Item root, ImmutableArray<Site> sites, BindingContext context)
    {
        var mine = ActivityPaths(sites).ToHashSet();
        foreach (var item in root.Items("risks"))
        {
            var (adds, multiplies) = (item.Find("adds"), item.Find("multiplies"));
            if (adds is not null && multiplies is not null)
                context.Contradiction(item, $"the risk '{item.Id}' has 'adds' and 'multiplies'", "Take one of the two out, or make it two risks.", "multiplies", "adds");
            else if (!context.Has(item, "adds") && !context.Has(item, "multiplies"))
                context.Contradiction(item, "a risk needs 'adds' or 'multiplies'", "Add e.g. 'adds: pert(10 20 45)'.", "adds", "multiplies");
            var impact = multiplies is null ? context.Values.Distribution(adds, Scalars.Duration) : context.Values.Distribution(multiplies, Scalars.Factor);

            var named = context.Distinct(context.List(item, "affects", Scalars.Path));
            foreach (var (path, place) in named)
                if (!mine.Contains(path)) CheckKnown(path, place, context.Known.Activities, "an activity", context);
            var affects = named.Select(n => n.Text).Where(mine.Contains).ToImmutableArray();
            // Without an activity in these inputs it can hit nothing.
            if (affects.Length > 0)
                yield return new Risk(item.Id, context.Probability(item, "probability") ?? 0, multiplies is not null, impact ?? Fallback.Zero, affects);
        }
    }

    public static IEnumerable<string> ActivityPaths(ImmutableArray<Site> sites) =>
        sites.SelectMany(s => s.Outages.Select(o => o.Repair).Concat(s.Upgrades.Select(u => u.Work))).SelectMany(w => w.Activities).Select(a => a.Path);

    /// <summary>Reports a path that no assumption has; one that only this assumption lacks is skipped.</summary>
    public static void CheckKnown(string path, Place place, IReadOnlyCollection<string> known, string what, BindingContext context)
    {
        if (known.Contains(path)) return;
        if (context.Known.Networks.Contains(path))
        {
            var inside = known.Where(k => k.StartsWith(path + ".", StringComparison.Ordinal)).Take(3);
            context.Error(place, path, "this work is broken down into activities", $"Name activities, e.g. {string.Join(", ", inside)}.");
            return;
        }

        var near = NearestWord.Find(path, known);
        var segment = NearestWord.Find(path.Split('.')[^1], known.Select(k => k.Split('.')[^1]).Distinct());
        var mend = near ?? known.FirstOrDefault(k => segment is not null && k.EndsWith("." + segment, StringComparison.Ordinal));
        context.Error(place, ScalarNode.Shorten(path), $"no assumption has {what} at this path", mend is not null ? $"Did you mean '{mend}'?" : "Write the path of an activity, e.g. sites.SITE.outages.OUTAGE.repair.ACTIVITY.");
    }
}
