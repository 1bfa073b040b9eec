using System.Collections.Immutable;
using CsCheck;
using RiskSim.Distributions;

namespace RiskSim.Tests.Distributions;

/// <summary>Distributions to test with: one of every family, and random ones.</summary>
internal static class Sample
{
    private static readonly double[] Column = [12, 3, 7.5, 7.5, 40, 3, 3, 19];

    private static readonly Gen<double> Size = Gen.Int[1, 4000].Select(i => i / 8.0);

    /// <summary>Every family, some of them in several shapes.</summary>
    public static readonly ImmutableArray<string> Expressions =
    [
        "30", "never", "pert(8 18 45)", "pert(8 8 45)", "pert(8 45 45)", "pert(10 30 110 shape=2)", "pert(10 30 110 shape=60)",
        "triangular(10 30 110)", "triangular(10 10 110)", "triangular(10 110 110)", "uniform(1.1 1.6)", "loguniform(10 400)",
        "normal(60 30)", "lognormal(mean=80 sd=50)", "lognormal(p10=60 p90=240)", "weibull(0.7 90)", "weibull(p20=150 p80=700)",
        "gamma(2.5 30)", "gamma(mean=60 sd=40)", "gamma(0.4 30)", "exponential(45)", "beta(2 5 10 300)", "beta(0.5 0.8 0 1)",
        "quantiles(p0=5 p10=12 p50=40 p75=90 p90=200 p100=500)", "quantiles(p0=2 p100=3)", "empirical(turnaround.csv days)",
        "mixture(0.8 of 0 0.2 of lognormal(p50=10 p90=40))", "mixture(0.85 of lognormal(p10=80 p90=500) 0.15 of never)",
        "mixture(0.5 of 10 0.3 of pert(20 50 90) 0.2 of lognormal(p10=80 p90=300))", "mixture(0.88 of 30 0.12 of never)",
        "mixture(0.5 of uniform(0 1) 0.5 of uniform(10 11))", "mixture(0.999 of pert(8 18 45) 0.001 of normal(20 0.0001))",
        "truncate(lognormal(p10=20 p90=200) min=30 max=150)", "truncate(normal(60 30) min=0)", "truncate(lognormal(p10=60 p90=240) min=100000)",
        "truncate(mixture(0.5 of 3 0.5 of pert(5 8 10)) min=3 max=7)", "shift(exponential(30) 14)", "scale(pert(7 14 60.875) 1.5)",
        "mixture(0.3 of empirical(turnaround.csv days) 0.7 of pert(1 4 10))",
        "shift(mixture(0.4 of 0.1 0.6 of truncate(normal(3 2) min=0)) 1000000)",
    ];

    public static IEnumerable<TheoryDataRow<string>> All => Expressions.Select(e => new TheoryDataRow<string>(e));

    public static Distribution Of(string expression)
    {
        var outcome = DistributionParser.Parse(expression, ReadCsv);
        Assert.True(outcome.Value is not null, string.Join("; ", outcome.Errors));
        return outcome.Value!;
    }

    public static EmpiricalSource ReadCsv(string file, string column) => file switch
    {
        "missing.csv" => EmpiricalSource.Failed("the file does not exist"),
        "empty.csv" => EmpiricalSource.Of([]),
        _ => EmpiricalSource.Of(Column),
    };

    /// <summary>Random expressions that are right, nested up to three deep.</summary>
    public static readonly Gen<string> RandomExpression = Nested(3);

    /// <summary>Percentiles, the far tails among them.</summary>
    public static readonly Gen<double> Percentile = Gen.OneOf(
        Gen.Double[1e-9, 1 - 1e-9],
        Gen.Double[-12, -1].Select(e => Math.Pow(10, e)),
        Gen.Double[-12, -1].Select(e => 1 - Math.Pow(10, e)));

    private static Gen<string> Nested(int depth)
    {
        var three = Size.Array[3].Select(v => v.Order().ToArray());
        var simple = Gen.OneOf(
            Size.Select(v => Invariant($"{v}")),
            Gen.Const("never"),
            Gen.Const("empirical(a.csv days)"),
            three.Select(v => Invariant($"pert({v[0]} {v[1]} {v[2] + 1})")),
            three.Select(v => Invariant($"triangular({v[0]} {v[1]} {v[2] + 1})")),
            three.Select(v => Invariant($"uniform({v[0]} {v[2] + 1})")),
            three.Select(v => Invariant($"loguniform({v[0]} {v[2] + 1})")),
            three.Select(v => Invariant($"lognormal(p10={v[0]} p90={v[2] + 1})")),
            three.Select(v => Invariant($"weibull(p5={v[0]} p80={v[2] + 1})")),
            Gen.Select(Size, Gen.Double[0.2, 2]).Select((m, r) => Invariant($"gamma(mean={m} sd={m * r})")),
            Size.Select(v => Invariant($"exponential({v})")),
            Gen.Select(Gen.Double[0.5, 9], Gen.Double[0.5, 9], three).Select((a, b, v) => Invariant($"beta({a} {b} {v[0]} {v[2] + 1})")),
            three.Select(v => Invariant($"quantiles(p0={v[0]} p30={v[1] + 1} p100={v[2] + 2})")),
            Gen.Select(Size, Size).Select((m, s) => Invariant($"normal({m} {s})")));
        if (depth == 0) return simple;
        var inner = Nested(depth - 1);
        return Gen.Frequency(
            (4, simple),
            (2, Gen.Select(inner, inner, Gen.Int[1, 99]).Select((a, b, w) => Invariant($"mixture({w / 100m} of {a} {1 - w / 100m} of {b})"))),
            (1, Gen.Select(inner, Gen.Double[-50, 300]).Select((a, by) => Invariant($"shift({a} {by})"))),
            (1, Gen.Select(inner, Gen.Double[0.1, 3]).Select((a, f) => Invariant($"scale({a} {f})"))),
            (1, Gen.Select(inner, Size).Select((a, m) => Invariant($"mixture(0.5 of 400 0.5 of truncate(mixture(0.9 of {a} 0.1 of {m}) min={m}))"))));
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
