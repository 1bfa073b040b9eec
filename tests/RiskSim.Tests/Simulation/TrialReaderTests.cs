using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;

namespace RiskSim.Tests.Simulation;

/// <summary>What one trial says about itself, in a year of constants. Day 0 is 1 January 2026.</summary>
public sealed class TrialReaderTests
{
    private const double Never = double.PositiveInfinity;

    private static readonly TrialRecord Trial = ReplayedYear.Replay().Trial;

    [Fact]
    public void Trial_Number_IsCountedFromZero()
    {
        Assert.Equal(3, Trial.Trial);
        Assert.Equal(1, Trial.Weight);
    }

    [Fact]
    public void Works_Network_HasTimesOptionsAndRisks()
    {
        var fire = Trial.Sites[0].Works.Single();
        Assert.Equal(("fire", "sites.a.outages.fire", false, -10.0, 65.5, false), (fire.Id, fire.Path, fire.IsUpgrade, fire.StartDays, fire.EndDays, fire.IsEndKnown));
        // 45 days of work from 11 January: 21 at half rate, 28 in February, 6.5 in March.
        Assert.Collection(fire.Activities,
            a => Assert.Equal(("clear", "", -10.0, 10.0, 20.0, ""), (a.Id, a.OptionId, a.StartDays, a.FinishDays, a.WorkDays, string.Join(' ', a.RiskIds))),
            a => Assert.Equal(("build", "new", 10.0, 65.5, 45.0, "slow-welding"), (a.Id, a.OptionId, a.StartDays, a.FinishDays, a.WorkDays, string.Join(' ', a.RiskIds))));
        var tower = Trial.Sites[1].Works.Single();
        Assert.Equal(("crewed", true, 31.0, 231.0), (tower.Id, tower.IsUpgrade, tower.StartDays, tower.EndDays));
    }

    [Fact]
    public void Risks_OnlyThoseThatOccur() => Assert.Equal([new RiskRecord("slow-welding", true, 1.5)], Trial.Risks);

    [Fact]
    public void Sites_Downs_AreAllOfThemInOrderOfTime()
    {
        Assert.Equal(65.5, Trial.Sites[0].RestoredDays);
        Assert.Equal([new DownRecord(DownCause.Outage, "fire", -10, 65.5, 70.5), new(DownCause.Closure, "range", 120, 130, 130)], Trial.Sites[0].Downs);
        Assert.Equal([new DownRecord(DownCause.Hazard, "storm", 100, 107, 107), new(DownCause.Damage, "m2", 107, 147, 147),
            new(DownCause.Hazard, "storm", 207, 214, 214), new(DownCause.Hazard, "storm", 314, 321, 321)], Trial.Sites[1].Downs);
    }

