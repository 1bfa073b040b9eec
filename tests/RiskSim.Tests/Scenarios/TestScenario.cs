using System.Text;
using RiskSim.Scenarios;
using Xunit;

namespace RiskSim.Tests.Scenarios;

/// <summary>Loads scenarios written in a test.</summary>
internal static class TestScenario
{
    public const string Top = """
        risksim: 1
        name: test
        as_of: 2026-01-01
        horizon: 2028-01-01

        """;

    public const string Network = """
        sites:
          pad:
            supports: [crewed, cargo]
            turnaround: pert(8 18 45)
            outages:
              cabin:
                began: 2025-11-27
                repair:
                  survey:   { duration: pert(5 10 40) }
                  source:   { after: [survey], one_of: { spare: { probability: 0.6, duration: pert(14 25 60) }, build: { duration: pert(240 400 700) } } }
                  mounting: { after: [source], duration: lognormal(p10=25 p90=90) }

        """;

    public const string Missions = """
        missions:
          m1: { kind: crewed, planned: 2026-03-02, sites: [pad] }
          m2: { kind: cargo, planned: 2026-05-02, sites: [pad], after: [m1] }

        """;

    public static LoadResult Load(string text, string? asOf = null, params (string Path, string Value)[] set) => ScenarioLoader.Load(
        Path.Combine(ConformanceFiles.Folder, "test.yaml"), Encoding.UTF8.GetBytes(text),
        new LoadOptions(asOf is null ? null : D(asOf), [.. set.Select(s => KeyValuePair.Create(s.Path, s.Value))]));

    /// <summary>The scenario; fails the test if there are errors.</summary>
    public static Scenario Valid(string text, string? asOf = null, params (string Path, string Value)[] set)
    {
        var result = Load(text, asOf, set);
        Assert.DoesNotContain(result.Problems, p => p.Severity == Severity.Error);
        return result.Scenario!;
    }

    public static DateOnly D(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static Mission Mission(this Scenario scenario, string id, int assumption = 0) => scenario.Assumptions[assumption].Inputs.Missions.Single(m => m.Id == id);

    public static Site Site(this Scenario scenario, string id, int assumption = 0) => scenario.Assumptions[assumption].Inputs.Sites.Single(s => s.Id == id);

    public static Activity Activity(this Scenario scenario, string id, int assumption = 0) =>
        scenario.Assumptions[assumption].Inputs.Sites[0].Outages[0].Repair.Activities.Single(a => a.Id == id);
}
