using System.Collections.Concurrent;
using System.Collections.Immutable;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Charts;

/// <summary>Runs at the edges of what a chart has to bear.</summary>
internal static class SampleCases
{
    private static readonly SampleForecast Sample = new() { Trials = 300 };

    private static readonly ConcurrentDictionary<string, Lazy<ForecastResult>> Results = new();

    public static IEnumerable<string> Names => Samples.Keys.Order(StringComparer.Ordinal);

    /// <summary>Sampled once for all tests.</summary>
    public static ForecastResult Result(string name) =>
        Results.GetOrAdd(name, n => new Lazy<ForecastResult>(() => Samples[n].Build())).Value;

    private static ImmutableDictionary<string, SampleForecast> Samples { get; } = new Dictionary<string, SampleForecast>
    {
        ["usual"] = Sample,
        ["one assumption"] = Sample with { Assumptions = [("base", 1, Sample.Assumptions[0].RepairDays)] },
        ["eight assumptions, 14 missions"] = Sample with
        {
            Assumptions = [.. Enumerable.Range(1, 8).Select(i => ($"view-{i}", 0.125, Repair(30 * i, 80 * i)))],
            Missions = [.. Enumerable.Range(0, 14).Select(i => ($"soyuz-ms-{29 + i}", i % 2 == 0 ? "crewed" : "cargo", new DateOnly(2026, 1, 10).AddDays(48 * i)))],
        },
        ["long names, Cyrillic"] = Sample with
        {
            SiteName = "Стартовый комплекс площадки № 31/6 космодрома Байконур имени Юрия Алексеевича Гагарина",
            ScenarioName = "Как долго Россия остаётся без пилотируемых пусков после аварии, и что из этого следует для экипажей на орбите",
            Assumptions = [.. Sample.Assumptions.Select(a => (a.Id + "-with-a-very-long-name-that-nobody-should-ever-write", a.Weight, a.RepairDays))],
            Missions = [.. Sample.Missions.Select(m => (m.Id + "-with-an-extremely-long-mission-name-and-then-some-more", m.Kind, m.Planned))],
        },
        ["all on time"] = Sample with { HasOutage = false, ReadinessDays = _ => 0 },
        ["all beyond the horizon"] = WithRepair((_, _) => double.PositiveInfinity),
        ["constant values"] = WithRepair((_, _) => 95) with { ReadinessDays = _ => 0 },
        ["60 days"] = WithRepair((usual, r) => usual(r) / 5) with
        {
            Horizon = new DateOnly(2026, 1, 27),
            Missions = [Sample.Missions[0], ("soyuz-ms-29", "crewed", new(2026, 1, 14))],
        },
        ["ten years"] = Sample with { Horizon = new DateOnly(2035, 12, 31) },
        ["one impossible"] = Sample with { Impossible = ["analyst"] },
        ["one possible"] = Sample with { Impossible = ["analyst", "official"] },
        ["no missions, no spacecraft"] = Sample with { Missions = [], HasSpacecraft = false },
    }.ToImmutableDictionary();

    private static SampleForecast WithRepair(Func<Func<Random, double>, Random, double> days) => Sample with
    {
        Assumptions = [.. Sample.Assumptions.Select(a => (a.Id, a.Weight, (Func<Random, double>)(r => days(a.RepairDays, r))))],
    };

    private static Func<Random, double> Repair(double least, double spread) => r => least + spread * (r.NextDouble() + r.NextDouble());
}
