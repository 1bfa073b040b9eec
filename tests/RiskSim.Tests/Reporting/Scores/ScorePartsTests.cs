using RiskSim.Reporting.Parts;
using RiskSim.Reporting.Scores;
using Xunit;

namespace RiskSim.Tests.Reporting.Scores;

public sealed class ScorePartsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("risksim-test-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private ScoreParts Parts(DateOnly knownUntil) => new(new PartStore(_root), "1.0", new ForecastOptions(1000), knownUntil, []);

    [Fact]
    public void Find_WhatWasKept_IsTheSame()
    {
        var scenario = SampleScorecard.Scenario;
        foreach (var kept in SampleScorecard.Create().Dates)
        {
            var at = scenario with { AsOf = kept.DataDate };
            Parts(SampleScorecard.Known).Keep(at, kept);
            var found = Parts(SampleScorecard.Known).Find(at)!;
            Assert.Equal(kept.DataDate, found.DataDate);
            Assert.Equal(kept.Scores, found.Scores);
            Assert.Equal(kept.NotScored, found.NotScored);
            Assert.Equal(kept.Impossible, found.Impossible);
            Assert.Equal(kept.Warnings, found.Warnings);
        }
    }

    [Fact]
    public void Find_AnotherDayOfKnowledge_IsNothing()
    {
        var scenario = SampleScorecard.Scenario;
        Parts(SampleScorecard.Known).Keep(scenario, SampleScorecard.Create().Dates[0]);
        Assert.Null(Parts(SampleScorecard.Known.AddDays(1)).Find(scenario));
        Assert.Null(Parts(SampleScorecard.Known).Find(scenario with { AsOf = scenario.AsOf.AddDays(1) }));
    }
}
