using RiskSim.Reporting.Changes;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary>The scenarios of two runs, as far as their files still say what was run.</summary>
/// <param name="Before">On the run's data date, with its overrides; null where the file is gone or says something else now.</param>
/// <param name="After">As above.</param>
internal sealed record DiffSources(ScenarioHistory? Before, ScenarioHistory? After)
{
    /// <summary>Whether the steps between the two can be walked.</summary>
    public bool AreOneScenario => Before is not null && After is not null && Before.Scenario.TextHash == After.Scenario.TextHash;

    public static DiffSources Find(RunRecord before, RunRecord after) => new(Load(before), Load(after));

    /// <summary>Why the steps cannot be walked.</summary>
    public string Why(RunRecord before, RunRecord after)
    {
        if (Before is not null && After is not null) return "The runs are of different scenarios, so their difference cannot be told step by step.";
        var gone = new[] { (History: Before, Run: before), (History: After, Run: after) }.Where(r => r.History is null).Select(r => r.Run.Scenarios[0]).Distinct();
        return $"The difference cannot be told step by step: {string.Join(" and ", gone)} is gone or has been changed since it was run.";
    }

    private static ScenarioHistory? Load(RunRecord run)
    {
        foreach (var path in run.Scenarios)
            try
            {
                if (!File.Exists(path)) continue;
                var loaded = ScenarioLoader.Load(path, new LoadOptions(run.AsOf, run.Overrides));
                if (loaded.Scenario?.TextHash == run.TextHash) return new ScenarioHistory(loaded);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // As good as gone.
            }

        return null;
    }
}
