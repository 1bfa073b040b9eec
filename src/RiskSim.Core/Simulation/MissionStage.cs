using System.Numerics;
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
    private readonly int[] _places = new int[Block.Capacity];

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
        foreach (var i in Below(u, scrub.Probability))
        {
            var n = 0;
            var rest = u[i];
            for (; rest < scrub.Probability && n < MostScrubs; n++) rest /= scrub.Probability;
            if (rest >= scrub.Probability) rest = (rest - scrub.Probability) / (1 - scrub.Probability);
            count[i] = n;
            days[i] = scrub.Recycle.At(Math.Clamp(rest, LowestPercentile, 1 - LowestPercentile));
            for (var k = 1; k < n; k++) days[i] += scrub.Recycle.At(source.At(PercentileSource.Key(scrub.RecycleKey, k), block.FirstTrial + i));
        }
    }

    /// <summary>The places of the values that are below a limit; valid until the next call.</summary>
    private ReadOnlySpan<int> Below(Span<double> values, double limit) => Find(values, limit, 0);

    private ReadOnlySpan<int> NotBelow(Span<double> values, double limit) => Find(values, limit, (1u << Lanes.Count) - 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<int> Find(Span<double> values, double limit, uint flip)
    {
        const int wordBits = 64;
        var limits = Vector512.Create(limit);
        var found = 0;
        for (var first = 0; first < values.Length; first += wordBits)
        {
            // Few words, so that few guesses of where the set bits end go wrong.
            var word = 0UL;
            for (var i = first; i < Math.Min(values.Length, first + wordBits); i += Lanes.Count)
                word |= (ulong)(Lanes.Bits(Vector512.LessThan(Lanes.Load(values, i), limits)) ^ flip) << (i - first);
            for (; word != 0; word &= word - 1) _places[found++] = first + BitOperations.TrailingZeroCount(word);
        }

        return _places.AsSpan(0, found);
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
        foreach (var i in NotBelow(days, 0)) block.DamageCampaignU[m][i] = source.At(damage.CampaignKey, block.FirstTrial + i);
    }

    private void DrawFailureDamage(Block block, int m, DamagePlan fire)
    {
        var days = block.FireDays[m];
        Array.Fill(days, Never);
        foreach (var i in NotBelow(block.StandDown[m].AsSpan(0, block.Count), 0))
        {
            if (occurrences.At(_index.OfFailureDamage(m), fire.Outage, block.FirstTrial, i) is not { } outage) continue;
            days[i] = outage;
            block.FireCampaignU[m][i] = source.At(fire.CampaignKey, block.FirstTrial + i);
        }
    }
}
