using RiskSim.Evidence;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim.Sensitivities;

/// <summary>One assumption, compiled so that what all assumptions have in common has the same percentiles in all.</summary>
/// <param name="Weight">Updated, normalised over the views.</param>
/// <param name="NewKernel">Of the trials of sample A.</param>
internal sealed record View(Assumption Assumption, double Weight, Plan Plan, MetricCatalogue Catalogue, Factor[] Factors, PercentileSource Source, Func<Kernel> NewKernel)
{
    /// <summary>Those that what is known leaves possible.</summary>
    /// <param name="weights">By assumption, not normalised; null: as stated.</param>
    public static View[] Of(Scenario scenario, IReadOnlyList<EvidenceWeight>? weights, ulong seed, SamplingMethod sampling, CancellationToken cancel)
    {
        var tables = new TableShelf();
        // Keys hang on the assumption's id: with one id a risk, say, occurs under all assumptions in the same trials.
        var shared = scenario.Assumptions[0].Id;
        var plans = scenario.Assumptions.Select(a => PlanBuilder.Build(scenario, a with { Id = shared }, tables)).ToArray();
        var runner = new Runner(scenario, plans, weights, seed, sampling, null, 1, null, cancel);
        var share = EvidenceWeight.Normalised([.. scenario.Assumptions.Select((a, i) => weights?[i] ?? EvidenceWeight.Exactly(a.Weight))]);
        var views = new List<View>();
        for (var a = 0; a < plans.Length; a++)
        {
            if (!(share[a].Value > 0)) continue;
            var (plan, newKernel) = (plans[a], runner.Kernels(a));
            var kernel = newKernel();
            kernel.RunWorks(0, Block.Capacity);
            if (!kernel.Block.Weight.Any(w => w > 0)) continue;
            views.Add(new View(scenario.Assumptions[a], share[a].Value, plan, new MetricCatalogue(scenario, plan), UncertainInputs.Of(scenario.Assumptions[a].Inputs, plan),
                new PercentileSource(sampling, seed, plan.CoordinateOrder), newKernel));
        }

        var total = views.Sum(v => v.Weight);
        return [.. views.Select(v => v with { Weight = v.Weight / total })];
    }

    public DurationSpec Output(string quantity) => (DurationSpec)Catalogue.Metrics.First(m => m.Id == quantity);
}
