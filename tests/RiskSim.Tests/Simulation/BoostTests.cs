using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;
using static RiskSim.Tests.Simulation.RareScenarios;

namespace RiskSim.Tests.Simulation;

/// <summary>What is oversampled and how much, and the weights that make up for it.</summary>
public sealed class BoostTests
{
    private static Boost BoostOf(string yaml) => Boost.Of(TestScenario.Plan(yaml)) ?? throw new InvalidOperationException("nothing is rare");

    [Fact]
    public void Weights_OneOccurrence_AreThoseOfTheBalanceHeuristic()
    {
        var plan = TestScenario.Plan(OnePad);
        var boost = BoostOf(OnePad);
        var kernel = new Kernel(plan, new PercentileSource(1), 1, boost);
        double Mixture(Func<double, double> ratio) => Enumerable.Range(0, boost.Share.Length).Sum(l => boost.Share[l] * ratio(boost.Probability[l][^1]));
        var ifDamaged = 1 / Mixture(q => q / 1e-4);
        var ifNot = 1 / Mixture(q => (1 - q) / (1 - 1e-4));
        double damaged = 0, sum = 0, rest = 0;
        const int Blocks = 200;
        for (var b = 0; b < Blocks; b++)
        {
            kernel.Run((long)b * Block.Capacity, Block.Capacity);
            for (var i = 0; i < Block.Capacity; i++)
            {
                var w = kernel.Block.Weight[i];
                rest += w;
                if (kernel.Block.DamageDays[0][i] < 0)
                {
                    Assert.Equal(ifNot, w, 1.01 / (1 << Block.WeightBits));
                    continue;
                }

                damaged++;
                sum += w;
            }
        }

        // Rounded up or down at random: the error of a mean of n is at most half a unit over the root of n.
        Assert.Equal(ifDamaged, sum / damaged, 5 * 0.5 / (1 << Block.WeightBits) / Math.Sqrt(damaged));
        Assert.Equal(0.25, damaged / (Blocks * Block.Capacity), 0.01);
        Assert.Equal(1, rest / (Blocks * Block.Capacity), 0.01);
    }

    [Fact]
    public void Kernel_ABlockAlone_SameWeightsAsInARow()
    {
        var plan = TestScenario.Plan(TwoPads);
        var row = new Kernel(plan, new PercentileSource(1), 1, BoostOf(TwoPads));
        for (var b = 0; b < 4; b++) row.Run((long)b * Block.Capacity, Block.Capacity);
        var alone = new Kernel(plan, new PercentileSource(1), 1, BoostOf(TwoPads));
        alone.Run(3L * Block.Capacity, Block.Capacity);
        Assert.Equal(row.Block.Weight, alone.Block.Weight);
        Assert.Equal(row.Block.Longest[0], alone.Block.Longest[0]);
    }

    [Fact]
    public void Levels_AnyBlock_HasItsShareOfEachInRandomOrder()
    {
        var stage = new OccurrenceStage(new PercentileSource(1), BoostOf(TwoPads));
        var counts = new int[3];
        foreach (var first in new long[] { 0, 7 * Block.Capacity, 123_456_789L * Block.Capacity })
        {
            Array.Clear(counts);
            stage.Begin(first, Block.Capacity);
            for (var i = 0; i < Block.Capacity; i++) counts[stage.LevelOf(i)]++;
            Assert.Equal([256, 128, 128], counts);
            // Of each randomisation too, and in another order.
            var levels = Enumerable.Range(0, Block.Capacity).Select(stage.LevelOf).ToArray();
            var orders = Enumerable.Range(0, Randomisations.Count).Select(r => levels.Where((_, i) => i % Randomisations.Count == r).ToArray()).ToArray();
            Assert.All(orders, order => Assert.Equal(16, order.Count(l => l == 0)));
            Assert.Equal(Randomisations.Count, orders.Select(o => string.Join(' ', o)).Distinct().Count());
        }
    }

    [Fact]
    public void Boost_OnlyWhatIsRareAndMayHappen_IsRaised()
    {
        const string Yaml = Head + """
            sites: { a: { supports: [cargo], turnaround: 10, outages: { x: { began: 2025-12-31, repair: { work: { duration: 51 } } } } } }
            risks:
              likely: { probability: 0.3, adds: 1, affects: [sites.a.outages.x.repair.work] }
              rare: { probability: 0.01, adds: 1, affects: [sites.a.outages.x.repair.work] }
            mission_defaults: { kind: cargo, family: f, sites: [a], damage: { probability: 0.001, outage: 5 } }
            missions:
              gone: { planned: 2025-12-01, launched: 2025-12-01 }
              certain: { planned: 2026-05-01, damage: { probability: 1 }, failure: { probability: 0.1, stand_down: 3, damage: { probability: 0.05, outage: 9 } } }
              next: { planned: 2026-06-01, damage: { probability: 0.4 } }
            """;
        var boost = BoostOf(Yaml);
        double[] own = [0.3, 0.01, 0, 0, 0, 0.1, 0.05, 1, 0, 0, 0.4];
        Assert.Equal(own, boost.Probability[0]);
        foreach (var level in boost.Probability.Skip(1))
            Assert.Equal([0.3, 0.5, 0, 0, 0, 0.5, 0.5, 1, 0, 0, 0.4], level);
        Assert.Equal(1, boost.Share.Sum());
    }

    [Fact]
    public void Boost_ManyOccurrences_HappenAboutOnceAndThriceATrial()
    {
        var boost = BoostOf(ManyMissions);
        Assert.Equal(24 / 24.0, boost.Probability[1].Where(q => q < 0.1).Sum() + 12 / 24.0, 1e-12);
        Assert.Equal(3, boost.Probability[2].Sum(), 1e-12);
    }

    [Fact]
    public void Boost_NothingRare_IsNone() => Assert.Null(Boost.Of(TestScenario.Plan(Head + OneSite)));

    [Fact]
    public void Pilot_OfAFigure_FindsWhatMakesItHappen()
    {
        var scenario = TestScenario.Load(ManyMissions);
        var plan = PlanBuilder.Build(scenario, scenario.Assumptions[0], new TableShelf());
        var boost = new RarePilot(plan, new MetricCatalogue(scenario, plan), new PercentileSource(1), 1).Boost(new RareEvents([Loss365]))!;
        var index = new OccurrenceIndex(plan);
        // Given the event, the damage of mission i has the probability i/78, and failures have their own.
        for (var m = 0; m < 12; m++)
        {
            Assert.Equal((m + 1) / 78.0, boost.Probability[^1][index.OfDamage(m)], 0.02);
            Assert.Equal(0.1, boost.Probability[^1][index.OfFailure(m)], 0.02);
        }
    }
}
