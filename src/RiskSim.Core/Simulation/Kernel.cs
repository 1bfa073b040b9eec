using RiskSim.Sampling;

namespace RiskSim.Simulation;

/// <summary>Runs blocks of trials of one plan. One per thread; a block's columns depend on nothing but plan, percentiles and trial numbers.</summary>
internal sealed class Kernel
{
    private const double WeightUnits = 1 << Block.WeightBits;

    private readonly Plan _plan;
    private readonly double _weightScale;
    private readonly Boost? _boost;
    private readonly PercentileSource _source;
    private readonly OccurrenceStage _occurrences;
    private readonly WorkStage _works;
    private readonly MissionStage _missions;
    private readonly SiteState[] _sites;
    private readonly Dispatcher _dispatcher;
    private readonly CapabilitySweep _capability;

    /// <param name="weightScale">A power of two that brings the trials' weights near 1.</param>
    /// <param name="boost">Null: nothing is oversampled.</param>
    public Kernel(Plan plan, PercentileSource source, double weightScale, Boost? boost = null)
    {
        _plan = plan;
        _weightScale = weightScale;
        _boost = boost;
        _source = source;
        _occurrences = new OccurrenceStage(_source, boost);
        Block = new Block(plan);
        _works = new WorkStage(plan, _source, _occurrences);
        _missions = new MissionStage(plan, _source, _occurrences);
        _sites = [.. plan.Sites.Select(s => new SiteState(s, plan.Kinds.Length, plan.CommonBlackouts))];
        _dispatcher = new Dispatcher(plan, Block, _sites);
        _capability = new CapabilitySweep(plan, _sites);
    }

    /// <summary>The columns of the last block that was run.</summary>
    public Block Block { get; }

    /// <summary>Of the last block: what happened of what is oversampled, by trial of the block.</summary>
    public IReadOnlyList<(int Trial, int Occurrence)> Happened => _occurrences.Happened;

    /// <param name="firstTrial">A multiple of <see cref="Simulation.Block.Capacity"/>.</param>
    /// <param name="count">1 … <see cref="Simulation.Block.Capacity"/>.</param>
    public void Run(long firstTrial, int count)
    {
        Draw(firstTrial, count);
        Dispatch();
    }

    /// <summary>All that the trials of a block draw, and the repairs and upgrades that follow from it.</summary>
    public void Draw(long firstTrial, int count)
    {
        // Whole vectors: the trials that pad the last one are run and not counted.
        RunWorks(firstTrial, (count + Lanes.Count - 1) / Lanes.Count * Lanes.Count);
        _missions.Run(Block);
        RoundWeights();
        DrawCampaigns();
        DrawSuspensions();
        DrawHazards();
        FillRestored();
        Block.Count = count;
    }

    /// <summary>What comes of it: launches, delays, capability losses and crews.</summary>
    public void Dispatch()
    {
        foreach (var losses in Block.Losses) losses.Clear();
        for (var first = 0; first < Block.Count; first += Lanes.Count)
        {
            for (var s = 0; s < _sites.Length; s++) _sites[s].Reset(Block, s, first);
            _dispatcher.Run(first);
            _capability.Run(Block, first);
            CrewRelief.Run(_plan, Block, first);
        }
    }

    /// <summary>Repairs and upgrades alone, with the weights of the trials as they came.</summary>
    public void RunWorks(long firstTrial, int count)
    {
        Block.FirstTrial = firstTrial;
        Block.Count = count;
        _occurrences.Begin(firstTrial, count);
        _works.Run(Block);
    }

    private void RoundWeights()
    {
        if (_boost is not null)
        {
            _occurrences.Weigh(Block.Weight.AsSpan(0, Block.Count), Block.FirstTrial, _weightScale, WeightUnits);
            return;
        }

        for (var i = 0; i < Block.Count; i++)
            Block.Weight[i] = _plan.IsWeighted ? Math.Round(Block.Weight[i] * _weightScale * WeightUnits) / WeightUnits : 1;
    }

    private void DrawCampaigns()
    {
        for (var s = 0; s < _plan.Sites.Length; s++)
        {
            var site = _plan.Sites[s];
            for (var o = 0; o < site.Outages.Length; o++)
                site.Outages[o].Campaign.Fill(_source, Block.FirstTrial, Block.Campaign[s][o].AsSpan(0, Block.Count));
        }
    }

    private void DrawSuspensions()
    {
        for (var s = 0; s < _plan.Suspensions.Length; s++)
        {
            var suspension = _plan.Suspensions[s];
            var end = Block.SuspensionEnd[s].AsSpan(0, Block.Count);
            if (suspension.StandDown is not { } draw)
            {
                end.Fill(suspension.To);
                continue;
            }

            _source.Fill(draw.Key, Block.FirstTrial, end);
            for (var i = 0; i < end.Length; i++)
                end[i] = suspension.From + draw.Table.At(suspension.OverByNow + end[i] * (1 - suspension.OverByNow));
        }
    }

    private void DrawHazards()
    {
        for (var s = 0; s < _plan.Sites.Length; s++)
            Block.Hazards[s].Draw(_source, _plan.Sites[s].Hazards, Block.FirstTrial, Block.Count, _plan.Horizon);
    }

    private void FillRestored()
    {
        for (var s = 0; s < _plan.Sites.Length; s++)
        {
            var restored = Block.Restored[s];
            Array.Clear(restored);
            foreach (var o in _plan.Sites[s].GoingOn)
            {
                var end = Block.WorkEnd[_plan.Sites[s].Outages[o].Work];
                for (var i = 0; i < Block.Count; i++) restored[i] = double.MaxNative(restored[i], end[i]);
            }

            for (var i = 0; i < Block.Count; i++)
                if (restored[i] > _plan.Horizon) restored[i] = double.PositiveInfinity;
        }
    }
}
