using System.Collections.Immutable;
using RiskSim.Distributions;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting;

/// <summary>A small forecast with every kind of figure, made by hand: what is tested is how it is written down.</summary>
internal static class SampleForecast
{
    public const double Trials = 200_000;
    public static readonly DateOnly AsOf = new(2025, 11, 28);
    public static readonly DateOnly Horizon = new(2027, 12, 31);

    public static ForecastResult Create(
        string name = "Two pads | after <an> accident", string says = "a spare was found | \"complete\"\nand <b>ready</b>", bool withSecondAssumption = true)
    {
        var inputs = Inputs();
        ImmutableArray<Assumption> assumptions = withSecondAssumption
            ? [new("official", 0.25, inputs), new("analyst", 0.75, inputs)]
            : [new("base", 1, inputs)];
        var scenario = new Scenario
        {
            Name = name, File = "scenarios/sample.yaml", Text = new ScenarioText([], ImmutableDictionary<string, byte[]>.Empty), TextHash = new string('a', 64), AsOf = AsOf, WeightsAsOf = AsOf, Horizon = Horizon,
            UpdateWeights = true, Run = new RunDefaults(200_000, 1), Report = new ReportSettings([30, 90, 180, 365], [0.1, 0.5, 0.8, 0.9, 0.95]),
            Assumptions = assumptions,
            Ledger =
            [
                new(new(2025, 11, 28), "=cmd()", says, "https://example.org/a|b(1)", null, true,
                    [new("sites.pad-a.outages.cabin.repair.source.chosen", "spare")], new Place("scenarios/sample.yaml", 40, 5)),
                new(new(2026, 3, 3), "the agency", "restored", "press", "official", false,
                    [new("sites.pad-a.outages.cabin.restored", "2026-03-02")], new Place("scenarios/sample.yaml", 45, 5)),
            ],
            TrailWhenAsked = new(() => Trail([.. assumptions.Select(a => a.Id)])),
        };
        var forecasts = assumptions.Select((a, i) => Forecast(a.Id, a.Weight, 1 + i)).ToImmutableArray();
        return new ForecastResult
        {
            Scenario = scenario, Trials = 200_000, Seed = 1, Sampling = SamplingMethod.Sobol, Threads = 2, Assumptions = forecasts, Blend = Forecast("blend", 1, 1.6),
            Warnings = [new(Severity.Warning, new Place("scenarios/sample.yaml", 12, 9), "uniform(1 2)", "the repair is very certain", "Widen it.")],
            SimulationTime = TimeSpan.FromSeconds(0.25),
        };
    }

    private static InputTrail Trail(ImmutableArray<string> all)
    {
        const string Chosen = "sites.pad-a.outages.cabin.repair.source.chosen";
        return new InputTrail(
            [
                new("sites.pad-a.turnaround", "14", InputOrigin.File, new Place("scenarios/sample.yaml", 10, 17), all),
                new(Chosen, "spare", new InputOrigin(InputSetter.Ledger, 1, AsOf), new Place("scenarios/sample.yaml", 43, 9), all),
                new("sites.pad-a.campaign", "=1+1", InputOrigin.CommandLine, new Place("--set sites.pad-a.campaign", 0, 0), all[..1]),
            ],
            [new(1, [new SetTrail(Chosen, "spare", all, [])])]);
    }

    public static Mission Mission(string id, string kind, DateOnly planned, DateOnly? launched = null) => new(
        id, kind, planned, ["pad-a"], null, null, [], 0, new Constant(0), null, null, null, kind == "crewed" ? 240 : null, 270,
        kind == "crewed" ? ["soyuz-ms-30"] : [], 8, launched, null, false);

    private static Inputs Inputs() => new()
    {
        Sites = [new("pad-a", "Pad A", ["crewed", "cargo"], new Constant(14), new Constant(18), [], [], [], [])],
        Calendars = [], Risks = [], Correlations = [], Blackouts = [], Suspensions = [],
        Missions =
        [
            Mission("progress-ms-32", "cargo", new(2025, 9, 1), new(2025, 9, 28)),
            Mission("progress-ms-33", "cargo", new(2025, 12, 21)),
            Mission("soyuz-ms-29", "crewed", new(2026, 7, 14)),
            Mission("soyuz-ms-30", "crewed", new(2027, 3, 10)),
        ],
        Spacecraft = [new("soyuz-ms-28", new(2025, 11, 27), new(2026, 7, 27), 300, ["soyuz-ms-29"], 8)],
    };

