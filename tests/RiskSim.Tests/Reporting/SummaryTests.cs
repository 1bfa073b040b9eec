using System.Collections.Immutable;
using RiskSim.Reporting;
using RiskSim.Statistics;
using Xunit;

namespace RiskSim.Tests.Reporting;

public sealed class SummaryTests
{
    private static string Compose(ForecastResult result) => Summary.Compose(result, "output/sample", 9, "0.1.0");

    [Fact]
    public void Compose_SeveralAssumptions_FitsATerminal()
    {
        var text = Compose(SampleForecast.Create());
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.InRange(lines.Length, 20, 45);
        Assert.All(lines, line => Assert.True(line.Length <= 100, line));
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public void Compose_Assumptions_StandSideBySideWithTheBlend()
    {
        var lines = Compose(SampleForecast.Create()).Split('\n');
        Assert.Contains(lines, l => Squeeze(l) == "official analyst blend");
        Assert.Contains(lines, l => Squeeze(l) == "crewed lost: days left, P50/P80 106 / 170 212 / 340 170 / 272");
        Assert.Contains(lines, l => Squeeze(l) == "Soyuz MS-29 2026-07-14 71 % 0/24 36 % 0/48 45 % 0/38");
        Assert.Contains("Progress MS-32  2025-09-01  launched 2025-09-28, 27 days late", lines);
        Assert.Contains("Soyuz MS-29: 45 % on time; P80 38 days late; 6 % chance of more than 180 days", lines);
    }

    [Fact]
    public void Compose_RareFigure_HasItsRelativeError()
    {
        const string Figure = "capability.crewed.longest.prob_gt_90";
        var text = Compose(SampleForecast.Create() with { Rare = new RareEvents([Figure]) });
        Assert.Matches($@"\n{Figure}: 1 in \d+ \(± .* %\)\n", text);
    }

    [Fact]
    public void Compose_NameWithEscapeCodes_CannotSteerTheTerminal() =>
        Assert.DoesNotContain('\u001b', Compose(SampleForecast.Create(name: "a\u001b[31mb")));

    [Fact]
    public void Compose_ManyAssumptions_AreBrokenIntoTables()
    {
        var result = SampleForecast.Create();
        var many = result with { Assumptions = [.. Enumerable.Range(1, 6).Select(k => result.Assumptions[0] with { Id = $"view-{k}" })] };
        var lines = Compose(many).Split('\n');
        Assert.All(lines, line => Assert.True(line.Length <= 100, line));
        for (var k = 1; k <= 6; k++) Assert.Contains(lines, l => l.Contains($"view-{k}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 80)]
    [InlineData(3, 80)]
    [InlineData(8, 80)]
    [InlineData(8, 100)]
    public void Compose_AnyNumberOfAssumptionsWithLongNames_FitsTheWidth(int count, int width)
    {
        var result = SampleForecast.Create();
        var named = Enumerable.Range(1, count).Select(k => result.Assumptions[0] with { Id = $"a-view-with-a-very-long-name-{k}" });
        var lines = Summary.Compose(result with { Assumptions = [.. named] }, "output/sample", 9, "0.1.0", width).Split('\n');
        // What names the run is not cut.
        Assert.All(lines.Skip(2), line => Assert.True(line.Length <= width, line));
        for (var k = 1; k <= count; k++) Assert.Contains(lines, l => l.Contains($"name-{k}", StringComparison.Ordinal));
    }

    [Fact]
    public void Compose_NarrowTerminal_SharesTheColumnsEvenly()
    {
        var result = SampleForecast.Create();
        var many = result with { Assumptions = [.. Enumerable.Range(1, 3).Select(k => result.Assumptions[0] with { Id = $"view-{k}" })] };
        var heads = Summary.Compose(many, "output/sample", 9, "0.1.0", 80).Split('\n').Select(Squeeze).ToList();
        Assert.Contains("view-1 view-2", heads);
        Assert.Contains("view-3 blend", heads);
    }

    [Fact]
    public void Compose_ImpossibleAssumption_HasDashes()
    {
        var result = SampleForecast.Create();
        var impossible = result.Assumptions[0] with
        {
            IsPossible = false, UpdatedWeight = 0, Figures = [.. result.Assumptions[0].Figures.Where(f => f.Metric.StartsWith("weight", StringComparison.Ordinal))],
            Distributions = ImmutableDictionary<string, EmpiricalDistribution>.Empty, LossByDay = ImmutableDictionary<string, DailyProbability>.Empty,
        };
        var text = Compose(result with { Assumptions = [impossible, result.Assumptions[1]] });
        Assert.Contains("Soyuz MS-29 2026-07-14 – –/– 36 % 0/48", Squeeze(text), StringComparison.Ordinal);
    }

    private static string Squeeze(string line) => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
