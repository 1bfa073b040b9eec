using System.Collections.Immutable;
using RiskSim.Distributions;
using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Binding;

/// <summary>Binds missions.</summary>
internal sealed class MissionBinder(BindingContext context, ImmutableArray<Site> sites)
{
    private readonly ImmutableArray<string> _siteIds = [.. sites.Select(s => s.Id)];
    private ImmutableArray<string> _ids = [];

    public ImmutableArray<Mission> Bind(Item root)
    {
        var items = root.Items("missions").ToList();
        _ids = [.. items.Select(i => i.Id)];
        var missions = items.Select(Mission).ToImmutableArray();
        var byId = missions.ToDictionary(m => m.Id);
        if (Cycles.Find(_ids, id => byId[id].After.Select(a => a.Id)) is not { } circle) return missions;
        context.Error(Cycles.PlaceOf(circle, c => $"missions.{c}.after", context), Cycles.Shown(circle), "missions wait for each other in a circle", "Take one of these 'after' out.");
        return [.. missions.Select(m => m with { After = [] })];
    }

    private Mission Mission(Item item)
    {
        var planned = context.Date(item, "planned");
        if (planned > context.Horizon)
            context.Error(item.PlaceOfValue("planned"), $"{planned:yyyy-MM-dd}", $"the mission is planned after the horizon {context.Horizon:yyyy-MM-dd}", "Move the horizon or take the mission out.");
        var notBefore = context.Date(item, "not_before");
        var allowed = Sites(item);
        var kind = Kind(item, allowed);
        var launched = context.Fact(item, "launched");
        if (launched is null && item.Find("launched") is null && planned < context.DataDate && (notBefore is null || notBefore < context.DataDate))
            context.Warn(item.PlaceOfValue("planned"), $"{planned:yyyy-MM-dd}", $"{item.Id} was planned before the data date {context.DataDate:yyyy-MM-dd} and has not been launched", $"If there is a new date add 'not_before: DATE'; if it flew add 'launched: DATE'.");
        CheckOutcome(item);
        var (stay, limit) = (context.PositiveDays(item, "stay"), context.PositiveDays(item, "limit"));
        if (limit < stay)
            context.Contradiction(item, $"the limit of {item.Find("limit")!.Shown} ends before the planned return: 'stay' is {item.Find("stay")!.Shown}", "Correct one of the two.", "limit", "stay");
        return new Mission(
            item.Id, kind ?? "", planned ?? Fallback.Date, allowed, Family(item), notBefore,
            Predecessors.Bind(item, _ids, "mission", "missions", context), context.Values.Value(item.Find("priority"), Scalars.AnyNumber) ?? 0,
            context.Duration(item, "readiness_delay") ?? Fallback.Zero, Scrub(item), Failure(item), Damage(item),
            stay, limit ?? double.PositiveInfinity, RelievedBy(item, _ids, context), context.Days(item, "handover") ?? 0,
            launched, launched is null ? null : item.Find("launched_from") is null ? allowed.FirstOrDefault() : LaunchedFrom(item),
            launched is not null && (item.Find("outcome") as ScalarNode)?.Text == "failure");
    }

    private ImmutableArray<string> Sites(Item item)
    {
        var listed = context.Distinct(context.List(item, "sites", Scalars.Id));
        foreach (var (id, place) in listed)
            if (!_siteIds.Contains(id)) context.Unknown(place, id, "site", _siteIds, "sites", item.Path + ".sites");
        return [.. listed.Select(s => s.Text).Where(s => _siteIds.Contains(s))];
    }

    private string? Kind(Item item, ImmutableArray<string> allowed)
    {
        var kind = context.Id(item, "kind");
        if (kind is null || allowed.IsEmpty || sites.Any(s => allowed.Contains(s.Id) && WillSupport(s, kind))) return kind;
        var kinds = sites.SelectMany(s => s.Supports.Concat(s.Upgrades.Select(u => u.Kind))).Distinct().ToList();
        if (!kinds.Contains(kind)) context.Error(item.PlaceOfValue("kind"), kind, "no site supports or will support this kind of launch", Suggestion.Mend(kind, kinds, "kinds"));
        else context.Error(item.PlaceOfValue("kind"), kind, $"none of the mission's sites ({string.Join(", ", allowed)}) supports or will support its kind", $"Add one of: {string.Join(", ", sites.Where(s => WillSupport(s, kind)).Select(s => s.Id))}.");
        return kind;
    }

    private static bool WillSupport(Site site, string kind) => site.Supports.Contains(kind) || site.Upgrades.Any(u => u.Kind == kind);

    private string? Family(Item item)
    {
        var family = context.Id(item, "family");
        if (item.Find("failure") is not null && !context.Has(item, "family"))
        {
            var taken = item.Node.Find("family")?.Value;
            context.Error(
                taken?.Place ?? item.PlaceOf("failure"), taken is null ? item.Id : "null", $"a failure suspends a family, but {item.Id} has no 'family'",
                taken is null ? "Add e.g. 'family: soyuz-2' to the mission or to mission_defaults." : "Take 'failure' out too, or name a family.");
        }

        return family;
    }

    private void CheckOutcome(Item item)
    {
        if (context.Has(item, "launched")) return;
        foreach (var key in (string[])["launched_from", "outcome"])
            if (item.Find(key) is not null)
                context.Contradiction(item, $"'{key}' of {item.Id} without 'launched'", $"Add the date on which it launched, or take '{key}' out.", key, "launched");
    }

    private string? LaunchedFrom(Item item)
    {
        var site = context.Id(item, "launched_from");
        if (site is null || _siteIds.Contains(site)) return site;
        context.Unknown(item.PlaceOfValue("launched_from"), site, "site", _siteIds, "sites", item.Path + ".launched_from");
        return null;
    }

    private Scrub? Scrub(Item item) => item.Child("scrub") is { } scrub
        ? new Scrub(context.Probability(scrub, "probability") ?? 0, context.Duration(scrub, "recycle") ?? Fallback.Zero) : null;

    private Failure? Failure(Item item) => item.Child("failure") is { } failure
        ? new Failure(context.Probability(failure, "probability") ?? 0, context.Duration(failure, "stand_down") ?? Fallback.Zero, Damage(failure)) : null;

    private Damage? Damage(Item item) => item.Child("damage") is { } damage
        ? new Damage(context.Probability(damage, "probability") ?? 0, context.Duration(damage, "outage") ?? Fallback.Zero) : null;

    /// <param name="missions">Ids that may be named.</param>
    public static ImmutableArray<string> RelievedBy(Item item, IReadOnlyCollection<string> missions, BindingContext context)
    {
        var named = context.Distinct(context.List(item, "relieved_by", Scalars.Id));
        foreach (var (id, place) in named)
            if (!missions.Contains(id)) context.Unknown(place, id, "mission", missions, "missions", item.Path + ".relieved_by");
        return [.. named.Select(n => n.Text).Where(missions.Contains)];
    }
}
