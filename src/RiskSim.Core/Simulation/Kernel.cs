using RiskSim.Sampling;

namespace RiskSim.Simulation;

/// <summary>Runs blocks of trials of one plan. One per thread; a block's columns depend on nothing but plan, seed and trial numbers.</summary>
internal sealed class Kernel
{
    private const double WeightUnits = 1 << Block.WeightBits;

    private readonly Plan _plan;
    private readonly double _weightScale;
    private readonly PercentileSource _source;
    private readonly WorkStage _works;
    private readonly MissionStage _missions;
    private readonly SiteState[] _sites;
    private readonly Dispatcher _dispatcher;
    private readonly CapabilitySweep _capability;

    /// <param name="weightScale">A power of two that brings the trials' weights near 1.</param>
    public Kernel(Plan plan, ulong seed, double weightScale)
    {
        _plan = plan;
        _weightScale = weightScale;
        _source = new PercentileSource(seed);
        _works = new WorkStage(plan, _source);
        _missions = new MissionStage(plan, _source);
        _sites = [.. plan.Sites.Select(s => new SiteState(s, plan.Kinds.Length))];
        _dispatcher = new Dispatcher(plan, _sites);
        _capability = new CapabilitySweep(plan, _sites);
        Block = new Block(plan);
    }

    /// <summary>The columns of the last block that was run.</summary>
    public Block Block { get; }

    /// <summary>The sites as the last trial that was run left them.</summary>
    public SiteState[] Sites => _sites;

    /// <param name="firstTrial">A multiple of <see cref="Simulation.Block.Capacity"/>.</param>
    /// <param name="count">1 … <see cref="Simulation.Block.Capacity"/>.</param>
    public void Run(long firstTrial, int count)
    {
        Block.FirstTrial = firstTrial;
        Block.Count = count;
        RunWorks(firstTrial, count);
        RoundWeights();
        _missions.Run(Block);
        DrawCampaigns();
        DrawSuspensions();
        foreach (var losses in Block.Losses) losses.Clear();
        for (var i = 0; i < count; i++)
        {
            PrepareSites(i);
            _dispatcher.Run(Block, i);
            _capability.Run(Block, i);
            CrewRelief.Run(_plan, Block, i);
        }
    }

    /// <summary>Repairs and upgrades alone, with the weights of the trials as they came.</summary>
    public void RunWorks(long firstTrial, int count)
    {
        Block.FirstTrial = firstTrial;
        Block.Count = count;
        _works.Run(Block);
    }

    private void RoundWeights()
    {
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

    private void PrepareSites(int i)
    {
        var trial = Block.FirstTrial + i;
        for (var s = 0; s < _sites.Length; s++)
        {
            var state = _sites[s];
            var site = state.Plan;
            state.Reset();
            var restored = 0.0;
            for (var o = 0; o < site.Outages.Length; o++)
            {
                var outage = site.Outages[o];
                var end = outage.Work >= 0 ? Block.WorkEnd[outage.Work][i] : outage.KnownEnd;
                if (end > outage.From) state.AddOutage(outage.From, end, end + Block.Campaign[s][o][i]);
            }

            foreach (var o in site.GoingOn) restored = double.MaxNative(restored, Block.WorkEnd[site.Outages[o].Work][i]);
            Block.Restored[s][i] = restored <= _plan.Horizon ? restored : double.PositiveInfinity;
            for (var kind = 0; kind < _plan.Kinds.Length; kind++)
                state.SupportFrom[kind] = site.SupportWork[kind] >= 0 ? Block.WorkEnd[site.SupportWork[kind]][i] : site.SupportFrom[kind];

            for (var h = 0; h < site.Hazards.Length; h++)
            {
                var hazard = site.Hazards[h];
                var t = 0.0;
                for (var k = 0; ; k++)
                {
                    t += hazard.Every.At(_source, trial, k);
                    if (t > _plan.Horizon) break;
                    var to = t + hazard.Outage.At(_source, trial, k);
                    state.AddHazard(t, to);
                    t = to;
                }

                state.HazardEnd[h] = state.Hazards.Count;
            }
        }
    }
}
