using RiskSim.Sampling;
using RiskSim.Scenarios;

namespace RiskSim.Simulation;

/// <summary>How likely it is what is known of works: their trials alone, without sites and missions.</summary>
internal sealed class WorkSampler
{
    private readonly Plan _plan;
    private readonly Block _block;
    private readonly OccurrenceStage _occurrences;
    private readonly WorkStage _works;

    public WorkSampler(Plan plan, ulong seed)
    {
        _plan = plan;
        var source = new PercentileSource(SamplingMethod.Sobol, seed, plan.CoordinateOrder);
        _block = new Block(plan);
        _occurrences = new OccurrenceStage(source, null);
        _works = new WorkStage(plan, source, _occurrences);
    }

    /// <summary>A plan of works alone.</summary>
    /// <param name="inputs">At any time; days are counted from the scenario's data date.</param>
    /// <param name="knownOf">What is known of each work; null where it is not needed.</param>
    public static Plan PlanOf(Scenario scenario, string assumptionId, Inputs inputs, TableShelf tables, Func<Work, KnownWork?> knownOf)
    {
        var works = new WorkCompiler(inputs with { Missions = [] }, scenario, assumptionId, tables, knownOf);
        return new Plan
        {
            AssumptionId = assumptionId, Horizon = scenario.HorizonDays, Works = works.Works, Risks = works.Risks, Groups = works.Groups, IsWeighted = works.IsWeighted,
            CoordinateOrder = CoordinateOrder.Of(works.ActivityKeys, works.Risks, [], [], []),
            Sites = [], Kinds = [], Blackouts = [], Families = [], Suspensions = [], Missions = [], Launched = [], Crafts = [],
        };
    }

    /// <summary>Whether what is known is certain whatever is drawn.</summary>
    public static bool IsCertain(Plan plan) => !Array.Exists(plan.Works, w => w.IsConditioned);

    /// <summary>Adds the weights of some trials, by randomisation.</summary>
    /// <param name="firstTrial">A multiple of a block's capacity, as is <paramref name="trials"/>.</param>
    public void Add(long firstTrial, long trials, double[] sums)
    {
        for (var first = firstTrial; first < firstTrial + trials; first += Block.Capacity)
        {
            _block.FirstTrial = first;
            _block.Count = Block.Capacity;
            _occurrences.Begin(first, Block.Capacity);
            _works.Run(_block);
            for (var i = 0; i < Block.Capacity; i++) sums[i % Randomisations.Count] += _block.Weight[i];
        }
    }
}
