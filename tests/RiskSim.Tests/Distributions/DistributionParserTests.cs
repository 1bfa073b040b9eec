using CsCheck;
using RiskSim.Distributions;

namespace RiskSim.Tests.Distributions;

public class DistributionParserTests
{
    [Theory]
    [InlineData("30", "30")]
    [InlineData(" 1e3 ", "1000")]
    [InlineData("-2.5", "-2.5")]
    [InlineData("2w", "14")]
    [InlineData("12 h", "0.5")]
    [InlineData("never", "never")]
    [InlineData("pert(10, 30, 110)", "pert(10 30 110)")]
    [InlineData("pert(min=10 mode=30 max=110 shape=4)", "pert(10 30 110)")]
    [InlineData("pert(max=110,shape=2,min=10,mode=30)", "pert(10 30 110 shape=2)")]
    [InlineData("pert(10 30 110 2)", "pert(10 30 110 shape=2)")]
    [InlineData("pert ( 1w 2 w 2mo )", "pert(7 14 60.875)")]
    [InlineData("uniform(12h 0.1y)", "uniform(0.5 36.525)")]
    [InlineData("lognormal(p90=240 p10=60)", "lognormal(p10=60 p90=240)")]
    [InlineData("lognormal(p2.5=1w p99.5=1e2)", "lognormal(p2.5=7 p99.5=100)")]
    [InlineData("lognormal(80 50)", "lognormal(mean=80 sd=50)")]
    [InlineData("gamma(shape=2.5 scale=30)", "gamma(2.5 30)")]
    [InlineData("gamma(sd=15 mean=40)", "gamma(mean=40 sd=15)")]
    [InlineData("exponential(mean=900)", "exponential(900)")]
    [InlineData("shift(exponential(30) 14 d)", "shift(exponential(30) 14)")]
    [InlineData("shift(exponential(30) by=-1w)", "shift(exponential(30) -7)")]
    [InlineData("scale(pert(1w 2w 2mo) 1.5)", "scale(pert(7 14 60.875) 1.5)")]
    [InlineData("truncate(normal(60 30) min=0)", "truncate(normal(60 30) min=0)")]
    [InlineData("truncate(normal(60 30) max=1y)", "truncate(normal(60 30) max=365.25)")]
    [InlineData("truncate(normal(60 30) 0 100)", "truncate(normal(60 30) min=0 max=100)")]
    [InlineData("mixture(0.6 of 10 d, 0.4of never)", "mixture(0.6 of 10 0.4 of never)")]
    [InlineData("mixture(1e-1 of mixture(.5 of 1 .5 of 2) 0.9 of uniform(1 2))", "mixture(0.1 of mixture(0.5 of 1 0.5 of 2) 0.9 of uniform(1 2))")]
    [InlineData("empirical(data/2024-turnaround.csv days)", "empirical(data/2024-turnaround.csv days)")]
    [InlineData("empirical(file='my data.csv' column=\"pad A\")", "empirical(\"my data.csv\" \"pad A\")")]
    public void Parse_GivesTheCanonicalExpression(string text, string canonical) =>
        Assert.Equal(canonical, Sample.Of(text).Expression);

