using RiskSim.Distributions;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Tests.Statistics.Stopping;

/// <summary>A repair with a closed form under two beliefs, and runs of it that go on until something is known.</summary>
internal static class StopScenario
{
    /// <summary>The repair begins on the data date and takes lognormal days; the mission is planned for the same day.</summary>
    public const string Yaml = """
        risksim: 1
        name: stop
        as_of: 2026-01-01
        horizon: 2028-01-01
        sites: { pad: { supports: [crewed], turnaround: 20, outages: { main: { began: 2026-01-01, repair: lognormal(p10=60 p90=240) } } } }
        missions:
          m1: { kind: crewed, planned: 2026-01-01, sites: [pad], failure: { probability: 0.02, stand_down: 10 }, family: f, stay: 100, limit: 200, relieved_by: [m2] }
          m2: { kind: crewed, planned: 2026-06-01, sites: [pad], family: f }
        assumptions:
          sober: { weight: 1 }
          hopeful: { weight: 1, set: { sites.pad.outages.main.repair: lognormal(p10=30 p90=120) } }
        """;

    public const string Exceeds90 = "missions.m1.delay.prob_gt_90";

    /// <summary>P(delay &gt; T) of m1 under an assumption: its launch waits for the repair alone.</summary>
    public static double Exceedance(double days, string assumption)
    {
        double Tail(double median) => StandardNormal.Survival(Math.Log(days / median) / (Math.Log(2) / StandardNormal.Quantile(0.9)));
        return assumption switch { "sober" => Tail(120), "hopeful" => Tail(60), _ => (Tail(120) + Tail(60)) / 2 };
    }

    public static StopRule Rule(IEnumerable<string> precision, IEnumerable<string> settle, long maxTrials = StopRule.UsualMaxTrials) =>
        new([.. precision.Select(p => RuleText.Precision(p)!)], [.. settle.Select(q => RuleText.Question(q)!)], maxTrials);

    /// <summary>With independent trials, which take the most rounds.</summary>
    public static ForecastResult Run(StopRule rule, ulong seed = 1, int? threads = null, string yaml = Yaml, SamplingMethod sampling = SamplingMethod.Random) =>
        Forecaster.Run(TestScenario.Load(yaml), new ForecastOptions(null, seed, threads, sampling, rule), null, CancellationToken.None);

    public static ForecastResult RunPlain(long trials, ulong seed = 1, string yaml = Yaml, SamplingMethod sampling = SamplingMethod.Random) =>
        Forecaster.Run(TestScenario.Load(yaml), new ForecastOptions(trials, seed, Sampling: sampling), null, CancellationToken.None);
}
