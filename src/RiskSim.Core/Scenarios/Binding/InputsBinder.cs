using System.Collections.Immutable;
using RiskSim.Distributions;
using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Binding;

/// <summary>Turns the document in force for one assumption into <see cref="Inputs"/>; problems are collected, nothing throws.</summary>
internal static class InputsBinder
{
    /// <param name="context">Its root edited, with the mission defaults merged in.</param>
    public static Inputs Bind(BindingContext context)
    {
        var item = new Item("", "", context.Root.Place, context.Root);
        var calendars = item.Items("calendars").Select(c => Calendar(c, context)).ToImmutableArray();
        var sites = new SiteBinder(context, new WorkBinder(context, [.. calendars.Select(c => c.Id)])).Bind(item);
        var missions = new MissionBinder(context, sites).Bind(item);
        var missionIds = missions.Select(m => m.Id).ToImmutableArray();
        var inputs = new Inputs
        {
            Sites = sites,
            Calendars = calendars,
            Risks = [.. RiskBinder.Bind(item, sites, context)],
            Correlations = [.. CorrelationBinder.Bind(item, sites, missions, context)],
            Blackouts = [.. item.Items("blackouts").Select(b => Blackout(b, sites, missions, context))],
            Missions = missions,
            Suspensions = [.. item.Items("families").Select(f => Suspension(f, missions, context)).OfType<Suspension>()],
            Spacecraft = [.. item.Items("spacecraft").Select(s => Spacecraft(s, missionIds, context)).OfType<Spacecraft>()],
        };
        CheckCircles(sites, context);
        FactChecks.Check(inputs, context);
        return inputs;
    }

    private static WorkCalendar Calendar(Item item, BindingContext context)
    {
        var rates = ScenarioFormat.Months.Select(m => context.Values.Value(item.Find(m), Scalars.Rate) ?? 1).ToImmutableArray();
        if (rates.All(r => r == 0))
            context.Error(item.Place, item.Id, "work never gets done: the rates of all months are 0", "Give at least one month a rate above 0.");
        return new WorkCalendar(item.Id, rates);
    }

    private static Blackout Blackout(Item item, ImmutableArray<Site> sites, ImmutableArray<Mission> missions, BindingContext context)
    {
        var (from, to) = SiteBinder.Interval(item, context);
        var known = sites.SelectMany(s => s.Supports.Concat(s.Upgrades.Select(u => u.Kind))).Concat(missions.Select(m => m.Kind)).Where(k => k.Length > 0).Distinct().ToList();
        var kinds = context.Distinct(context.List(item, "kinds", Scalars.Id));
        foreach (var (kind, place) in kinds)
            if (!known.Contains(kind)) context.Unknown(place, kind, "kind of launch", known, "kinds", item.Path + ".kinds");
        return new Blackout(item.Id, from, to, [.. kinds.Select(k => k.Text)]);
    }

    private static Suspension? Suspension(Item item, ImmutableArray<Mission> missions, BindingContext context)
    {
        if (missions.All(m => m.Family != item.Id))
            context.Warn(item.Place, item.Id, "no mission belongs to this family, so its suspension changes nothing", NearestWord.Find(item.Id, missions.Select(m => m.Family).OfType<string>().Distinct()) is { } near ? $"Did you mean '{near}'?" : "Check the missions' 'family'.");
        var suspended = context.Fact(item, "suspended");
        var resumed = context.Fact(item, "resumed");
        var standDown = context.Duration(item, "stand_down");
        if (!context.Has(item, "stand_down") && !context.Has(item, "resumed"))
            context.Error(item.Place, item.Id, "a suspension needs 'stand_down', or 'resumed' where it is over", "Add e.g. 'stand_down: lognormal(p10=40 p90=140)'.");
        if (suspended is not { } from || (standDown is null && item.Find("resumed") is null)) return null;
        if (resumed < from)
            context.Contradiction(item, $"flights of {item.Id} cannot have resumed on {resumed:yyyy-MM-dd} before they were suspended on {from:yyyy-MM-dd}", "Correct one of the two dates.", "resumed", "suspended");
        return new Suspension(item.Id, from, standDown ?? Fallback.Zero, resumed);
    }

    private static Spacecraft? Spacecraft(Item item, ImmutableArray<string> missions, BindingContext context)
    {
        if (missions.Contains(item.Id))
            context.Error(item.Place, item.Id, "a mission has the same id", "Rename the spacecraft.");
        var relievedBy = MissionBinder.RelievedBy(item, missions, context);
        var launched = context.Date(item, "launched");
        var plannedReturn = context.Date(item, "planned_return");
        var limit = context.PositiveDays(item, "limit");
        if (launched is { } from && plannedReturn is { } back)
        {
            if (back <= from)
                context.Contradiction(item, $"the return of {item.Id} on {back:yyyy-MM-dd} must be later than its launch on {from:yyyy-MM-dd}", "Correct one of the two dates.", "planned_return", "launched");
            else if (limit < back.DayNumber - from.DayNumber)
                context.Contradiction(item, $"the limit of {item.Find("limit")!.Shown} ends before the planned return, which is {back.DayNumber - from.DayNumber} days after the launch", "Correct the limit or the date of return.", "limit", "planned_return", "launched");
        }

        if (launched > context.DataDate)
        {
            context.Warn(item.PlaceOfValue("launched"), $"{launched:yyyy-MM-dd}", $"{item.Id} is launched after the data date {context.DataDate:yyyy-MM-dd} and is ignored", "Make it a mission with 'stay'.");
            return null;
        }

        return new Spacecraft(item.Id, launched ?? Fallback.Date, plannedReturn ?? Fallback.Date, limit ?? double.PositiveInfinity, relievedBy, context.Days(item, "handover") ?? 0);
    }

    /// <summary>An outage whose repair waits for an outage whose repair waits for the first never ends.</summary>
    private static void CheckCircles(ImmutableArray<Site> sites, BindingContext context)
    {
        var outages = sites.SelectMany(s => s.Outages).ToDictionary(o => o.Path);
        IEnumerable<string> Next(string path) =>
            outages[path].Start is WorkStart.WhenOutageLasts when && outages.ContainsKey(when.OutagePath) ? [when.OutagePath] : [];
        if (Cycles.Find(outages.Keys, Next) is not { } circle) return;
        context.Error(Cycles.PlaceOf(circle, c => c + ".starts_when.outage", context), Cycles.Shown(circle), "outages wait for each other in a circle", "Take one of these 'starts_when' out.");
    }
}
