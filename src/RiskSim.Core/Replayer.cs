using System.Collections.Immutable;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim;

/// <summary>Which trial to tell.</summary>
public abstract record TrialChoice
{
    private TrialChoice() { }

    /// <param name="Trial">From 0.</param>
    public sealed record ByNumber(long Trial) : TrialChoice;

    /// <summary>The trial whose value is nearest to a percentile of a duration, the lowest number where several are.</summary>
    /// <param name="Figure">Its id, e.g. <c>missions.soyuz-ms-29.delay.p80</c>; any percentile, also one that is not reported.</param>
    public sealed record AtFigure(string Figure) : TrialChoice;
}

/// <summary>One trial of an assumption, beside the distributions that it is taken from.</summary>
/// <param name="Forecast">Of this assumption.</param>
/// <param name="Trials">Of the assumption.</param>
/// <param name="FigureDays">The percentile that was asked for; NaN where the trial was chosen by its number.</param>
public sealed record Replay(
    Scenario Scenario, Assumption Assumption, AssumptionForecast Forecast, TrialChoice Choice, double FigureDays, TrialRecord Trial, long Trials, ulong Seed,
    SamplingMethod Sampling);

/// <param name="Replays">In file order of the assumptions; empty if any problem is an error.</param>
public sealed record ReplayResult(ImmutableArray<Replay> Replays, ImmutableArray<Problem> Problems);

/// <summary>Tells single trials of a run, computed by the kernel that computes all of them.</summary>
public static class Replayer
{
    /// <param name="options">As of the run whose trials are meant: the same seed, sampling and number of trials have the same trials.</param>
    /// <param name="assumptionId">Null: a trial of each assumption.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ReplayResult Run(
        Scenario scenario, ForecastOptions options, TrialChoice choice, string? assumptionId, IProgress<ForecastProgress>? progress, CancellationToken cancel)
    {
        var trials = options.Trials ?? scenario.Run.Trials;
        var seed = options.Seed ?? scenario.Run.Seed;
        var threads = options.Threads ?? Environment.ProcessorCount;
        var wanted = scenario.Assumptions.Where(a => assumptionId is null || a.Id == assumptionId).ToImmutableArray();
        if (wanted.IsEmpty) return Failed(ReplayProblems.UnknownAssumption(scenario, assumptionId!));
        if (choice is TrialChoice.ByNumber { Trial: var number } && (number < 0 || number >= trials)) return Failed(ReplayProblems.NoSuchTrial(number, trials));

        var tables = new TableShelf();
        var plans = wanted.Select(a => PlanBuilder.Build(scenario, a, tables)).ToArray();
        var catalogues = plans.Select(plan => new MetricCatalogue(scenario, plan)).ToArray();
        PercentileFigure? figure = null;
        if (choice is TrialChoice.AtFigure { Figure: var id } && !PercentileFigure.TryParse(id, catalogues, out figure))
            return Failed(ReplayProblems.UnknownFigure(id, catalogues));

        var runner = new Runner(scenario, plans, null, seed, options.Sampling, options.Rare, threads, null, cancel);
        var forecasts = Forecaster.Run(scenario with { Assumptions = wanted }, options, progress, cancel);
        var replays = ImmutableArray.CreateBuilder<Replay>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        for (var a = 0; a < wanted.Length; a++)
        {
            var (plan, forecast, found) = (plans[a], forecasts.Assumptions[a], figure?.In(catalogues[a]));
            if (!forecast.IsPossible)
            {
                problems.Add(ReplayProblems.Impossible(scenario, wanted[a].Id));
                continue;
            }

            if (figure is not null && (found is null || !forecast.Distributions.ContainsKey(figure.Stem)))
            {
                problems.Add(ReplayProblems.AbsentFigure(figure.Stem, wanted[a].Id));
                continue;
            }

            var newKernel = runner.Kernels(a);
            var days = figure is null ? double.NaN : forecast.Distributions[figure.Stem].Quantile(figure.Probability);
            var trial = figure is null ? ((TrialChoice.ByNumber)choice).Trial
                : TrialSearch.Nearest(newKernel, found!, days - figure.OffsetDays(catalogues[a]), trials, threads, cancel);
            var record = new TrialReader(scenario, wanted[a].Inputs, plan, newKernel()).Read(trial);
            if (record.Weight > 0) replays.Add(new Replay(scenario, wanted[a], forecast, choice, days, record, trials, seed, options.Sampling));
            else problems.Add(ReplayProblems.NotAFuture(scenario, trial, wanted[a].Id));
        }

        // Where nothing can be told the reasons are errors.
        return replays.Count > 0 ? new ReplayResult(replays.ToImmutable(), problems.ToImmutable())
            : new ReplayResult([], [.. problems.Select(p => p with { Severity = Severity.Error })]);
    }

    private static ReplayResult Failed(Problem problem) => new([], [problem]);
}
