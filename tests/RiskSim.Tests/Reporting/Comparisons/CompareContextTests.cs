using RiskSim.Reporting.Comparisons;

namespace RiskSim.Tests.Reporting.Comparisons;

public sealed class CompareContextTests
{
    [Fact]
    public void Sentences_OfAFigure_NameWhatHelpsBestFirstAndTheBet() => Assert.Equal(
        [
            "M delay P80 (as planned 32 d): faster -32 d, bet -10 d.",
            "No crewed launch for more than 180 days: nothing helps.",
            "It depends on who is right: for M delay P80 bet helps under rather slow (-10 d) and hurts under quick (+20 d).",
        ], Bet.Context(Bet.Delay, Bet.Loss).Sentences());

    [Fact]
    public void Sentences_OfAFigureThatNoTrialHas_SaySo() =>
        Assert.Equal(["Spacecraft.m.overstay: no trial has it as planned."], Bet.Context("spacecraft.m.overstay").Sentences());

    [Fact]
    public void Contested_IsThePlanThatHelpsUnderOneAssumptionAndHurtsUnderAnother() =>
        Assert.Equal([(Bet.Plan("bet"), Bet.Restored)], Bet.Context(Bet.Restored, Bet.Loss).Contested);

    [Theory]
    [InlineData("bet", "quick", "+20 d", "hurts")]
    [InlineData("bet", "rather-slow", "-10 d", "helps")]
    [InlineData("faster", "blend", "-32 d", "helps")]
    [InlineData("paint", "quick", "0 d", "no difference")]
    // From the launch on 2026-04-02 to the horizon.
    [InlineData("stop", "rather-slow", "> +274 d", "hurts")]
    public void Amount_OfAnEffect_IsItsDays(string plan, string assumption, string amount, string word)
    {
        var effect = Bet.Context(Bet.Delay).Effect(Bet.Plan(plan), Bet.Delay, assumption);
        Assert.Equal((amount, word), (CompareContext.Amount(effect), CompareContext.Word(effect)));
    }

    [Fact]
    public void Amount_OfWhatLiesBeyondTheHorizonInBothPlans_IsNoNumber()
    {
        var effect = Bet.Context(Bet.Delay).Effect(Bet.Plan("faster"), "sites.old.restored.p80", "quick");
        Assert.Equal(("beyond the horizon", "beyond the horizon"), (CompareContext.Amount(effect), CompareContext.Word(effect)));
    }

    [Fact]
    public void Summary_ForTheTerminal_HasATableOfEachFigureAndTheSentences()
    {
        var lines = CompareSummary.Compose(Bet.Context(Bet.Delay), 200).Split('\n');
        Assert.Equal("What each option would do: A | bet", lines[0]);
        Assert.Equal(["M delay P80 blend quick rather slow", "as planned 32 d 2 d 32 d", "faster -32 d -2 d -32 d", "bet -10 d +20 d -10 d", "paint 0 d 0 d 0 d", "stop > +274 d > +304 d > +274 d"],
            lines.Skip(3).Take(7).Where(l => !l.StartsWith("---", StringComparison.Ordinal)).Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal("M delay P80 (as planned 32 d): faster -32 d, bet -10 d.", lines[11]);
    }
}
