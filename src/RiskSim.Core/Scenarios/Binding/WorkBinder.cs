using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Distributions;
using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Binding;

/// <summary>Binds repairs and upgrade work.</summary>
/// <param name="calendars">Ids that exist.</param>
internal sealed class WorkBinder(BindingContext context, IReadOnlyCollection<string> calendars)
{
    /// <param name="key">Under which the work stands: <c>repair</c> or <c>work</c>.</param>
    public WorkNetwork Bind(Item owner, string key)
    {
        var path = $"{owner.Path}.{key}";
        if (owner.Find(key) is not MappingNode mapping)
        {
            var duration = context.Values.Distribution(owner.Find(key), Scalars.Work) ?? Fallback.Zero;
            return new WorkNetwork(path, [new Activity("", path, [], null, [new WorkOption("", 1, duration)], null, null, null, null)]);
        }

        if (mapping.Entries.Length == 0)
            context.Error(owner.PlaceOf(key), key, "work needs at least one activity", "Write one distribution or name the activities.");
        var items = Item.ItemsOf(mapping, path).ToList();
        var ids = items.ConvertAll(i => i.Id);
        var activities = items.Select(i => Activity(i, ids)).ToImmutableArray();
        if (Cycles.Find(ids, id => activities[ids.IndexOf(id)].After.Select(a => a.Id)) is { } circle)
        {
            context.Error(Cycles.PlaceOf(circle, c => $"{path}.{c}.after", context), Cycles.Shown(circle), "activities wait for each other in a circle", "Take one of these 'after' out.");
            activities = [.. activities.Select(a => a with { After = [] })];
        }

        return new WorkNetwork(path, activities);
    }

    private Activity Activity(Item item, IReadOnlyCollection<string> ids)
    {
        var options = Options(item);
        var started = context.Fact(item, "started");
        var finished = context.Fact(item, "finished");
        CheckFactDates(item, started, finished);
        var chosen = context.Values.Text(item.Find("chosen"), Scalars.Id);
        if (chosen is not null && options.All(o => o.Id != chosen))
        {
            // Another assumption has the option: this one is silent on the activity, so no fact about it applies.
            if (!context.Known.Options.Contains($"{item.Path}:{chosen}")) ReportUnknownOption(item, chosen, [.. options.Select(o => o.Id).Where(o => o.Length > 0)]);
            (started, finished, chosen) = (null, null, null);
        }

        return new Activity(
            item.Id, item.Path, Predecessors.Bind(item, ids, "activity", "activities", context), context.Date(item, "not_before"),
            options, Calendar(item), started, finished, chosen);
    }

    private void ReportUnknownOption(Item item, string chosen, string[] options)
    {
        var value = item.Find("chosen")!;
        var culprit = DocumentPlaces.LastSet(context.Root, item.Path + ".chosen", item.Path + ".one_of");
        if (options.Length == 0) context.Error(value.Place, chosen, $"{item.Id} has no 'one_of', so there is nothing to choose from", "Take 'chosen' out.");
        else if (culprit is null || culprit == value) context.Unknown(value.Place, chosen, "option", options, "options", item.Path + ".chosen");
        else context.Error(culprit.Place, culprit.Shown, $"'{chosen}', which was chosen, is not among the options of {item.Id} any more", "Keep it, or take 'chosen' out.");
    }

    private void CheckFactDates(Item item, DateOnly? started, DateOnly? finished)
    {
        if (finished is null) return;
        if (!context.Has(item, "started"))
            context.Contradiction(item, $"'finished' of {item.Id} without 'started'", "Add the date on which it started, or take 'finished' out.", "finished", "started");
        else if (started > finished)
            context.Contradiction(item, $"{item.Id} cannot be finished on {finished:yyyy-MM-dd} before it started on {started:yyyy-MM-dd}", "Correct one of the two dates.", "finished", "started");
    }

    private string? Calendar(Item item)
    {
        var calendar = context.Id(item, "calendar");
        if (calendar is null || calendars.Contains(calendar)) return calendar;
        context.Unknown(item.PlaceOfValue("calendar"), calendar, "calendar", calendars, "calendars", item.Path + ".calendar");
        return null;
    }

    private ImmutableArray<WorkOption> Options(Item item)
    {
        var hasDuration = context.Has(item, "duration");
        var hasOptions = item.Find("one_of") is not null;
        if (hasDuration == (hasOptions || context.Has(item, "one_of")))
        {
            if (hasDuration) context.Contradiction(item, $"the activity '{item.Id}' has 'duration' and 'one_of'", "Take one of the two out.", "duration", "one_of");
            else context.Contradiction(item, "an activity needs 'duration' or 'one_of'", "Add e.g. 'duration: pert(5 10 21)'.", "duration", "one_of");
        }

        if (!hasOptions) return [new WorkOption("", 1, context.Values.Distribution(item.Find("duration"), Scalars.Work) ?? Fallback.Zero)];

        var options = item.Items("one_of").ToList();
        if (options.Count == 0)
        {
            if (item.Find("one_of") is MappingNode)
                context.Error(item.PlaceOf("one_of"), "one_of", "'one_of' needs at least one option", "Name the options with their probabilities.");
            return [new WorkOption("", 1, Fallback.Zero)];
        }

        var given = options.ConvertAll(o => context.Probability(o, "probability"));
        var rest = Rest(item, options, given);
        return [.. options.Select((o, i) => new WorkOption(o.Id, given[i] ?? rest, context.Values.Distribution(o.Find("duration"), Scalars.Work) ?? Fallback.Zero))];
    }

    /// <summary>The probability of the option that leaves it out.</summary>
    private double Rest(Item item, List<Item> options, List<double?> given)
    {
        if (options.Zip(given).Any(p => p.Second is null && p.First.Find("probability") is not null)) return 0;
        var sum = given.Sum(p => p ?? 0);
        var open = given.Count(p => p is null);
        var shown = string.Join(" + ", given.Where(p => p is not null).Select(p => Shown(p!.Value)));
        // The probability that was set last, or else stands last in the file, is most likely the one that was changed.
        var last = options.OrderByDescending(o => o.PlaceOfValue("probability").Line).ThenByDescending(o => o.PlaceOfValue("probability").Column).ToList();
        var place = DocumentPlaces.LastSet(context.Root, last.Select(o => o.Path + ".probability"))?.Place ?? last[0].Place;
        if (open > 1)
        {
            var missing = options.Where((_, i) => given[i] is null).Select(o => o.Id);
            context.Error(place, string.Join(", ", missing), "only one option may leave its probability out", "Give all but one of them a probability.");
        }
        else if (open == 0 && Math.Abs(sum - 1) > 1e-9)
        {
            context.Error(place, $"{shown} = {Shown(sum)}", $"the probabilities of {item.Id} do not add up to 1", "Correct them, or leave one out: it gets the rest.");
        }
        else if (open == 1 && sum > 1 + 1e-9)
        {
            context.Error(place, $"{shown} = {Shown(sum)}", $"the probabilities of {item.Id} add up to more than 1", "Correct them.");
        }

        return Math.Max(0, 1 - sum);
    }

    private static string Shown(double p) => Math.Round(p, 12).ToString(CultureInfo.InvariantCulture);
}
