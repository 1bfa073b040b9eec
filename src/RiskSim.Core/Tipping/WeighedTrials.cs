using RiskSim.Evidence;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Tipping;

/// <summary>The trials of a scenario, from which its figures follow for any weights of the assumptions: the blend is a mixture of the same trials.</summary>
internal sealed class WeighedTrials
{
    private readonly IReadOnlyList<AssumptionRun?> _runs;
    private readonly WeightUpdate? _update;

    private WeighedTrials(IReadOnlyList<AssumptionRun?> runs, WeightUpdate? update) => (_runs, _update) = (runs, update);

    /// <param name="options">With a number of trials; as many as it says are made, whatever else it asks for.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static WeighedTrials Run(Scenario scenario, ForecastOptions options, IProgress<ForecastProgress>? progress, CancellationToken cancel)
    {
        var (seed, threads, trials) = (options.Seed ?? scenario.Run.Seed, options.Threads ?? Environment.ProcessorCount, options.Trials ?? scenario.Run.Trials);
        var tables = new TableShelf();
        var plans = scenario.Assumptions.Select(a => PlanBuilder.Build(scenario, a, tables)).ToArray();
        var update = WeightUpdate.Of(scenario, tables, seed, threads, cancel);
        var runner = new Runner(scenario, plans, Weights(update, scenario), seed, options.Sampling, null, threads, progress, cancel);
        runner.RunTo(trials, trials, null);
        return new WeighedTrials(runner.Runs, update);
    }

    /// <summary>The figure and the weights with the stated weights of a scenario that is otherwise the same.</summary>
    public AssumptionForecast Of(Scenario scenario, FigureName figure, out Estimates estimates)
    {
        estimates = new Estimates(scenario, _runs, Weights(_update, scenario), new FigureSelection(new StopRule([new PrecisionGoal(figure, 1)], [])));
        return estimates.All.First(a => a.Id == figure.Assumption);
    }

    private static EvidenceWeight[]? Weights(WeightUpdate? update, Scenario scenario) => update?.From([.. scenario.Assumptions.Select(a => a.Weight)]).Weights;
}
