using System.Collections.Immutable;
using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Binding;

/// <summary>Binds sites with their outages, closures, hazards and upgrades.</summary>
internal sealed class SiteBinder(BindingContext context, WorkBinder work)
{
    /// <summary>Alternations in a trial beyond which a hazard is taken for a mistake of units.</summary>
    private const double MostAlternations = 100_000;

    public ImmutableArray<Site> Bind(Item root)
    {
        if (root.Find("sites") is MappingNode { Entries.Length: 0 } empty)
            context.Error(empty.Place, "sites", "a scenario needs at least one site", "Add e.g. 'pad-a: { supports: [cargo], turnaround: 20 }'.");
        return [.. root.Items("sites").Select(Site)];
    }

    private Site Site(Item item)
    {
        var supports = context.Distinct(context.List(item, "supports", Scalars.Id));
        if (item.Find("supports") is SequenceNode { Items.Length: 0 } && !item.Items("upgrades").Any())
            context.Warn(item.PlaceOfValue("supports"), item.Id, "the site supports no kind of launch and has no upgrade that adds one", "Add the kinds, e.g. [crewed, cargo].");
        return new Site(
            item.Id, (item.Find("name") as ScalarNode)?.Text ?? item.Id, [.. supports.Select(s => s.Text)],
            context.Duration(item, "turnaround") ?? Fallback.Zero, context.Duration(item, "campaign") ?? Fallback.Zero,
            [.. item.Items("outages").Select(Outage).OfType<Outage>()], [.. item.Items("closures").Select(Closure)],
            [.. item.Items("hazards").Select(Hazard)], [.. item.Items("upgrades").Select(u => Upgrade(u, supports))]);
    }

    private Outage? Outage(Item item)
    {
        var repair = work.Bind(item, "repair");
        var start = Start(item);
        if (!context.Has(item, "began") && !context.Has(item, "begins"))
        {
            if (!item.IsMadeByPath || item.Find("repair") is not null)
                context.Contradiction(item, "an outage needs 'began' (it has happened) or 'begins' (it is planned)", "Add one of the two dates, or take the outage out.", "began", "begins");
            return null;
        }

        var began = context.Fact(item, "began");
        var begins = context.Date(item, "begins");
        var restored = context.Fact(item, "restored");
        // An outage whose only date is not yet known does not exist yet; one with a date that cannot be read has been reported.
        if ((began ?? begins) is not { } from) return null;
        if (restored < from)
            context.Contradiction(item, $"{item.Id} cannot be restored on {restored:yyyy-MM-dd} before it began on {from:yyyy-MM-dd}", "Correct one of the two dates.", "restored", began is null ? "begins" : "began");
        if (start is WorkStart.OnDate on && on.Date < from)
            context.Contradiction(item, $"the repair of {item.Id} cannot start on {on.Date:yyyy-MM-dd} before the outage began on {from:yyyy-MM-dd}", "Correct one of the two dates, or leave 'starts' out.", "starts", began is null ? "begins" : "began");
        return new Outage(item.Id, item.Path, began, begins, start, restored, repair);
    }

    private Upgrade Upgrade(Item item, List<(string Text, Place Place)> supports)
    {
        if (supports.Any(s => s.Text == item.Id))
            context.Warn(item.Place, item.Id, "the site supports this kind already, so the upgrade changes nothing", "Take it out of 'supports' or take the upgrade out.");
        if (!context.Has(item, "starts") && !context.Has(item, "starts_when"))
            context.Contradiction(item, "an upgrade needs 'starts' or 'starts_when'", "Add e.g. 'starts: 2026-02-01'.", "starts", "starts_when");
        var start = Start(item);
        var finished = context.Fact(item, "finished");
        if (start is WorkStart.OnDate on && finished < on.Date)
            context.Contradiction(item, $"the upgrade cannot be finished on {finished:yyyy-MM-dd} before its work starts on {on.Date:yyyy-MM-dd}", "Correct one of the two dates.", "finished", "starts");
        return new Upgrade(item.Id, item.Path, start ?? new WorkStart.OnDate(Fallback.Date), finished, work.Bind(item, "work"));
    }

    private WorkStart? Start(Item item)
    {
        if (item.Find("starts") is not null && item.Find("starts_when") is not null)
            context.Contradiction(item, $"'starts' and 'starts_when' of {item.Id} exclude each other", "Take one of the two out.", "starts_when", "starts");
        if (item.Child("starts_when") is { } when)
        {
            if (context.Values.Text(when.Find("outage"), Scalars.OutageRef) is not { } reference) return null;
            if (!context.Known.Outages.Contains(reference))
                context.Unknown(when.PlaceOfValue("outage"), reference, "outage", context.Known.Outages, "outages", when.Path + ".outage");
            var parts = reference.Split('.');
            return new WorkStart.WhenOutageLasts($"sites.{parts[0]}.outages.{parts[1]}", context.Days(when, "lasts") ?? 0);
        }

        return context.Date(item, "starts") is { } date ? new WorkStart.OnDate(date) : null;
    }

    private Closure Closure(Item item)
    {
        var (from, to) = Interval(item, context);
        return new Closure(item.Id, from, to);
    }

    /// <summary>Binds <c>from</c> and <c>to</c>.</summary>
    public static (DateOnly From, DateOnly To) Interval(Item item, BindingContext context)
    {
        var from = context.Date(item, "from");
        var to = context.Date(item, "to");
        if (to <= from)
            context.Contradiction(item, $"'to' ({to:yyyy-MM-dd}) is the first free day and must be later than 'from' ({from:yyyy-MM-dd})", "Correct one of the two dates.", "to", "from");
        return (from ?? Fallback.Date, to ?? Fallback.Date);
    }

    private Hazard Hazard(Item item)
    {
        var every = context.Duration(item, "every");
        var outage = context.Duration(item, "outage");
        if (every is not null && outage is not null)
        {
            var cycle = every.Quantile(0.5) + outage.Quantile(0.5);
            if (every.Cdf(0) > 0 && outage.Cdf(0) > 0)
                context.Error(item.Place, item.Id, "'every' and 'outage' can both be 0, so time would stand still", "Let one of the two start above 0.");
            else if (context.IsAtDataDate && context.Horizon is { } horizon && (horizon.DayNumber - context.DataDate.DayNumber) / cycle > MostAlternations)
                context.Error(item.Place, item.Id, $"this hazard would strike more than {MostAlternations:N0} times before the horizon", "Check the units of 'every' and 'outage'.");
        }

        return new Hazard(item.Id, item.Path, every ?? Fallback.Zero, outage ?? Fallback.Zero);
    }
}
