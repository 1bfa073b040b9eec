using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Evidence;

/// <summary>How the inputs of all assumptions came to be what they are on the data date: before and after each date on which something was learned.</summary>
internal sealed class LedgerHistory
{
    private readonly ImmutableArray<Snapshot>[] _before;
    private readonly ImmutableArray<Snapshot>[] _plain;
    private readonly ImmutableArray<Snapshot>[] _after;

    private LedgerHistory(Scenario scenario, ScenarioSource source, ImmutableArray<DateOnly> dates)
    {
        Dates = dates;
        Final = [.. scenario.Assumptions.Select(a => new Snapshot(a.Inputs))];
        _after = [.. dates.Select(d => d == scenario.AsOf ? Final : Snapshots(source.InForce(d)))];
        var hasEntries = scenario.Ledger.Select(e => e.Date).ToHashSet();
        _plain = [.. dates.Select((d, k) => k == 0 ? [] : hasEntries.Contains(d) ? Snapshots(source.InForce(d, News.None)) : _after[k])];
        _before = [.. dates.Select((d, k) => k == 0 ? [] : hasEntries.Contains(d) ? Silenced(Snapshots(source.InForce(d, News.Starts)), _after[k]) : _after[k])];
    }

    /// <summary>Null where there is nothing to learn from: no entry and no day has come since the weights were stated, or they are not to be updated.</summary>
    public static LedgerHistory? Of(Scenario scenario)
    {
        if (!scenario.UpdateWeights || scenario.Assumptions.Length < 2 || scenario.AsOf <= scenario.WeightsAsOf) return null;
        var steps = scenario.Ledger.Select(e => e.Date).Where(d => d > scenario.WeightsAsOf && d <= scenario.AsOf).Append(scenario.AsOf).Distinct().Order();
        return new LedgerHistory(scenario, scenario.Source ?? throw new InvalidOperationException("the scenario was not loaded"), [scenario.WeightsAsOf, .. steps]);
    }

    /// <summary>The date of the weights, then the steps.</summary>
    public ImmutableArray<DateOnly> Dates { get; }

    /// <summary>What is known on the data date, by assumption.</summary>
    public ImmutableArray<Snapshot> Final { get; }

    /// <summary>The inputs before the entries of a step, but with the starts that they report.</summary>
    public Snapshot Before(int step, int assumption) => _before[step][assumption];

    /// <summary>The inputs before the entries of a step.</summary>
    public Snapshot Plain(int step, int assumption) => _plain[step][assumption];

    /// <summary>The inputs after the entries of a step; step 0 is the date of the weights.</summary>
    public Snapshot After(int step, int assumption) => _after[step][assumption];

    private static ImmutableArray<Snapshot> Snapshots(ImmutableArray<Inputs> inputs) => [.. inputs.Select(i => new Snapshot(i))];

    /// <summary>Who does not have the option that it turns out to be is not told of the start either.</summary>
    private static ImmutableArray<Snapshot> Silenced(ImmutableArray<Snapshot> before, ImmutableArray<Snapshot> after) =>
        [.. before.Select(snapshot => snapshot.With(a => IsOptionMissing(a, after) ? a with { Started = null, Finished = null, Chosen = null } : a))];

    private static bool IsOptionMissing(Activity activity, ImmutableArray<Snapshot> after) =>
        after.Any(s => s.Activity(activity.Path)?.Chosen is { } chosen && activity.Options.All(o => o.Id != chosen));

    /// <summary>Whether an assumption cannot be told what was learned of an activity at a step: it does not have it, or not the option.</summary>
    public bool IsSilent(int step, int assumption, string path) =>
        Before(step, assumption).Activity(path) is not { } activity || IsOptionMissing(activity, _after[step]);
}
