using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Distributions;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Charts;

/// <summary>A case in the manner of a damaged crew pad, sampled in the simplest way: charts need plausible numbers, not
/// right ones.</summary>
internal sealed record SampleForecast
{
    private static readonly ImmutableArray<string> Parts = ["readiness", "outage", "turnaround", "scrub"];

    public string ScenarioName { get; init; } = "Baikonur Site 31/6 after Soyuz MS-28";
    public string SiteName { get; init; } = "Site 31/6";
    public DateOnly AsOf { get; init; } = new(2025, 11, 28);
    public DateOnly Horizon { get; init; } = new(2027, 12, 31);
    public int Trials { get; init; } = 4000;

    /// <summary>Days from the data date to the end of the repair, by assumption.</summary>
    public ImmutableArray<(string Id, double Weight, Func<Random, double> RepairDays)> Assumptions { get; init; } =
    [
        ("official", 0.4, r => 70 + 60 * (r.NextDouble() + r.NextDouble()) / 2),
        ("analyst", 0.4, r => r.NextDouble() < 0.6 ? 75 + 110 * (r.NextDouble() + r.NextDouble()) / 2 : 220 + 420 * r.NextDouble()),
        ("outside-view", 0.2, r => r.NextDouble() < 0.16 ? double.PositiveInfinity : 330 * Math.Exp(0.75 * Normal(r))),
    ];

    public ImmutableArray<(string Id, string Kind, DateOnly Planned)> Missions { get; init; } =
    [
        ("progress-ms-33", "cargo", new(2025, 12, 21)), ("progress-ms-34", "cargo", new(2026, 4, 10)),
        ("soyuz-ms-29", "crewed", new(2026, 7, 14)), ("progress-ms-35", "cargo", new(2026, 8, 15)),
        ("progress-ms-36", "cargo", new(2026, 11, 25)), ("soyuz-ms-30", "crewed", new(2027, 3, 10)),
        ("progress-ms-37", "cargo", new(2027, 3, 25)), ("soyuz-ms-31", "crewed", new(2027, 11, 5)),
    ];

    public Func<Random, double> ReadinessDays { get; init; } = r => r.NextDouble() < 0.8 ? 0 : 60 * r.NextDouble();
    public bool HasSpacecraft { get; init; } = true;
    public bool HasOutage { get; init; } = true;
    public ImmutableHashSet<string> Impossible { get; init; } = [];

    public static double Normal(Random r) => Math.Sqrt(-2 * Math.Log(1 - r.NextDouble())) * Math.Cos(2 * Math.PI * r.NextDouble());

    public ForecastResult Build()
    {
        var inputs = MakeInputs();
        var scenario = new Scenario
        {
            Name = ScenarioName, File = "scenarios/sample.yaml", Text = new ScenarioText([], ImmutableDictionary<string, byte[]>.Empty), TextHash = new string('0', 64), AsOf = AsOf, WeightsAsOf = AsOf, Horizon = Horizon,
            UpdateWeights = true, Run = new RunDefaults(Trials, 1), Ledger = [],
            Report = new ReportSettings([30, 90, 180, 365], [0.1, 0.5, 0.8, 0.9, 0.95]),
            Assumptions = [.. Assumptions.Select(a => new Assumption(a.Id, a.Weight, inputs))],
        };
        var samples = Assumptions.Select((a, i) => Sample(new Random(100 + i), a.RepairDays)).ToList();
        var weights = Assumptions.Select(a => Impossible.Contains(a.Id) ? 0 : a.Weight).ToArray();
        var total = Math.Max(weights.Sum(), 1e-300);
        var forecasts = Assumptions.Select((a, i) => Forecast(a.Id, a.Weight, weights[i] / total, !Impossible.Contains(a.Id), [(1, samples[i])])).ToImmutableArray();
        return new ForecastResult
        {
            Scenario = scenario, Trials = Trials, Seed = 1, Sampling = SamplingMethod.Sobol, Threads = 1, Assumptions = forecasts, Warnings = [], SimulationTime = TimeSpan.FromSeconds(1),
            Blend = Forecast(AssumptionForecast.BlendId, 1, 1, true, [.. samples.Select((s, i) => (weights[i] / total, s)).Where(s => s.Item1 > 0)]),
        };
    }

