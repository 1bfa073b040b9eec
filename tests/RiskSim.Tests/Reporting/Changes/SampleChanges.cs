using RiskSim.Changes;
using RiskSim.Reporting.Changes;
using RiskSim.Sampling;
using RiskSim.Statistics;
using RiskSim.Tests.Changes;

namespace RiskSim.Tests.Reporting.Changes;

/// <summary>The change of a counted scenario, ready to be told.</summary>
internal static class SampleChanges
{
    public static readonly DateOnly End = new(2026, 2, 5);

    private const string Nobody = "  - { date: 2026-02-03, by: \"=cmd()\", says: \"a <b> | rumour\", set: { missions.m.not_before: 2026-03-15 } }\n";

    public static ChangeAccount Counted()
    {
        var walk = WalkedScenario.Walk(WalkedScenario.Counted + Nobody, WalkedScenario.Start, End);
        FigureId[] figures = [WalkedScenario.Blend("sites.pad.restored.p80"), WalkedScenario.Blend("missions.m.launch.p80"), WalkedScenario.Blend("missions.m.delay.prob_gt_30"), WalkedScenario.Blend("capability.crewed.total.p50")];
        return Account(walk.Changes(0, 1, figures), new WalkIdentity(512, walk.States, 1, SamplingMethod.Sobol));
    }

    public static ChangeAccount Account(System.Collections.Immutable.ImmutableArray<FigureChange> changes, WalkIdentity? walk) => new()
    {
        Name = "Two | pads",
        Before = new ComparedRun("out/a", "pad.yaml", WalkedScenario.Start, [], new Dictionary<FigureId, Figure>
        {
            [WalkedScenario.Blend("missions.m.launch.p80")] = new("blend", "missions.m.launch.p80", 42.5, 0.1, Unit.PointInTime, new DateOnly(2026, 2, 12)),
        }),
        After = new ComparedRun("out/b", "pad.yaml", End, ["sites.pad.campaign=2"], new Dictionary<FigureId, Figure>
        {
            [WalkedScenario.Blend("missions.m.launch.p80")] = new("blend", "missions.m.launch.p80", 38.25, 0.1, Unit.PointInTime, new DateOnly(2026, 3, 15)),
        }),
        Changes = changes,
        Told = changes,
        Walk = walk,
        Sites = WalkedScenario.History(WalkedScenario.Counted).Scenario.Assumptions[0].Inputs.Sites,
    };
}
