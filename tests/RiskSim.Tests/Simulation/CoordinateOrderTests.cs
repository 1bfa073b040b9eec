using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;

namespace RiskSim.Tests.Simulation;

public sealed class CoordinateOrderTests
{
    private static Plan[] Plans(DateOnly? asOf = null, params KeyValuePair<string, string>[] set)
    {
        var scenario = ScenarioLoader.Load(Path.Combine(Repository.Root, "scenarios", "baikonur-31-6.yaml"), new LoadOptions(asOf, [.. set])).Scenario!;
        var tables = new TableShelf();
        return [.. scenario.Assumptions.Select(a => PlanBuilder.Build(scenario, a, tables))];
    }

    private static ulong[] Order(DateOnly? asOf = null, params KeyValuePair<string, string>[] set) => Plans(asOf, set)[0].CoordinateOrder;

    [Theory]
    [InlineData("risks.hard-winter.probability", "0")]
    [InlineData("sites.site-31-6.outages.cabin.repair.survey.duration", "12")]
    [InlineData("sites.site-31-6.outages.cabin.repair.source.one_of.spare.probability", "0.1")]
    [InlineData("missions.soyuz-ms-29.failure.probability", "0")]
    [InlineData("missions.soyuz-ms-29.damage", "null")]
    [InlineData("mission_defaults.scrub", "null")]
    public void Of_AnotherValue_MovesNoOtherCoordinate(string path, string value)
    {
        var before = Order();
        var after = Order(null, new KeyValuePair<string, string>(path, value));
        Assert.Equal(before.Length, after.Length);
        Assert.All(before.Zip(after), pair => Assert.True(pair.First == pair.Second || pair.Second == PercentileSource.NoKey));
    }

    [Theory]
    [InlineData("2025-12-20")]
    [InlineData("2026-02-20")]
    [InlineData("2026-07-20")]
    public void Of_LaterDataDate_SameOrder(string asOf) => Assert.Equal(Order(), Order(DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Of_Plan_EachKeyOnceAndEveryWorkAndMission() => Assert.All(Plans(), plan =>
    {
        var keys = plan.CoordinateOrder.Where(k => k != PercentileSource.NoKey).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        var activities = plan.Works.SelectMany(w => w.Activities).ToList();
        Assert.Subset(keys.ToHashSet(), activities.Select(a => a.PercentileKey).ToHashSet());
        Assert.Subset(keys.ToHashSet(), activities.Where(a => a.Options.Length > 1).Select(a => a.OptionKey).ToHashSet());
        Assert.Subset(keys.ToHashSet(), plan.Groups.SelectMany(g => g.Keys).ToHashSet());
        Assert.Subset(keys.ToHashSet(), plan.Missions.SelectMany(m => new[] { m.Readiness.Key, m.TurnaroundKey, m.Scrub!.Key, m.Failure!.Key, m.Damage!.Outage.Key }).ToHashSet());
    });
}
