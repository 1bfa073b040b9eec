using System.Runtime.CompilerServices;
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
    private readonly int[] _failures = new int[Block.Capacity];

    public void Run(Block block)
    {
        for (var m = 0; m < plan.Missions.Length; m++)
        {
            var mission = plan.Missions[m];
            if (mission.Group < 0) mission.Readiness.Fill(source, block.FirstTrial, block.Readiness[m].AsSpan(0, block.Count));
            DrawTurnarounds(block, m);
            if (mission.IsLaunched) continue;
            DrawScrubs(block, m);
            Array.Clear(block.Accident[m]);
            ReadOnlySpan<int> failures = [];
            if (mission.Failure is { } failure) failures = DrawFailures(block, m, failure);
            if (mission.Damage is { } damage) DrawDamage(block, m, damage);
            if (mission.FailureDamage is { } fire) DrawFailureDamage(block, m, fire, failures);
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

    /// <summary>Tells in which trials it fails.</summary>
    private ReadOnlySpan<int> DrawFailures(Block block, int m, Occurrence failure)
    {
        var places = occurrences.Fill(_index.OfFailure(m), failure, block.FirstTrial, block.StandDown[m].AsSpan(0, block.Count), Never);
        Mark(places, block.Accident[m]);
        places.CopyTo(_failures);
        return _failures.AsSpan(0, places.Length);
    }

    private void DrawDamage(Block block, int m, DamagePlan damage)
    {
        var places = occurrences.Fill(_index.OfDamage(m), damage.Outage, block.FirstTrial, block.DamageDays[m].AsSpan(0, block.Count), Never);
        Mark(places, block.Accident[m]);
        DrawPercentiles(damage.CampaignKey, block.FirstTrial, places, block.DamageCampaignU[m]);
    }

    private void DrawFailureDamage(Block block, int m, DamagePlan fire, ReadOnlySpan<int> failures)
    {
        var days = block.FireDays[m].AsSpan(0, block.Count);
        days.Fill(Never);
        var places = occurrences.Fill(_index.OfFailureDamage(m), fire.Outage, block.FirstTrial, failures, days);
        DrawPercentiles(fire.CampaignKey, block.FirstTrial, places, block.FireCampaignU[m]);
    }

    private static void Mark(ReadOnlySpan<int> places, double[] column)
    {
        foreach (var i in places) column[i] = 1;
    }

    private void DrawPercentiles(ulong key, long firstTrial, ReadOnlySpan<int> places, double[] column)
    {
        source.Fill(key, firstTrial, places, _u);
        for (var k = 0; k < places.Length; k++) column[places[k]] = _u[k];
    }
}