    [Theory]
    [InlineData("logormal(p10=1 p90=2)", 0, "logormal", "unknown distribution", "Did you mean lognormal?")]
    [InlineData("Pert(1 2 3)", 0, "Pert", "unknown distribution", "Did you mean pert?")]
    [InlineData("mixture(0.5 of 1 0.5 of nevr)", 24, "nevr", "unknown distribution", "Did you mean never?")]
    [InlineData("pert(50 30 110)", 0, "pert(50 30 110)", "parameters out of order: min ≤ mode ≤ max", "Write pert(min mode max shape=4).")]
    [InlineData("uniform(3 2)", 0, "uniform(3 2)", "parameters out of order: min ≤ max", "Write uniform(min max).")]
    [InlineData("lognormal(p90=60 p10=240)", 0, "lognormal(p90=60 p10=240)", "percentiles must increase", "A higher percentile has a greater value.")]
    [InlineData("quantiles(p0=1 p50=3 p100=3)", 0, "quantiles(p0=1 p50=3 p100=3)", "percentiles must increase", "A higher percentile has a greater value.")]
    [InlineData("quantiles(p0=1 p50=3)", 0, "quantiles(p0=1 p50=3)", "p0 and p100 are required", "Write quantiles(p0=20 p50=70 p100=400).")]
    [InlineData("pert(8", 0, "pert(8", "the expression was cut at a comma: inside YAML { } or [ ] a comma ends the value", "Use spaces or quote it.")]
    [InlineData("mixture(0.5 of pert(1", 0, "mixture(0.5 of pert(1", "the expression was cut at a comma: inside YAML { } or [ ] a comma ends the value", "Use spaces or quote it.")]
    [InlineData("45)", 2, ")", "a closing parenthesis without an opening one", "Take it out, or quote the expression if YAML cut it.")]
    [InlineData("pert(8 18)", 0, "pert(8 18)", "max is missing", "Write pert(min mode max shape=4).")]
    [InlineData("uniform()", 0, "uniform()", "min and max are missing", "Write uniform(min max).")]
    [InlineData("pert", 0, "pert", "pert needs its arguments", "Write pert(min mode max shape=4).")]
    [InlineData("pert(8 18 45 4 5)", 15, "5", "too many arguments", "Write pert(min mode max shape=4).")]
    [InlineData("exponential(maen=3)", 12, "maen=3", "exponential has no argument maen", "Did you mean mean?")]
    [InlineData("normal(mean=3 sd=2 mean=4)", 19, "mean=4", "mean is given twice", "Write normal(mean sd).")]
    [InlineData("normal(mean=3 4)", 14, "4", "arguments by position come before those by name", "Write normal(mean sd).")]
    [InlineData("normal(3 0)", 9, "0", "sd must be > 0", "")]
    [InlineData("weibull(-1 3)", 8, "-1", "shape must be > 0", "")]
    [InlineData("loguniform(0 3)", 11, "0", "min must be > 0", "")]
    [InlineData("scale(3 0)", 8, "0", "factor must be > 0", "")]
    [InlineData("scale(3 2d)", 8, "2d", "factor has no unit", "Leave the unit out.")]
    [InlineData("gamma(2 d 3)", 6, "2 d", "shape has no unit", "Leave the unit out.")]
    [InlineData("exponential(1e999)", 12, "1e999", "mean must be finite and at most 1e15", "")]
    [InlineData("12x", 0, "12x", "unknown unit x", "Units are h, d, w, mo, y.")]
    [InlineData("30 days", 3, "days", "unknown unit days", "Did you mean d? Units are h, d, w, mo, y.")]
    [InlineData("lognormal(p10=60)", 0, "lognormal(p10=60)", "exactly two percentiles are needed", "Write lognormal(mean= sd=) or any two percentiles like lognormal(p10=60 p90=240).")]
    [InlineData("lognormal(p10=60 mean=80)", 17, "mean=80", "lognormal is given by percentiles alone or not at all", "Write lognormal(mean= sd=) or any two percentiles like lognormal(p10=60 p90=240).")]
    [InlineData("weibull(p0=60 p80=90)", 0, "weibull(p0=60 p80=90)", "weibull has no p0 and no p100", "Write weibull(shape scale) or any two percentiles like weibull(p10=60 p90=240).")]
    [InlineData("lognormal(p10=60 p101=80)", 17, "p101=80", "a percentile lies between p0 and p100", "")]
    [InlineData("mixture(0.6 of 3 0.3 of 4)", 0, "mixture(0.6 of 3 0.3 of 4)", "the weights add up to 0.9, not to 1", "")]
    [InlineData("mixture(1.5 of 3 -0.5 of 4)", 8, "1.5", "a weight lies in 0..1", "")]
    [InlineData("mixture()", 0, "mixture()", "a mixture needs at least one part", "Write mixture(0.6 of A  0.4 of B).")]
    [InlineData("uniform(0.5 of 3 2)", 8, "0.5 of 3", "only a mixture has parts with a weight", "Write uniform(min max).")]
    [InlineData("truncate(3)", 0, "truncate(3)", "min or max is missing", "Write truncate(A min= max=).")]
    [InlineData("truncate(pert(1 2 3) min=4)", 0, "truncate(pert(1 2 3) min=4)", "there is no probability between min and max", "It lies between 1 and 3.")]
    [InlineData("truncate(3 min=5 max=4)", 0, "truncate(3 min=5 max=4)", "parameters out of order: min ≤ max", "Write truncate(A min= max=).")]
    [InlineData("pert(8; 18 45)", 5, "8;", "min must be a number", "Separate arguments by spaces or commas.")]
    [InlineData("pert(1 uniform(1 2) 3)", 7, "uniform(1 2)", "mode must be a number", "")]
    [InlineData("never(3)", 0, "never(3)", "never has no arguments", "Write never.")]
    [InlineData("empirical(missing.csv days)", 0, "empirical(missing.csv days)", "the file does not exist", "")]
    [InlineData("empirical(empty.csv days)", 0, "empirical(empty.csv days)", "the column days of empty.csv is empty", "")]
    [InlineData("", 0, "", "an expression is missing", "Write a number or a distribution like pert(10 20 45).")]
    [InlineData("10 20 40", 3, "20", "nothing can follow a complete expression", "Put several values into one distribution like pert(10 20 45).")]
    [InlineData("1,5", 1, ",", "a comma stands between two arguments only", "Take it out.")]
    [InlineData("pert(,1 2 3)", 5, ",", "a comma stands between two arguments only", "Take it out.")]
    [InlineData("p10=3", 3, "=", "an equals sign stands between a name and its value only", "Write as in lognormal(p10=60 p90=240).")]
    [InlineData("pert(1 2,)", 9, ")", "a value is missing before the parenthesis", "")]
    [InlineData("((3))", 0, "(", "a parenthesis follows the name of a distribution only", "")]
    [InlineData("lognormal(p10=1e-10 p10.000001=1e10)", 0, "lognormal(p10=1e-10 p10.000001=1e10)", "the parameters are too large or too small to compute with", "")]
    public void Parse_OfABrokenExpressionNamesThePlaceTheRuleAndTheMend(string text, int offset, string piece, string rule, string mend)
    {
        var outcome = DistributionParser.Parse(text, Sample.ReadCsv);
        Assert.Null(outcome.Value);
        Assert.Equal(new ParseError(offset, piece, rule, mend), outcome.Errors[0]);
    }

