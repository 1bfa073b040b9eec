using RiskSim.Scenarios;

namespace RiskSim.Evidence;

/// <summary>The inputs of one assumption at one moment, with its works and activities by path.</summary>
internal sealed class Snapshot
{
    private readonly Dictionary<string, Work> _works;
    private readonly Dictionary<string, Activity> _activities;

    public Snapshot(Inputs inputs)
    {
        Inputs = inputs;
        _works = inputs.Works.ToDictionary(w => w.Path);
        _activities = inputs.Works.SelectMany(w => w.Network.Activities).ToDictionary(a => a.Path);
    }

    public Inputs Inputs { get; }

    public IReadOnlyCollection<Work> Works => _works.Values;

    public IEnumerable<Activity> Activities => _activities.Values;

    public Work? Work(string path) => _works.GetValueOrDefault(path);

    public Activity? Activity(string path) => _activities.GetValueOrDefault(path);

    /// <summary>The same inputs with some of the activities replaced.</summary>
    /// <param name="replace">Gives the activity itself where nothing changes.</param>
    public Snapshot With(Func<Activity, Activity> replace) => Activities.All(a => ReferenceEquals(replace(a), a)) ? this
        : new Snapshot(Inputs with
        {
            Sites = [.. Inputs.Sites.Select(s => s with
            {
                Outages = [.. s.Outages.Select(o => o with { Repair = With(o.Repair, replace) })],
                Upgrades = [.. s.Upgrades.Select(u => u with { Work = With(u.Work, replace) })],
            })],
        });

    private static WorkNetwork With(WorkNetwork network, Func<Activity, Activity> replace) =>
        network with { Activities = [.. network.Activities.Select(replace)] };
}
