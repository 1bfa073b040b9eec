using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using Xunit;

namespace RiskSim.Tests.Reporting.Text;

public sealed class WarningTextTests
{
    private static readonly Scenario Sample = WithActivity(SampleForecast.Create().Scenario, "source");

    private static Scenario WithActivity(Scenario scenario, string id)
    {
        const string Repair = "sites.pad-a.outages.cabin.repair";
        var inputs = scenario.Assumptions[0].Inputs;
        var outage = new Outage("cabin", "sites.pad-a.outages.cabin", SampleForecast.AsOf, null, null, null, new WorkNetwork(Repair, [new Activity(id, $"{Repair}.{id}", [], null, [], null, null, null, null)]));
        return scenario with { Assumptions = [scenario.Assumptions[0] with { Inputs = inputs with { Sites = [inputs.Sites[0] with { Outages = [outage] }] } }] };
    }

    private static string Of(string value, string rule = "the rule is broken") =>
        WarningText.Of(new Problem(Severity.Warning, new Place("scenarios/sample.yaml", 12, 9), value, rule, "Mend it."), Sample);

    [Theory]
    [InlineData("official", "The assumption official: the rule is broken.")]
    [InlineData("soyuz-ms-29", "Soyuz MS-29: the rule is broken.")]
    [InlineData("uniform(1 2)", "The rule is broken (uniform(1 2)).")]
    [InlineData("", "The rule is broken.")]
    public void Of_Value_SaysWhatItIsAboutWithoutAPlace(string value, string text) => Assert.Equal(text, Of(value));

    [Fact]
    public void Of_Activity_IsNamedAsOne() => Assert.Equal("The activity source: nobody has reported its end.", Of("source", "nobody has reported its end"));
}