    private static AssumptionForecast Forecast(string id, double weight, double pace)
    {
        var figures = ImmutableArray.CreateBuilder<Figure>();
        void Add(string metric, double value, double error, Unit unit) => figures.Add(new Figure(
            id, metric, value, error, unit, unit == Unit.PointInTime && double.IsFinite(value) ? AsOf.AddDays((int)value) : null));
        double[] quantiles = [10, 50, 80, 90, 95];
        if (id != "blend")
        {
            Add("weight.stated", weight, 0, Unit.Weight);
            Add("weight.updated", weight, 0, Unit.Weight);
        }
        foreach (var q in quantiles) Add($"sites.pad-a.restored.p{q}", q == 95 ? double.PositiveInfinity : pace * q * 2.123, 0.31 * pace, Unit.PointInTime);
        Add("sites.pad-a.restored.prob_beyond_horizon", 0.052, 0.0005, Unit.Probability);
        Add("sites.pad-a.availability.mean", 0.7216, 0.0004, Unit.Share);
        foreach (var part in new[] { "longest", "total", "remaining" })
        {
            Add($"capability.crewed.{part}.mean", 103.2 * pace, 0.305, Unit.Days);
            foreach (var q in quantiles) Add($"capability.crewed.{part}.p{q}", part == "remaining" && q == 95 ? double.PositiveInfinity : pace * q * 2.123, 0.31, Unit.Days);
            foreach (var t in new[] { 30, 90, 180, 365 }) Add($"capability.crewed.{part}.prob_gt_{t}", Math.Exp(-t / (150 * pace)), 0.0011, Unit.Probability);
        }
        foreach (var t in new[] { 0, 30, 90, 180, 365 }) Add($"capability.crewed.lost_after_{t}", Math.Exp(-t / (150 * pace)), t == 0 ? 2.2e-9 : 0.0011, Unit.Probability);
        foreach (var mission in new[] { "progress-ms-32", "progress-ms-33", "soyuz-ms-29", "soyuz-ms-30" })
        {
            var scale = mission switch { "progress-ms-33" => 40, "soyuz-ms-29" => 8, "progress-ms-32" => 0, _ => 0.2 };
            Add($"missions.{mission}.delay.mean", 5 * pace * scale, 0.23, Unit.Days);
            foreach (var q in quantiles) Add($"missions.{mission}.delay.p{q}", mission == "progress-ms-33" && q == 95 ? double.PositiveInfinity : Math.Max(0, q - 50) / 10 * pace * scale, 0.4, Unit.Days);
            foreach (var q in quantiles) Add($"missions.{mission}.launch.p{q}", 228 + (Math.Max(0, q - 50) / 10 * pace * scale), 0.4, Unit.PointInTime);
            foreach (var t in new[] { 30, 90, 180 }) Add($"missions.{mission}.delay.prob_gt_{t}", Math.Exp(-t / 40.0 / pace), 0.0011, Unit.Probability);
            Add($"missions.{mission}.delay.prob_on_time", mission == "soyuz-ms-30" ? 1 : 0.7123 / pace, 0.00101, Unit.Probability);
            Add($"missions.{mission}.prob_not_launched", mission == "soyuz-ms-30" ? 0 : 0.0088, 0.0002, Unit.Probability);
            Add($"missions.{mission}.prob_failed", 0.02, 0.0003, Unit.Probability);
            foreach (var part in new[] { "readiness", "outage", "stand_down", "turnaround", "predecessor", "replan", "closure", "scrub" })
                Add($"missions.{mission}.delay_part.{part}.mean", part == "outage" ? 5 * pace * scale : 0, part == "outage" ? 0.23 : 0, Unit.Days);
        }
        foreach (var spacecraft in new[] { "soyuz-ms-28", "soyuz-ms-29" })
        {
            Add($"spacecraft.{spacecraft}.overstay.mean", 11 * pace, 0.05, Unit.Days);
            foreach (var q in quantiles) Add($"spacecraft.{spacecraft}.overstay.p{q}", q < 80 ? 0 : 21.4 * pace, 0.1, Unit.Days);
            foreach (var t in new[] { 30, 90, 180, 365 }) Add($"spacecraft.{spacecraft}.overstay.prob_gt_{t}", 0, 0.000001, Unit.Probability);
            Add($"spacecraft.{spacecraft}.gap.mean", 3, 0.02, Unit.Days);
            Add($"spacecraft.{spacecraft}.prob_limit_reached", 0.04 * pace, 0.0004, Unit.Probability);
        }

        // Uniform on (0, 100] days, with one tenth beyond the horizon.
        var distribution = new EmpiricalDistribution(0, 0.1, [.. Enumerable.Range(1, 1000).Select(bin => 0.9 / 1000 * bin)]);
        var days = Horizon.DayNumber - AsOf.DayNumber + 1;
        return new AssumptionForecast
        {
            Id = id, StatedWeight = weight, UpdatedWeight = weight, IsPossible = true, EffectiveTrials = Trials, Figures = figures.ToImmutable(),
            Distributions = ImmutableDictionary<string, EmpiricalDistribution>.Empty.Add("sites.pad-a.restored", distribution).Add("missions.soyuz-ms-29.delay", distribution),
            LossByDay = ImmutableDictionary<string, DailyProbability>.Empty.Add("crewed", new(
                [.. Enumerable.Range(0, days).Select(d => Math.Exp(-d / (150.0 * pace)))], [.. Enumerable.Repeat(0.0011, days)])),
            Convergence = ImmutableDictionary<string, ImmutableArray<ConvergencePoint>>.Empty.Add("capability.crewed.longest.mean",
                [new(1000, 100, 3), new(200_000, 103.2 * pace, 0.305)]),
        };
    }

    private sealed class Constant(double value) : Distribution
    {
        public override string Expression => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        public override double Minimum => value;
        public override double Maximum => value;
        public override double Quantile(double u) => value;
        public override double Cdf(double x) => x >= value ? 1 : 0;
        public override double Density(double x) => 0;
    }
}
