namespace RiskSim.Tests.Simulation;

/// <summary>When a family does not fly.</summary>
public sealed class ModelSentenceTestsOfStandDowns
{
    private const string Pad = "sites: { a: { supports: [cargo], turnaround: 0 }, b: { supports: [cargo], turnaround: 0 } }\n";
    private const string Lost = "lost: { kind: cargo, planned: 2025-12-20, sites: [a], family: f, launched: 2025-12-20, outcome: failure, failure: { probability: 0, stand_down: 30 } }";

    private static double Launch(string families, string more = "") => Counted.Run(
        $"{Pad}families: {{ {families} }}\nmissions:\n  m: {{ kind: cargo, planned: 2026-01-02, sites: [a], family: f }}\n  {more}").Launch("m");

    [Theory]
    [InlineData("f: { suspended: 2025-12-01, stand_down: 45 }", 14)]
    [InlineData("f: { suspended: 2025-12-01, resumed: 2025-12-20 }", 1)]
    [InlineData("f: { suspended: 2025-12-01, stand_down: 45, resumed: 2025-12-20 }", 1)]
    [InlineData("f: { suspended: 2025-12-01, stand_down: mixture(0.5 of 20 0.5 of 45) }", 14)]
    [InlineData("f: { suspended: 2025-12-01, stand_down: never }", double.PositiveInfinity)]
    [InlineData("g: { suspended: 2025-12-01, stand_down: 45 }", 1)]
    public void Suspension_InForce_LastsUntilItsEnd(string families, double expected) => Assert.Equal(expected, Launch(families));

    [Theory]
    [InlineData("", 18)]
    [InlineData("f: { suspended: 2025-12-01, stand_down: 500 }", 18)]
    [InlineData("f: { suspended: 2025-12-20, stand_down: 50 }", 38)]
    [InlineData("f: { suspended: 2025-12-25, stand_down: 50 }", 43)]
    [InlineData("f: { suspended: 2025-12-20, resumed: 2025-12-28 }", 1)]
    [InlineData("g: { suspended: 2025-12-25, stand_down: 50 }", 18)]
    public void KnownFailure_SuspendsUnlessTheFamilyHasALaterOne(string families, double expected) => Assert.Equal(expected, Launch(families, Lost));

    [Fact]
    public void KnownFailure_FamilyHasFlownSince_IsOver() => Assert.Equal(1, Launch("",
        Lost + "\n  flown: { kind: cargo, planned: 2025-12-28, sites: [b], family: f, launched: 2025-12-28 }"));

    [Fact]
    public void KnownFailure_AnotherLaunchOnTheSameDay_DoesNotEndIt() => Assert.Equal(18, Launch("",
        Lost + "\n  flown: { kind: cargo, planned: 2025-12-20, sites: [b], family: f, launched: 2025-12-20 }"));

    [Fact]
    public void KnownFailure_SecondFailureEndsTheFirstStandDown() => Assert.Equal(12, Launch("",
        Lost.Replace("stand_down: 30", "stand_down: 300", StringComparison.Ordinal)
        + "\n  again: { kind: cargo, planned: 2025-12-28, sites: [b], family: f, launched: 2025-12-28, outcome: failure, failure: { probability: 0, stand_down: 16 } }"));

    [Fact]
    public void Suspension_LaunchOnTheDayItBegan_DoesNotEndIt() => Assert.Equal(14, Launch("f: { suspended: 2025-12-01, stand_down: 45 }",
        "flown: { kind: cargo, planned: 2025-12-01, sites: [b], family: f, launched: 2025-12-01 }"));

    [Fact]
    public void Failures_Several_TheFamilyFliesWhenAllAreOver()
    {
        var result = Counted.Run(Pad + """
            mission_defaults: { kind: cargo, family: f }
            missions:
              one: { planned: 2026-01-11, sites: [a], failure: { probability: 1, stand_down: 60 } }
              two: { planned: 2026-01-11, sites: [b], family: g, failure: { probability: 1, stand_down: 200 } }
              m: { planned: 2026-01-11, sites: [b], failure: { probability: 1, stand_down: 10 } }
              n: { planned: 2026-01-16, sites: [b] }
            """);
        Assert.Equal("10 10 70 80", result.Launches("one", "two", "m", "n"));
        Assert.Equal("stand_down 65", result.Parts("n"));
    }

    [Fact]
    public void Failure_SuspensionThatBeganBeforeReadiness_IsStandDownLaterOnesAreClosure()
    {
        var result = Counted.Run(Pad + """
            missions:
              one: { kind: cargo, planned: 2026-01-11, sites: [a], family: f, failure: { probability: 1, stand_down: 30 } }
              m: { kind: cargo, planned: 2026-01-02, not_before: 2026-01-21, sites: [b], family: f }
            """);
        Assert.Equal("replan 19 closure 20", result.Parts("m"));
    }
}