    [Fact]
    public void Parse_CollectsAllErrors()
    {
        var outcome = DistributionParser.Parse("mixture(0.5 of logormal(p10=1 p90=2) 0.5 of truncate(normal(3 -1) min=x))", Sample.ReadCsv);
        Assert.Equal(["unknown distribution", "sd must be > 0", "min must be a number"], outcome.Errors.Select(e => e.Rule));
        Assert.Equal([15, 62, 70], outcome.Errors.Select(e => e.Offset));
    }

    [Fact]
    public void Parse_OfAnUnknownNameListsTheKnownOnes() =>
        Assert.StartsWith("Known are pert, triangular, uniform,", DistributionParser.Parse("zzz(3)", Sample.ReadCsv).Errors[0].Mend, StringComparison.Ordinal);

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    [InlineData(100_000, false)]
    public void Parse_BoundsTheNesting(int depth, bool isValid)
    {
        var text = string.Concat(Enumerable.Repeat("shift(", depth)) + "1" + string.Concat(Enumerable.Repeat(" 1)", depth));
        Assert.Equal(isValid, DistributionParser.Parse(text, Sample.ReadCsv).Value is not null);
    }

    [Theory]
    [MemberData(nameof(Sample.All), MemberType = typeof(Sample))]
    public void Expression_ComesBackUnchanged(string expression)
    {
        var distribution = Sample.Of(expression);
        Assert.Equal(expression, distribution.Expression);
        Assert.Equal(distribution, Sample.Of(distribution.Expression));
    }

