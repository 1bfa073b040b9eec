using RiskSim.Batches;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Text;

/// <summary>What an input is of, and what it is.</summary>
/// <param name="Owner">A mission, a site …; empty where there is none.</param>
/// <param name="Property">In lower case, without article; or a path.</param>
/// <param name="Joint">Between the property and the owner.</param>
internal readonly record struct InputName(string Owner, string Property, string Joint = "of")
{
    /// <summary>Whether people have no other name for it than its path.</summary>
    public bool IsPath { get; init; }

    /// <summary><c>Soyuz MS-29: planned date</c>, for axes and headings.</summary>
    public string Label => IsPath ? Property : Owner.Length == 0 ? char.ToUpperInvariant(Property[0]) + Property[1..] : $"{char.ToUpperInvariant(Owner[0])}{Owner[1..]}: {Property}";

    /// <summary><c>the planned date of Soyuz MS-29</c>, for sentences.</summary>
    public string Phrase => IsPath ? Property : Owner.Length == 0 ? $"the {Property}" : $"the {Property} {Joint} {Owner}";
}

/// <summary>Inputs as people call them: the one place that names a dotted path of a scenario.</summary>
/// <param name="sites">For their names.</param>
internal sealed class InputNames(IReadOnlyCollection<Site> sites)
{
    public InputNames(Scenario scenario) : this(scenario.Assumptions[0].Inputs.Sites)
    {
    }

    /// <param name="path">As of <c>--set</c>, or a parameter of a batch; one that has no name of its own keeps its path.</param>
    public InputName Of(string path)
    {
        var parts = path.Split('.');
        return parts switch
        {
            [BatchGrid.AsOfName] => new("", "data date"),
            [BatchGrid.ScenarioName] => new("", "scenario"),
            ["horizon"] => new("", "horizon"),
            ["assumptions", var id, "weight"] => new("", $"weight of {Labels.Assumption(id)}"),
            ["risks", var id, "probability"] => new("", $"probability of the risk '{Words(id)}'"),
            ["risks", var id, "adds"] => new("", $"days that the risk '{Words(id)}' adds"),
            ["risks", var id, "multiplies"] => new("", $"factor of the risk '{Words(id)}'"),
            ["calendars", var id, var month] => new("", $"rate of work in {month} ({Words(id)})"),
            ["blackouts", var id, "from"] => new("", $"first day of the blackout '{Words(id)}'"),
            ["blackouts", var id, "to"] => new("", $"first day after the blackout '{Words(id)}'"),
            ["families", var id, "stand_down"] => new(Names.Of(id), "stand-down"),
            ["missions", var id, .. var rest] when MissionProperty(rest) is { } property => new(Names.Of(id), property),
            ["mission_defaults", .. var rest] when MissionProperty(rest) is { } property => new("all missions", property),
            ["spacecraft", var id, "planned_return"] => new(Names.Of(id), "planned return"),
            ["spacecraft", var id, .. var rest] when MissionProperty(rest) is { } property => new(Names.Of(id), property),
            ["sites", var id, .. var rest] when SiteProperty(rest) is { } property => new(Site(id), property, "at"),
            _ => new("", path) { IsPath = true },
        };
    }

    /// <summary>Several inputs with their values, those of one owner together: <c>Soyuz MS-29: planned date = 2026-07-14, priority = 5; data date = 2026-01-01</c>.</summary>
    public string Settings(IEnumerable<(string Path, string Value)> settings)
    {
        var groups = new List<(string Owner, List<string> Values)>();
        foreach (var (path, value) in settings)
        {
            var name = Of(path);
            if (groups.Count == 0 || groups[^1].Owner != name.Owner) groups.Add((name.Owner, []));
            groups[^1].Values.Add($"{name.Property} = {value}");
        }

        return string.Join("; ", groups.Select(g => (g.Owner.Length == 0 ? "" : g.Owner + ": ") + string.Join(", ", g.Values)));
    }

