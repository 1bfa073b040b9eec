using CsCheck;
using RiskSim.Variations;
using Xunit;

namespace RiskSim.Tests.Variations;

public sealed class VariationTests
{
    [Theory]
    [InlineData("a.b=1,2", "1|2")]
    [InlineData("a.b= 8 d , 12 d ", "8 d|12 d")]
    [InlineData("a.b=pert(8, 14, 30),12 d", "pert(8, 14, 30)|12 d")]
    [InlineData("a.b=mixture(0.5 of uniform(1,2), 0.5 of 3)", "mixture(0.5 of uniform(1,2), 0.5 of 3)")]
    [InlineData("a.b=[pad-a, pad-b],[pad-b]", "[pad-a, pad-b]|[pad-b]")]
    [InlineData("a.b=\"one, two\",'three, four'", "\"one, two\"|'three, four'")]
    [InlineData("a.b=it's,plain", "it's|plain")]
    [InlineData("a.b=lognormal(p10=60 p90=240),1", "lognormal(p10=60 p90=240)|1")]
    public void A_list_is_cut_at_its_own_commas(string text, string values) => Assert.Equal(values.Split('|'), Values(text));

    [Theory]
    [InlineData("0.1:0.3:0.1", "0.1|0.2|0.3")]
    [InlineData("1:2:0.4", "1|1.4|1.8")]
    [InlineData("30:10:-10", "30|20|10")]
    [InlineData("-5:5:5", "-5|0|5")]
    [InlineData("5:5:1", "5")]
    [InlineData("1e2:3e2:100", "100|200|300")]
    [InlineData("10 d:30d:10 d", "10 d|20 d|30 d")]
    [InlineData("10:30:10 d", "10 d|20 d|30 d")]
    [InlineData("1mo:3mo:1mo", "1 mo|2 mo|3 mo")]
    [InlineData("2026-01-30:2026-02-02:1", "2026-01-30|2026-01-31|2026-02-01|2026-02-02")]
    [InlineData("2026-03-01:2026-03-20:1w", "2026-03-01|2026-03-08|2026-03-15")]
    [InlineData("2026-01-31:2026-03-31:1mo", "2026-01-31|2026-02-28|2026-03-31")]
    public void A_range_is_evenly_spaced_from_its_start(string range, string values) => Assert.Equal(values.Split('|'), Values("x=" + range));

    [Theory]
    [InlineData("12:30", "from:to:step")]
    [InlineData("1:2:", "from:to:step")]
    [InlineData("1:2:0", "the step is 0")]
    [InlineData("1:2:-1", "leads away")]
    [InlineData("10 d:30 d:5", "one unit")]
    [InlineData("10 d:30 w:5 d", "one unit")]
    [InlineData("2026-03-01:2026-02-01:1w", "before the first")]
    [InlineData("2026-03-01:2026-04-01:1.5", "whole days, weeks or months")]
    [InlineData("2026-03-01:5:1", "of one kind")]
    [InlineData("0:1:1e-9", "more than 10000 values")]
    [InlineData("1,,2", "a value is missing")]
    [InlineData("1,2,1", "'1' is there twice")]
    [InlineData("pert(1, 2", "'(' is not closed")]
    [InlineData("1),2", "')' closes nothing")]
    [InlineData("\"a,b", "does not end")]
    [InlineData(" ", "no value")]
    public void What_is_no_list_and_no_range_is_told_with_its_place(string values, string rule)
    {
        var outcome = Variation.Parse("a.b=" + values, "--here");
        Assert.Null(outcome.Variation);
        var problem = Assert.Single(outcome.Problems);
        Assert.StartsWith("--here: error: 'a.b=", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(rule, problem.Rule, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Mend);
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("=1,2")]
    public void A_parameter_needs_its_path(string text) => Assert.Contains("PATH=v1,v2", Variation.Parse(text).Problems.Single().Rule, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://example.org/a:b")]
    [InlineData("note: see 12:30")]
    public void A_colon_inside_a_text_makes_no_range(string value) => Assert.Equal([value], Values("name=" + value));

    [Fact]
    public void A_range_keeps_its_decimals_wherever_it_starts() =>
        Gen.Select(Gen.Int[-5000, 5000], Gen.Int[1, 50], Gen.Int[0, 40]).Sample((start, step, steps) =>
        {
            var values = Values(FormattableString.Invariant($"x={start / 100m}:{(start + step * steps) / 100m}:{step / 100m}"));
            Assert.Equal(steps + 1, values.Count);
            for (var n = 0; n <= steps; n++) Assert.Equal((start + n * step) / 100m, decimal.Parse(values[n], System.Globalization.CultureInfo.InvariantCulture));
        });

    private static List<string> Values(string text)
    {
        var outcome = Variation.Parse(text);
        Assert.Empty(outcome.Problems);
        return [.. outcome.Variation!.Values];
    }
}
