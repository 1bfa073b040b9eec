using System.Collections.Immutable;
using RiskSim.Evidence;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;
using RiskSim.Statistics.Sensitivity;

namespace RiskSim.Sensitivities;

/// <summary>Finds out what drives outputs of a scenario: by held inputs, by shares of the variance, by what is switched off, and by the critical path.</summary>
public static class SensitivityAnalyst
{
    /// <summary>Per assumption and sample: shares of the variance to about a hundredth.</summary>
    public const long UsualTrials = 16_384;

    /// <summary>What is drawn anew has nothing in common with the trials.</summary>
    private const ulong OtherStream = 0x9E3779B97F4A7C15;

    /// <param name="outputs">At least one, which the scenario has (<see cref="SensitivityOutputs"/>).</param>
    /// <param name="options">Trials, seed, threads and sampling. Trials are rounded up to whole blocks of 512.</param>
    /// <returns>Null where what is known on the data date is impossible under every assumption that an output needs.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SensitivityResult? Run(Scenario scenario, ImmutableArray<OutputId> outputs, ForecastOptions options, IProgress<ForecastProgress>? progress, CancellationToken cancel)
    {
        var seed = options.Seed ?? scenario.Run.Seed;
        var threads = options.Threads ?? Environment.ProcessorCount;
        var trials = (int)(((options.Trials ?? UsualTrials) + Block.Capacity - 1) / Block.Capacity * Block.Capacity);
        var (weights, _) = WeightUpdate.Run(scenario, new TableShelf(), seed, threads, cancel);
        var views = View.Of(scenario, weights, seed, options.Sampling, cancel);
        if (outputs.Any(o => !views.Any(v => IsOf(v, o)))) return null;

        string[] quantities = [.. outputs.Select(o => o.Quantity).Distinct()];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        var inputs = views.SelectMany(v => v.Factors).Select(f => f.Input).Distinct().ToArray();
        // Where what is known joins the inputs they cannot be drawn anew one by one.
        var frozen = views.Any(v => v.Plan.IsWeighted) ? [] : inputs;
        var exclusions = Exclusions.Of(scenario).ToArray();
        var runs = views.Length * (1 + (frozen.Length > 0 ? 1 : 0)) + views.Sum(v => v.Factors.Length) * (frozen.Length > 0 ? 1 : 0) + (exclusions.Length + 1) * scenario.Assumptions.Length;
        long done = 0;
        void Done(int samples) => progress?.Report(new ForecastProgress(Interlocked.Add(ref done, samples * (long)trials), runs * (long)trials));

        var a = new BaseSample[views.Length];
        Parallel.For(0, views.Length, parallel, v =>
        {
            a[v] = new BaseSample(views[v], quantities, trials, cancel);
            Done(1);
        });
        var mixtures = outputs.Select(o => new MixedSample(o, Array.IndexOf(quantities, o.Quantity), [.. a.Where(s => IsOf(s.View, o))])).ToArray();
        var shares = frozen.Length > 0 ? FrozenShares() : [.. mixtures.Select(m => m.GivenShares())];
        var excluded = ExclusionRunner.Run(scenario, weights, outputs, exclusions, new ForecastOptions(trials, seed, threads, options.Sampling), () => Done(scenario.Assumptions.Length), cancel);
        return new SensitivityResult(scenario, trials, seed, options.Sampling, runs, inputs.Length,
            [.. mixtures.Select((m, o) => m.Sensitivity(shares[o], frozen.Length > 0, excluded[o]))],
            [.. outputs.Select(o => o.Assumption).Distinct().SelectMany(id => Importance(id, [.. a.Where(s => IsOf(s.View, new OutputId("", id)))]))]);

        ImmutableArray<VarianceShare>[] FrozenShares()
        {
            var b = new double[views.Length][][];
            Parallel.For(0, views.Length, parallel, v =>
            {
                b[v] = Sample.Run(views[v], new Kernel(views[v].Plan, new PercentileSource(seed ^ OtherStream), 1), quantities, trials, null, cancel);
                Done(1);
            });
            var samples = mixtures.Select(m => m.PickFreeze(views, b)).ToArray();
            var found = new SobolIndices?[inputs.Length][];
            Parallel.For(0, inputs.Length, parallel, i =>
            {
                // A view without the input does not change with it.
                var changed = views.Select((view, v) =>
                {
                    if (Array.Find(view.Factors, f => f.Input == inputs[i]) is not { } factor) return a[v].Values;
                    var values = Sample.Run(view, new Kernel(view.Plan, view.Source.Redrawing(factor.Keys, seed ^ OtherStream), 1), quantities, trials, null, cancel);
                    Done(1);
                    return values;
                }).ToArray();
                found[i] = [.. mixtures.Select((m, o) => m.Indices(samples[o], views, changed))];
            });
            return [.. mixtures.Select((m, o) => m.Shares(samples[o], inputs.Select((input, i) => (input, found[i][o]))))];
        }
    }

    private static bool IsOf(View view, OutputId output) => output.Assumption == AssumptionForecast.BlendId || output.Assumption == view.Assumption.Id;

    private static IEnumerable<ActivityImportance> Importance(string assumption, BaseSample[] samples)
    {
        foreach (var (outage, activity) in samples.SelectMany(s => s.Activities.Keys).Distinct())
        {
            // Assumptions without the activity say nothing of it.
            var having = samples.Where(s => s.Activities.ContainsKey((outage, activity))).Select(s => (s.View.Weight, Columns: s.Activities[(outage, activity)])).ToArray();
            yield return new ActivityImportance(outage, activity, assumption, ActivityIndices.Of(
                [.. having.SelectMany(h => MixedSample.Normalised(h.Columns.Weight, h.Weight))],
                [.. having.SelectMany(h => h.Columns.Duration)], [.. having.SelectMany(h => h.Columns.Float)], [.. having.SelectMany(h => h.Columns.Whole)]));
        }
    }
}
