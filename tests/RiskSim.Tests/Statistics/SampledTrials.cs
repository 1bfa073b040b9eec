using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim.Tests.Statistics;

/// <summary>Trials whose delay and weight a test chooses itself, counted as those of a run.</summary>
internal sealed class SampledTrials
{
    private const string Yaml = """
        risksim: 1
        name: chosen trials
        as_of: 2026-01-01
        horizon: 2027-01-01
        report: { thresholds: [7, 30.5, 90] }
        sites: { pad: { supports: [crewed], turnaround: 1 } }
        missions: { m: { kind: crewed, planned: 2026-01-01, sites: [pad], stay: 10, relieved_by: [n] }, n: { kind: crewed, planned: 2026-02-01, sites: [pad] } }
        """;

    public const double HorizonDays = 365;

    private static readonly Scenario Scenario = TestScenario.Load(Yaml);
    private static readonly Plan Plan = PlanBuilder.Build(Scenario, Scenario.Assumptions[0], new TableShelf());
    private static readonly MetricCatalogue Catalogue = new(Scenario, Plan);

    private readonly PercentileSource _source;

    public SampledTrials(ulong seed, Func<long, double, double> delay)
    {
        _source = new PercentileSource(seed);
        DelayDays = trial => delay(trial, Percentile(trial));
    }

    /// <summary>By trial; +∞ is not launched. The percentiles are independent.</summary>
    public Func<long, double> DelayDays { get; }

    /// <summary>By trial.</summary>
    public Func<long, double>? Weight { get; init; }

    /// <summary>Of a second mission, planned 31 days after the first; without it, always on time.</summary>
    public Func<long, double> SecondDelayDays { get; init; } = _ => 0;

    public double Percentile(long trial, ulong key = 1) => _source.At(key, trial);

    public static Tally NewTally() => new(Catalogue);

    /// <summary>The first so many trials.</summary>
    public Tally Count(long trials)
    {
        var tally = NewTally();
        var block = new Block(Plan);
        for (long first = 0; first < trials; first += Block.Capacity)
        {
            Fill(block, first, (int)Math.Min(Block.Capacity, trials - first));
            tally.Add(block);
        }

        return tally;
    }

    /// <summary>A delay is also a loss of the capability, and only every third trial has a spacecraft.</summary>
    public Block Fill(Block block, long first, int count)
    {
        block.FirstTrial = first;
        block.Count = count;
        block.Losses[0].Clear();
        for (var i = 0; i < count; i++)
        {
            var trial = first + i;
            var delay = DelayDays(trial);
            block.Delay[0][i] = delay;
            block.Delay[1][i] = SecondDelayDays(trial);
            block.Parts[DelayParts.Outage][i] = Math.Min(delay, HorizonDays);
            block.Failed[0][i] = delay > 30 ? 1 : 0;
            block.HasCraft[0][i] = trial % 3 == 0 ? 1 : 0;
            block.Overstay[0][i] = Math.Min(delay, 20);
            var units = Math.Pow(2, Block.WeightBits);
            block.Weight[i] = Weight is null ? 1 : Math.Round(Weight(trial) * units) / units;
            if (delay > 0) block.Losses[0].Add(new Loss(i, 3.25, 3.25 + delay));
        }

        return block;
    }

    public static Block NewBlock() => new(Plan);

    public static AssumptionForecast Forecast(Tally tally) => Forecast([new Component(Share.Whole(0), tally)]);

    public static AssumptionForecast Forecast(Component[] components) =>
        new FigureBuilder(Scenario, components.Length == 1 ? "base" : AssumptionForecast.BlendId, [.. components], [.. components.Select(_ => Catalogue)]).Build(1, new Estimate(1, 0));

    /// <summary>Of the delay alone, without all other figures.</summary>
    public static Estimate Mean(Tally tally) => Ratio(tally, m => m.Mean);

    public static Estimate Ratio(Tally tally, Func<MetricTally, GroupSum> sums)
    {
        var metric = Delay(tally);
        return new Mixture([new Component(Share.Whole(0), tally)]).Ratio(_ => sums(metric), _ => metric.Exists);
    }

    public static Estimate Percentile(Tally tally, double p)
    {
        MetricTally[] metrics = [Delay(tally)];
        Histogram[] histograms = [metrics[0].Histogram!];
        var mixture = new Mixture([new Component(Share.Whole(0), tally)]);
        return mixture.Quantile(mixture.Distribution(metrics, histograms), metrics, histograms, p);
    }

    private static MetricTally Delay(Tally tally) => tally.Metrics.Single(m => m.Spec.Id == "missions.m.delay");
}