    private Inputs MakeInputs()
    {
        var network = new WorkNetwork("sites.pad.outages.cabin.repair", []);
        var outage = new Outage("cabin", "sites.pad.outages.cabin", AsOf.AddDays(-1), null, null, null, network);
        var zero = new Constant(0);
        return new Inputs
        {
            Sites = [new Site("site-31-6", SiteName, ["crewed", "cargo"], zero, zero, HasOutage ? [outage] : [], [], [], [])],
            Calendars = [], Risks = [], Correlations = [], Blackouts = [], Suspensions = [],
            Missions =
            [
                .. Missions.Select(m => new Mission(m.Id, m.Kind, m.Planned, ["site-31-6"], "soyuz-2", null, [], 0, zero, null, null, null, null,
                    double.PositiveInfinity, [], 0, null, null, false)),
            ],
            Spacecraft = HasSpacecraft
                ? [new Spacecraft("soyuz-ms-28", AsOf.AddDays(-1), AsOf.AddDays(241), 270, [Missions.First(m => m.Kind == "crewed").Id], 8)]
                : [],
        };
    }

    /// <summary>Columns of samples by the id of what they are samples of.</summary>
    private Dictionary<string, double[]> Sample(Random random, Func<Random, double> repairDays)
    {
        var columns = new Dictionary<string, double[]>();
        double horizon = Horizon.DayNumber - AsOf.DayNumber;
        for (var trial = 0; trial < Trials; trial++)
        {
            var restored = HasOutage ? Math.Max(0.05, repairDays(random)) : 0;
            if (HasOutage) Put("sites.site-31-6.restored", restored);
            Put("capability.crewed.remaining", restored);
            Put("capability.crewed.longest", Math.Min(restored, horizon) + 1);
            var free = HasOutage ? restored + 12 + 18 * random.NextDouble() : 0;
            foreach (var (id, kind, plannedDate) in Missions)
            {
                double planned = plannedDate.DayNumber - AsOf.DayNumber;
                double[] times = [planned, planned + ReadinessDays(random), 0, 0, 0];
                times[2] = Math.Max(times[1], restored);
                times[3] = Math.Max(times[2], free);
                times[4] = times[3] + (random.NextDouble() < 0.07 ? 2 + 3 * random.NextDouble() : 0);
                for (var i = 0; i < 4; i++)
                    Put($"missions.{id}.delay_part.{Parts[i]}", Math.Min(times[i + 1], horizon) - Math.Min(times[i], horizon));
                var launch = times[4];
                Put($"missions.{id}.launch", launch);
                Put($"missions.{id}.delay", launch - planned);
                free = launch + 14 + 10 * random.NextDouble();
                if (HasSpacecraft && kind == "crewed" && id == Missions.First(m => m.Kind == "crewed").Id)
                {
                    Put("spacecraft.soyuz-ms-28.overstay", Math.Clamp(launch + 8 - 241, 0, 28));
                    Put("spacecraft.soyuz-ms-28.prob_limit_reached", launch + 8 > 269 ? 1 : 0);
                }
            }

            void Put(string key, double value)
            {
                if (!columns.TryGetValue(key, out var column)) columns[key] = column = new double[Trials];
                column[trial] = value;
            }
        }
        return columns;
    }