    [Fact]
    public void Expression_OfARandomDistributionGivesTheSameDistribution() =>
        Gen.Select(Sample.RandomExpression, Sample.Percentile).Sample((expression, u) =>
        {
            var first = Sample.Of(expression);
            var second = Sample.Of(first.Expression);
            Assert.Equal(first.Expression, second.Expression);
            Assert.Equal(first, second);
            Assert.Equal(first.GetHashCode(), second.GetHashCode());
            Assert.Equal(first.Quantile(u), second.Quantile(u));
        }, iter: 1000);

    [Fact]
    public void Equals_OfEmpiricalLooksAtTheValues()
    {
        Empirical Read(params double[] values) => new("a.csv", "b", [.. values]);
        Assert.Equal(Read(1, 2), Read(2, 1));
        Assert.NotEqual(Read(1, 2), Read(1, 3));
        Assert.NotEqual<Distribution>(new Shifted(Read(1, 2), 1), new Shifted(Read(1, 3), 1));
        Assert.NotEqual<Distribution>(new Mixture([new(1, Read(1, 2))]), new Mixture([new(1, Read(1, 3))]));
    }

    [Fact]
    public void Parse_OfAnyTextNeverThrows()
    {
        string[] pieces =
        [
            "pert", "(", ")", "mixture(", "0.5 of ", ",", "=", " ", "p10=", "1", "-3", "1e308", "1e-320", "never", "truncate(", "min=", "max", "2 w",
            "lognormal(p10=60 p90=240)", "shift(", "scale(", "empirical(", "\"", "'", "quantiles(p0=1 ", "p100=9", "of", "\u2264", "\0", "1e", ".", "+",
            "shape=", "sd=", "gamma(", "weibull(", "beta(", "uniform(", "1e15", "1e-15", "\t", "\n", "NaN", "p", "p1.2.3=4", "exponential(3)",
        ];
        var piece = Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);
        var text = Gen.OneOf(piece.Array[0, 14].Select(string.Concat), Gen.String, Gen.Select(Sample.RandomExpression, Gen.Int[0, 60], Gen.Char).Select((e, at, c) => e.Insert(Math.Min(at, e.Length), c.ToString())));
        text.Sample(t =>
        {
            var outcome = DistributionParser.Parse(t, Sample.ReadCsv);
            Assert.Equal(outcome.Value is null, outcome.Errors.Length > 0);
            foreach (var error in outcome.Errors) Assert.InRange(error.Offset, 0, t.Length);
            if (outcome.Value is { } value) Assert.False(double.IsNaN(value.Quantile(0.3)));
            Assert.Equal(DistributionParser.TryParseDuration(t, out var days), double.IsFinite(days));
        }, iter: 5000);
    }

    [Theory]
    [InlineData("180 d", 180)]
    [InlineData("0.1y", 36.525)]
    [InlineData("12h", 0.5)]
    [InlineData("30", 30)]
    [InlineData(" 2 mo ", 60.875)]
    [InlineData("1e1w", 70)]
    [InlineData("-3", -3)]
    public void TryParseDuration_ReadsNumberAndUnit(string text, double expected)
    {
        Assert.True(DistributionParser.TryParseDuration(text, out var days));
        Assert.Equal(expected, days, 1e-12);
    }

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("3 days")]
    [InlineData("3x")]
    [InlineData("1,5")]
    [InlineData("1 2")]
    [InlineData("pert(1 2 3)")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    [InlineData("0x10")]
    public void TryParseDuration_RefusesAnythingElse(string text) => Assert.False(DistributionParser.TryParseDuration(text, out _));
}