    [Fact]
    public void Missions_Launches_HaveSitesPartsAndOutcome()
    {
        static string Parts(MissionRecord m) => string.Join(' ', m.DelayParts.Where(p => p.Days != 0)
            .Select(p => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{p.Name} {p.Days}")));
        Assert.Equal(
            [("m1", "a", 70.5, 60.5, 70.5, 0, true, 20.0, "outage 55.5 turnaround 5"), ("m2", "b", 107, 27, 107, 0, false, 10, "stand_down 20.5 closure 6.5"),
                ("m3", "a", 130, 15, 130, 0, false, 20, "predecessor 5.5 closure 9.5"), ("m4", "a", 170, 35, 150, 20, false, 20, "turnaround 15 scrub 20")],
            Trial.Missions[..4].Select(m => (m.Id, m.SiteId, m.LaunchDays, m.DelayDays, m.SlotDays, m.ScrubCount, m.HasFailed, m.TurnaroundDays, Parts(m))));
        var late = Trial.Missions[4];
        Assert.Equal((false, Never, "readiness 12", 100), (late.IsLaunched, late.LaunchDays, Parts(late), late.ReadinessDelayDays));
        Assert.True(double.IsNaN(late.TurnaroundDays));
    }

    [Fact]
    public void Suspensions_AfterAFailure_NameTheMission() => Assert.Equal([new SuspensionRecord("f", "m1", 70.5, 100.5, false)], Trial.Suspensions);

    [Fact]
    public void Losses_ByKind_HaveTheirTrueStart() => Assert.Equal(
        [new LossRecord("crewed", -10, 65.5), new("crewed", 120, 130), new("cargo", 120, 130)], Trial.Losses);

    [Fact]
    public void Crafts_WaitForTheRelief() => Assert.Equal([new CraftRecord("m3", 130, 160, 175, 15, 0, false, "m4")], Trial.Crafts);

    [Fact]
    public void Crafts_LimitBeforeTheRelief_ReturnWithoutIt()
    {
        var craft = ReplayedYear.Replay(ReplayedYear.Yaml.Replace("limit: 200", "limit: 35", StringComparison.Ordinal)).Trial.Crafts.Single();
        Assert.Equal(new CraftRecord("m3", 130, 160, 165, 5, 5, true, "m4"), craft);
    }

    [Fact]
    public void Facts_AreMarkedAsKnown()
    {
        var trial = ReplayedYear.Replay(Counted.Head + """
            sites:
              pad:
                supports: [cargo]
                turnaround: 10
                campaign: 3
                outages:
                  old: { began: 2025-10-01, restored: 2025-11-20, repair: lognormal(p10=10 p90=90) }
                  fire:
                    began: 2025-12-01
                    repair:
                      look:  { duration: pert(1 2 30) }
                      clear: { after: [look], duration: pert(1 9 30), started: 2025-12-10, finished: 2025-12-20 }
                      build: { after: [clear], one_of: { new: { probability: 0.5, duration: 60 }, spare: { duration: 20 } }, chosen: spare, started: 2025-12-22 }
                  later: { begins: 2026-06-01, repair: 10 }
            families: { f: { suspended: 2025-12-30, stand_down: 4, resumed: 2026-01-01 } }
            missions:
              done: { kind: cargo, planned: 2025-11-20, sites: [pad], family: f, launched: 2025-11-24 }
              next: { kind: cargo, planned: 2026-01-05, sites: [pad], family: f }
            """).Trial;
        var works = trial.Sites[0].Works;
        Assert.Equal((-42.0, true, 0), (works[0].EndDays, works[0].IsEndKnown, works[0].Activities.Length));
        Assert.Collection(works[1].Activities,
            a => Assert.Equal((false, false, true, -22.0), (a.IsStartKnown, a.IsFinishKnown, a.CountsAsFinished, a.FinishDays)),
            a => Assert.Equal((true, true, false, -22.0, -12.0), (a.IsStartKnown, a.IsFinishKnown, a.CountsAsFinished, a.StartDays, a.FinishDays)),
            a => Assert.Equal((true, false, false, "spare", -10.0, 10.0), (a.IsStartKnown, a.IsFinishKnown, a.CountsAsFinished, a.OptionId, a.StartDays, a.FinishDays)));
        Assert.Equal([new DownRecord(DownCause.Outage, "old", -92, -42, -39), new(DownCause.Outage, "fire", -31, 10, 13), new(DownCause.Outage, "later", 151, 161, 164)],
            trial.Sites[0].Downs);
        Assert.Equal([(-38.0, true), (13.0, false)], trial.Missions.Select(m => (m.LaunchDays, m.IsKnown)));
        Assert.Equal([new SuspensionRecord("f", null, -2, 0, true)], trial.Suspensions);
    }

    [Fact]
    public void Hazards_SeveralAtOneSite_AreToldApart()
    {
        var downs = ReplayedYear.Replay(Counted.Head + """
            sites:
              pad:
                supports: [cargo]
                turnaround: 1
                hazards:
                  quiet: { every: 400, outage: 5 }
                  storm: { every: 150, outage: 10 }
                  flood: { every: 170, outage: 3 }
            missions: { m: { kind: cargo, planned: 2026-02-01, sites: [pad] } }
            """).Trial.Sites[0].Downs;
        Assert.Equal([("storm", 150.0), ("flood", 170.0), ("storm", 310.0), ("flood", 343.0)], downs.Select(d => (d.Id, d.FromDays)));
    }

    [Fact]
    public void Works_ThatNeverStart_AreBeyondTheHorizon()
    {
        var sites = ReplayedYear.Replay(Counted.Head + """
            sites:
              a: { supports: [cargo], turnaround: 1, outages: { fire: { began: 2025-12-30, repair: pert(10 20 30) } } }
              b: { supports: [], turnaround: 1, upgrades: { cargo: { starts_when: { outage: a.fire, lasts: 90 }, work: { tower: { duration: 5 } } } } }
            missions: { m: { kind: cargo, planned: 2026-02-01, sites: [a, b] } }
            """).Trial.Sites;
        Assert.InRange(sites[0].RestoredDays, 8, 28);
        Assert.Equal((Never, Never, Never), (sites[1].Works[0].StartDays, sites[1].Works[0].EndDays, sites[1].Works[0].Activities[0].StartDays));
    }

    [Theory]
    [MemberData(nameof(Scenarios.ConformanceFiles.Names), MemberType = typeof(Scenarios.ConformanceFiles))]
    public void Read_AnyTrial_SaysWhatTheBulkRunCounts(string name)
    {
        var scenario = ScenarioLoader.Load(Scenarios.ConformanceFiles.PathOf(name), new LoadOptions()).Scenario!;
        foreach (var assumption in scenario.Assumptions)
        {
            var plan = PlanBuilder.Build(scenario, assumption, new TableShelf());
            var bulk = new Kernel(plan, new PercentileSource(SamplingMethod.Sobol, 1, plan.CoordinateOrder), 1);
            var reader = new TrialReader(scenario, assumption.Inputs, plan, new Kernel(plan, new PercentileSource(SamplingMethod.Sobol, 1, plan.CoordinateOrder), 1));
            foreach (var block in new[] { 0, 3, 17, 1000 })
            {
                bulk.Run((long)block * Block.Capacity, Block.Capacity);
                // 50 of each block, scattered over its first quarter: a trial is read by running its block up to it.
                for (var k = 0; k < 50; k++)
                {
                    var row = (k * 53 + block) % (Block.Capacity / 4);
                    AssertSame(plan, bulk.Block, row, reader.Read(bulk.Block.FirstTrial + row));
                }
            }
        }
    }

    private static void AssertSame(Plan plan, Block block, int row, TrialRecord trial)
    {
        Assert.Equal(block.FirstTrial + row, trial.Trial);
        Assert.Equal(block.Weight[row], trial.Weight);
        for (var s = 0; s < plan.Sites.Length; s++)
        {
            Assert.Equal(block.Restored[s][row], trial.Sites[s].RestoredDays);
            Assert.Equal(block.Availability[s][row], 1 - DownDays(trial.Sites[s], plan.Horizon) / plan.Horizon, 1e-9);
        }

        for (var m = 0; m < plan.Missions.Length; m++)
        {
            var mission = trial.Missions[m];
            Assert.Equal(block.Delay[m][row], mission.DelayDays);
            Assert.Equal(block.Failed[m][row] != 0, mission.HasFailed);
            Assert.Equal(mission.IsLaunched, double.IsFinite(mission.DelayDays));
            Assert.Equal(Math.Min(mission.LaunchDays, plan.Horizon) - plan.Missions[m].Planned, mission.DelayParts.Sum(p => p.Days), 1e-6);
            if (mission.IsLaunched && !mission.IsKnown && mission.ScrubCount == 0)
                Assert.DoesNotContain(trial.Sites.Single(s => s.Id == mission.SiteId).Downs, d => d.FromDays < mission.LaunchDays && mission.LaunchDays < d.ReadyDays);
            for (var part = 0; part < DelayParts.Count; part++)
                Assert.Equal((DelayParts.Names[part], block.Parts[m * DelayParts.Count + part][row]), (mission.DelayParts[part].Name, mission.DelayParts[part].Days));
        }

        for (var k = 0; k < plan.Kinds.Length; k++)
        {
            var losses = trial.Losses.Where(l => l.Kind == plan.Kinds[k]).ToList();
            Assert.Equal(block.Total[k][row], losses.Sum(l => Math.Min(l.ToDays, plan.Horizon) - Math.Max(l.FromDays, 0)), 1e-9);
            Assert.Equal(block.Remaining[k][row], losses.Where(l => l.FromDays <= 0).Select(l => l.ToDays).SingleOrDefault());
        }

        for (var c = 0; c < plan.Crafts.Length; c++)
        {
            var craft = trial.Crafts.SingleOrDefault(x => x.Id == plan.Crafts[c].Id);
            Assert.Equal(block.HasCraft[c][row] != 0, craft is not null);
            if (craft is null) continue;
            Assert.Equal((block.Overstay[c][row], block.ReliefGap[c][row], block.LimitReached[c][row] != 0), (craft.OverstayDays, craft.GapDays, craft.IsLimitReached));
            // A relief that comes in time, or an overstay that ends with it, has a name.
            if (!craft.IsLimitReached && double.IsFinite(craft.ReturnDays)) Assert.NotNull(craft.ReliefId);
        }
    }

    /// <summary>Days within [data date, horizon] on which a site is down, whatever for.</summary>
    private static double DownDays(SiteRecord site, double horizon)
    {
        double days = 0, end = 0;
        foreach (var down in site.Downs)
        {
            days += Math.Max(0, Math.Min(down.ToDays, horizon) - Math.Max(down.FromDays, end));
            end = Math.Max(end, Math.Min(down.ToDays, horizon));
        }

        return days;
    }
}
