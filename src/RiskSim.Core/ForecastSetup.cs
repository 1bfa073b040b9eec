using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim;

/// <summary>What a forecast begins with and ends in, whether its trials are run at once or in pieces.</summary>
/// <param name="Trials">Per assumption.</param>
/// <param name="Plans">By assumption.</param>
/// <param name="Rare">Null: nothing is oversampled, as nobody asked or nothing is rare.</param>
internal sealed record ForecastSetup(Scenario Scenario, ForecastOptions Options, long Trials, ulong Seed, int Threads, TableShelf Tables, Plan[] Plans, RareEvents? Rare)
{
    public static ForecastSetup Of(Scenario scenario, ForecastOptions options)
    {
        var tables = new TableShelf();
        var plans = scenario.Assumptions.Select(a => PlanBuilder.Build(scenario, a, tables)).ToArray();
        return new ForecastSetup(
            scenario, options, options.Trials ?? scenario.Run.Trials, options.Seed ?? scenario.Run.Seed, options.Threads ?? Environment.ProcessorCount, tables, plans,
            plans.Any(p => Boost.Of(p) is not null) ? options.Rare : null);
    }

    /// <param name="runs">By assumption; null where what is known is impossible under it.</param>
    /// <param name="weights">By assumption; null: as stated.</param>
    /// <param name="trials">That were run, per assumption.</param>
    /// <param name="time">That the trials took.</param>
    public ForecastResult Conclude(
        IReadOnlyList<AssumptionRun?> runs, IReadOnlyList<EvidenceWeight>? weights, EvidenceTrail evidence, long trials, TimeSpan time, StopReport? stopping = null)
    {
        var estimates = new Estimates(Scenario, runs, weights);
        return new ForecastResult
        {
            Scenario = Scenario,
            Trials = trials,
            Seed = Seed,
            Sampling = Options.Sampling,
            Threads = Threads,
            Assumptions = Options.KeepsDaily ? [.. estimates.Assumptions.Select(estimates.WithDaily)] : estimates.Assumptions,
            Blend = Options.KeepsDaily ? estimates.WithDaily(estimates.Blend) : estimates.Blend,
            Evidence = evidence,
            Rare = Rare,
            Warnings = [.. ForecastWarnings.Of(Scenario, estimates.Assumptions, evidence, trials, Options.Rare, Rare is not null), .. ForecastWarnings.Of(stopping)],
            SimulationTime = time,
            Stopping = stopping,
        };
    }
}
