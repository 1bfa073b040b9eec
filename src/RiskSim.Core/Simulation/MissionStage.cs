using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RiskSim.Sampling;

namespace RiskSim.Simulation;

/// <summary>What missions draw, a column at a time: readiness, turnaround, scrubs, failures and damage.</summary>
internal sealed class MissionStage(Plan plan, PercentileSource source, OccurrenceStage occurrences)
{
    /// <summary>In the columns of stand-downs and damage: it does not happen.</summary>
    public const double Never = -1;

    /// <summary>A launch campaign with more scrubs than this is cut.</summary>
    private const int MostScrubs = 20;

    private const double LowestPercentile = 1.0 / (1L << 53);

    private readonly OccurrenceIndex _index = new(plan);
    private readonly double[] _u = new double[Block.Capacity];
    private readonly double[] _rest = new double[Block.Capacity];
    private readonly Selection _selection = new();

    public void Run(Block block)
    {
        for (var m = 0; m < plan.Missions.Length; m++)
        {
            var mission = plan.Missions[m];
            if (mission.Group < 0) mission.Readiness.Fill(source, block.FirstTrial, block.Readiness[m].AsSpan(0, block.Count));
            DrawTurnarounds(block, m);
            if (mission.IsLaunched) continue;
            DrawScrubs(block, m);
            if (mission.Failure is { } failure)
                occurrences.Fill(_index.OfFailure(m), failure, block.FirstTrial, block.StandDown[m].AsSpan(0, block.Count), Never);
            if (mission.Damage is { } damage) DrawDamage(block, m, damage);
            if (mission.FailureDamage is { } fire) DrawFailureDamage(block, m, fire);
            MarkAccidents(block, m);
        }
    }

    /// <summary>One percentile, mapped through the distribution of each site that the mission may use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DrawTurnarounds(Block block, int m)
    {
        var columns = block.Turnaround[m];
        var u = _u.AsSpan(0, block.Count);
        source.Fill(plan.Missions[m].TurnaroundKey, block.FirstTrial, u);
        for (var s = 0; s < columns.Length; s++)
        {
            if (columns[s].Length == 0) continue;
            var same = s - 1;
            while (same >= 0 && columns[same] != columns[s]) same--;
            if (same < 0) plan.Sites[s].Turnaround.Map(u, columns[s].AsSpan(0, block.Count));
        }
    }

    /// <summary>P(n = k) = p^k (1 − p), cut at 20, from one percentile; what is left of it is the first recycle's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DrawScrubs(Block block, int m)
    {
        if (plan.Missions[m].Scrub is not { } scrub) return;
        var count = block.Scrubs[m];
        var days = block.ScrubDays[m];
        var u = _u.AsSpan(0, block.Count);
        source.Fill(scrub.Key, block.FirstTrial, u);
        Array.Clear(count);
        Array.Clear(days);
        var places = _selection.Below(u, scrub.Probability);
        for (var k = 0; k < places.Length; k++)
        {
            var n = 0;
            var rest = u[places[k]];
            for (; rest < scrub.Probability && n < MostScrubs; n++) rest /= scrub.Probability;
            if (rest >= scrub.Probability) rest = (rest - scrub.Probability) / (1 - scrub.Probability);
            count[places[k]] = n;
            _rest[k] = Math.Clamp(rest, LowestPercentile, 1 - LowestPercentile);
        }

        var recycle = _rest.AsSpan(0, places.Length);
        scrub.Recycle.Map(recycle, recycle);
        for (var k = 0; k < places.Length; k++)
        {
            var i = places[k];
            days[i] = recycle[k];
            for (var n = 1; n < count[i]; n++) days[i] += scrub.Recycle.At(source.At(PercentileSource.Key(scrub.RecycleKey, n), block.FirstTrial + i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MarkAccidents(Block block, int m)
    {
        for (var first = 0; first < block.Count; first += Lanes.Count)
        {
            // Damage by a failure comes with the failure.
            var happens = Vector512.GreaterThanOrEqual(Lanes.Max(Lanes.Load(block.StandDown[m], first), Lanes.Load(block.DamageDays[m], first)), Vector512<double>.Zero);
            Lanes.Store(happens & Vector512<double>.One, block.Accident[m], first);
        }
    }

    private void DrawDamage(Block block, int m, DamagePlan damage)
    {
        var days = block.DamageDays[m].AsSpan(0, block.Count);
        occurrences.Fill(_index.OfDamage(m), damage.Outage, block.FirstTrial, days, Never);
        DrawPercentiles(damage.CampaignKey, block.FirstTrial, _selection.NotBelow(days, 0), block.DamageCampaignU[m]);
    }

    private void DrawFailureDamage(Block block, int m, DamagePlan fire)
    {
        var days = block.FireDays[m].AsSpan(0, block.Count);
        days.Fill(Never);
        var failures = _selection.NotBelow(block.StandDown[m].AsSpan(0, block.Count), 0);
        occurrences.Fill(_index.OfFailureDamage(m), fire.Outage, block.FirstTrial, failures, days);
        DrawPercentiles(fire.CampaignKey, block.FirstTrial, _selection.NotBelow(days, 0), block.FireCampaignU[m]);
    }

    private void DrawPercentiles(ulong key, long firstTrial, ReadOnlySpan<int> places, double[] column)
    {
        source.Fill(key, firstTrial, places, _u);
        for (var k = 0; k < places.Length; k++) column[places[k]] = _u[k];
    }
}