    /// <summary><c>mounting at Baikonur 31/6</c>; of work that is one distribution <c>the repair 'cabin' at Baikonur 31/6</c>.</summary>
    /// <param name="path">Of an activity without <c>duration</c>, or of the work.</param>
    public string Activity(string path)
    {
        var parts = path.Split('.');
        if (parts.Length > 5) return $"{Words(parts[^1])} at {Site(parts[1])}";
        return parts[2] == "upgrades" ? $"the upgrade to {Names.Kind(parts[3])} launches of {Site(parts[1])}" : $"the repair '{Words(parts[3])}' at {Site(parts[1])}";
    }

    /// <summary>The name that the file gives; the id where there is no such site.</summary>
    public string Site(string id) => sites.FirstOrDefault(s => s.Id == id) is { } site ? Names.Site(site) : id;

    /// <summary>An id that has no name: <c>ground-failure</c> → <c>ground failure</c>.</summary>
    public static string Words(string id) => id.Replace('-', ' ');

    private static string? MissionProperty(ReadOnlySpan<string> path) => string.Join('.', path) switch
    {
        "planned" => "planned date",
        "not_before" => "earliest date",
        "launched" => "launch date",
        "launched_from" => "launch site",
        "priority" => "priority",
        "family" => "family",
        "kind" => "kind",
        "sites" => "sites",
        "readiness_delay" => "readiness delay",
        "scrub.probability" => "scrub probability",
        "scrub.recycle" => "days lost by a scrub",
        "failure.probability" => "failure probability",
        "failure.stand_down" => "stand-down after a failure",
        "failure.damage.probability" => "probability that a failure damages the site",
        "failure.damage.outage" => "outage of the site after a failure",
        "damage.probability" => "probability that the launch damages the site",
        "damage.outage" => "outage of the site after damage",
        "stay" => "planned stay",
        "limit" => "longest stay",
        "handover" => "handover time",
        "relieved_by" => "relief",
        "after" => "earlier missions",
        _ => path is ["after", var id] ? $"least gap after {Names.Of(id)}" : null,
    };

    private static string? SiteProperty(ReadOnlySpan<string> path) => path switch
    {
        ["turnaround"] => "turnaround",
        ["campaign"] => "campaign",
        ["supports"] => "kinds of launch",
        ["closures", var id, "from"] => $"first day of the closure '{Words(id)}'",
        ["closures", var id, "to"] => $"first day after the closure '{Words(id)}'",
        ["hazards", var id, "every"] => $"time up until the hazard '{Words(id)}'",
        ["hazards", var id, "outage"] => $"outage by the hazard '{Words(id)}'",
        ["outages", var id, "began" or "begins"] => $"first day of the outage '{Words(id)}'",
        ["outages", var id, "restored"] => $"last day of the outage '{Words(id)}'",
        ["outages", var id, .. var rest] => Work($"repair '{Words(id)}'", "repair", rest),
        ["upgrades", var kind, "finished"] => $"end of the upgrade to {Names.Kind(kind)} launches",
        ["upgrades", var kind, .. var rest] => Work($"upgrade to {Names.Kind(kind)} launches", "work", rest),
        _ => null,
    };

    /// <param name="name">What the work is called.</param>
    /// <param name="key">Under which the file has it.</param>
    private static string? Work(string name, string key, ReadOnlySpan<string> path) => path switch
    {
        ["starts"] => $"start of the {name}",
        ["starts_when", "lasts"] => $"wait before the {name}",
        [var work] when work == key => name,
        [var work, var id, "duration"] when work == key => $"duration of {Words(id)}",
        [var work, var id, "not_before"] when work == key => $"earliest start of {Words(id)}",
        [var work, var id, "started"] when work == key => $"start of {Words(id)}",
        [var work, var id, "finished"] when work == key => $"end of {Words(id)}",
        [var work, var id, "chosen"] when work == key => $"choice of {Words(id)}",
        [var work, var id, "one_of", var option, "probability"] when work == key => $"probability of {Words(option)} as {Words(id)}",
        [var work, var id, "one_of", var option, "duration"] when work == key => $"duration of {Words(id)} by {Words(option)}",
        _ => null,
    };
}
