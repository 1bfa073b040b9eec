using RiskSim.Statistics;
using RiskSim.Statistics.Joint;

namespace RiskSim.Tests.Statistics.Joint;

public sealed class JointSpecTests
{
    private const string Yaml = """
        risksim: 1
        as_of: 2026-01-01
        horizon: 2027-01-01
        sites: { pad: { supports: [crewed, cargo], turnaround: 1 } }
        missions:
          cargo-1: { kind: cargo, planned: 2026-01-20, sites: [pad], readiness_delay: uniform(0 40) }
          crew-2: { kind: crewed, planned: 2026-09-01, sites: [pad], readiness_delay: uniform(0 40) }
          crew-1: { kind: crewed, planned: 2026-03-01, sites: [pad], readiness_delay: uniform(0 40) }
        """;

    private static string? Pair(string yaml) => TestScenario.Run(yaml, 600).Blend.Joint is { } joint ? $"{joint.A.Id} {joint.B.Id}" : null;

    [Theory]
    [InlineData("", "", "crew-1 crew-2")]
    [InlineData("planned: 2026-03-01", "planned: 2025-12-01, launched: 2025-12-01", "crew-2 cargo-1")]
    [InlineData("kind: crewed", "kind: cargo", "cargo-1 crew-1")]
    [InlineData("crew-2: { kind: crewed", "crew-2: { kind: cargo, stay: 9, relieved_by: [crew-1]", "crew-1 crew-2")]
    public void Of_Missions_ThoseWithPeopleFirstInOrderOfDates(string old, string put, string expected) =>
        Assert.Equal(expected, Pair(old.Length == 0 ? Yaml : Yaml.Replace(old, put, StringComparison.Ordinal)));

    [Fact]
    public void Of_OneMissionToCome_None() =>
        Assert.Null(Pair(string.Join('\n', Yaml.Split('\n').Where(l => !l.Contains("crew-", StringComparison.Ordinal)))));

    /// <summary>The dates are the same for all; on time is what each assumption planned.</summary>
    [Fact]
    public void Of_AssumptionsThatPlanDifferently_CountTheSameDatesAndEachItsOwnPlan()
    {
        var result = TestScenario.Run(Yaml + """

            assumptions:
              early: { weight: 0.25 }
              late: { weight: 0.75, set: { missions.crew-1.planned: 2026-03-31 } }
            """, 16_000);
        var (early, late, blend) = (result.Assumptions[0].Joint!, result.Assumptions[1].Joint!, result.Blend.Joint!);
        Assert.Equal(early.A.Days.AsEnumerable(), late.A.Days);
        Assert.Equal(59, late.A.PlannedDay);
        // Between 0 and 40 days late, each alone.
        foreach (var (joint, planned) in new[] { (early, 59), (late, 89) })
        {
            Assert.Equal(1 / 40.0, joint.A.ByEndOf[planned], 0.002);
            Assert.Equal(11 / 40.0, joint.A.ByEndOf[planned + 10], 0.002);
            Assert.Equal(1 / 1600.0, joint.OnTime.Probability, 0.0006);
        }

        Assert.Equal(0.25 * early.At(80, 260) + 0.75 * late.At(80, 260), blend.At(80, 260), 0.003);
        Assert.Equal(0.25 * early.OnTime.Probability + 0.75 * late.OnTime.Probability, blend.OnTime.Probability, 1e-12);
        foreach (var (place, p) in blend.Probability.Index())
            Assert.Equal(0.25 * early.Probability[place] + 0.75 * late.Probability[place], p, 1e-12);
    }

    [Fact]
    public void Of_PlannedBeforeTheDataDate_IsLateAlready()
    {
        var joint = TestScenario.Run(Yaml.Replace("planned: 2026-03-01", "planned: 2025-12-20", StringComparison.Ordinal), 600).Blend.Joint!;
        Assert.Equal((-12, 0.0, 0.0), (joint.A.PlannedDay, joint.OnTime.Probability, joint.OnTime.StandardError));
        Assert.Equal(0, joint.A.Days[0]);
        Assert.Equal(1, joint.A.ByEndOf[^1]);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(50, 100)]
    [InlineData(0, 7300)]
    [InlineData(7300, 7300)]
    public void Axis_AnyHorizon_FewDaysFromThePlannedOneToTheHorizon(int planned, int horizon)
    {
        var axis = new JointAxis("m", 0, planned, [planned], horizon);
        Assert.InRange(axis.Days.Length, 1, 64);
        Assert.Equal((planned, horizon), (axis.Days[0], axis.Days[^1]));
        Assert.True(axis.Days.Zip(axis.Days.Skip(1)).All(d => d.First < d.Second));
        Assert.Equal(0, axis.PlaceOf(0.999));
        Assert.Equal(axis.Days.Length - 1, axis.PlaceOf(horizon - planned));
        Assert.Equal(axis.Days.Length, axis.PlaceOf(double.PositiveInfinity));
        for (var delay = 0; delay <= horizon - planned; delay++)
        {
            var place = axis.PlaceOf(delay + 0.5);
            Assert.True(axis.Days[place] >= planned + delay && (place == 0 || axis.Days[place - 1] < planned + delay));
        }
    }
}
