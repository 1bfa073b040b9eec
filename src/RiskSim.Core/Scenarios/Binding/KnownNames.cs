using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios.Binding;

/// <summary>What at least one assumption has: a path that only the others lack is skipped for them, any other is an error.</summary>
internal sealed class KnownNames
{
    /// <summary>Paths that a risk can affect: activities, and work that is one distribution.</summary>
    public HashSet<string> Activities { get; } = [];

    /// <summary>Paths of <c>readiness_delay</c>.</summary>
    public HashSet<string> ReadinessDelays { get; } = [];

    /// <summary>Work that is broken down into activities.</summary>
    public HashSet<string> Networks { get; } = [];

    /// <summary>Path of an activity, a colon, and the id of an option.</summary>
    public HashSet<string> Options { get; } = [];

    /// <summary>SITE.OUTAGE.</summary>
    public HashSet<string> Outages { get; } = [];

    public static KnownNames Of(IEnumerable<MappingNode> roots)
    {
        var known = new KnownNames();
        foreach (var root in roots) known.Add(new Item("", "", root.Place, root));
        return known;
    }

    private void Add(Item root)
    {
        foreach (var site in root.Items("sites"))
        {
            foreach (var outage in site.Items("outages"))
            {
                Outages.Add($"{site.Id}.{outage.Id}");
                AddWork(outage, "repair");
            }

            foreach (var upgrade in site.Items("upgrades")) AddWork(upgrade, "work");
        }

        foreach (var mission in root.Items("missions"))
            if (mission.Find("readiness_delay") is not null) ReadinessDelays.Add(mission.Path + ".readiness_delay");
    }

    private void AddWork(Item owner, string key)
    {
        var path = $"{owner.Path}.{key}";
        if (owner.Find(key) is ScalarNode) Activities.Add(path);
        if (owner.Find(key) is not MappingNode) return;
        Networks.Add(path);
        foreach (var activity in owner.Items(key))
        {
            Activities.Add(activity.Path);
            foreach (var option in activity.Items("one_of")) Options.Add($"{activity.Path}:{option.Id}");
        }
    }
}