    private AssumptionForecast Forecast(string id, double stated, double updated, bool isPossible, ImmutableArray<(double Weight, Dictionary<string, double[]> Columns)> parts)
    {
        var figures = ImmutableArray.CreateBuilder<Figure>();
        var distributions = ImmutableDictionary.CreateBuilder<string, EmpiricalDistribution>();
        var convergence = ImmutableDictionary.CreateBuilder<string, ImmutableArray<ConvergencePoint>>();
        double horizon = Horizon.DayNumber - AsOf.DayNumber;
        var loss = new double[(int)horizon + 1];
        if (isPossible)
        {
            foreach (var key in parts[0].Columns.Keys)
            {
                if (key.Contains("delay_part", StringComparison.Ordinal) || key.EndsWith("limit_reached", StringComparison.Ordinal))
                {
                    Mean(key.EndsWith("limit_reached", StringComparison.Ordinal) ? key : key + ".mean", key, x => x);
                    continue;
                }
                var planned = key.EndsWith(".delay", StringComparison.Ordinal) ? Missions.First(m => key == $"missions.{m.Id}.delay").Planned.DayNumber - AsOf.DayNumber : 0;
                var distribution = Histogram(parts.Select(p => (p.Weight, p.Columns[key])), horizon - planned);
                distributions[key] = distribution;
                var isDate = key.EndsWith("restored", StringComparison.Ordinal) || key.EndsWith("launch", StringComparison.Ordinal);
                foreach (var p in (double[])[0.1, 0.5, 0.8, 0.9, 0.95])
                {
                    var value = distribution.Quantile(p);
                    DateOnly? date = isDate && double.IsFinite(value) ? AsOf.AddDays((int)Math.Floor(value)) : null;
                    figures.Add(new Figure(id, $"{key}.p{(p * 100).ToString(CultureInfo.InvariantCulture)}", value, 0.5, isDate ? Unit.PointInTime : Unit.Days, date));
                }
                if (isDate) continue;
                Mean(key + ".mean", key, x => Math.Min(x, horizon - planned));
                if (key.EndsWith(".delay", StringComparison.Ordinal)) Late(key);
                if (key != "capability.crewed.remaining") continue;
                for (var day = 0; day < loss.Length; day++) loss[day] = HasOutage ? 1 - distribution.Cdf(day) : 0;
                Mean("capability.crewed.longest.prob_gt_180", "capability.crewed.longest", x => x > 180 ? 1 : 0);
            }
        }
        var daily = new DailyProbability([.. loss], [.. loss.Select(p => Math.Sqrt(p * (1 - p) / Trials))]);
        return new AssumptionForecast
        {
            Id = id, StatedWeight = stated, UpdatedWeight = updated, IsPossible = isPossible, EffectiveTrials = Trials, Figures = figures.ToImmutable(),
            Distributions = distributions.ToImmutable(), Convergence = convergence.ToImmutable(),
            LossByDay = isPossible ? ImmutableDictionary<string, DailyProbability>.Empty.Add("crewed", daily) : ImmutableDictionary<string, DailyProbability>.Empty,
        };

        void Late(string key)
        {
            Mean(key + ".prob_on_time", key, x => x < 1 ? 1 : 0);
            Mean(key + ".prob_gt_90", key, x => x > 90 ? 1 : 0);
        }

        void Mean(string metric, string column, Func<double, double> value)
        {
            var points = ImmutableArray.CreateBuilder<ConvergencePoint>();
            for (var n = 64; ; n = Math.Min(Trials, n * 5 / 4))
            {
                var (mean, variance) = (0.0, 0.0);
                foreach (var (weight, columns) in parts)
                {
                    var taken = columns[column].Take(n).Select(value).ToList();
                    var average = taken.Average();
                    mean += weight * average;
                    variance += weight * weight * taken.Sum(x => (x - average) * (x - average)) / n / n;
                }
                points.Add(new ConvergencePoint(n, mean, Math.Sqrt(variance)));
                if (n == Trials) break;
            }
            convergence[metric] = points.ToImmutable();
            figures.Add(new Figure(id, metric, points[^1].Estimate, points[^1].StandardError, metric.Contains("prob", StringComparison.Ordinal) ? Unit.Probability : Unit.Days, null));
        }
    }

    private static EmpiricalDistribution Histogram(IEnumerable<(double Weight, double[] Values)> parts, double highest)
    {
        const double step = 0.1;
        var mass = new double[(int)Math.Round(highest / step) + 1];
        foreach (var (weight, values) in parts)
            foreach (var value in values)
            {
                var bin = (int)Math.Ceiling(Math.Min(value, 1e6) / step - 1e-9);
                if (bin < mass.Length) mass[Math.Max(bin, 0)] += weight / values.Length;
            }
        for (var bin = 1; bin < mass.Length; bin++) mass[bin] += mass[bin - 1];
        return new EmpiricalDistribution(-step, step, [.. mass]);
    }
}
