using System.Runtime.InteropServices;
using RiskSim.Simulation;

namespace RiskSim.Statistics;

/// <summary>Counts, day by day, the trials in which a kind's capability is lost.</summary>
internal sealed class LossTally
{
    private const int Groups = GroupSum.Randomisations;

    // By day and randomisation, differences from day to day: each loss costs two additions however long it is.
    private readonly long[] _steps;
    private readonly SegmentedSums _sums;
    private readonly (double Days, Slot Slot)[] _between;

    public LossTally(LossSpec spec, SegmentedSums sums)
    {
        Spec = spec;
        _sums = sums;
        _steps = new long[(spec.Days + 2) * Groups];
        _between = [.. spec.AfterDays.Where(d => d != Math.Floor(d)).Select(d => (d, sums.Reserve(FixedPoint.Weights)))];
    }

    public LossSpec Spec { get; }

    /// <param name="units">The trials' weights.</param>
    /// <param name="sums">Of the block's segment.</param>
    public void Add(Block block, long[] units, long[] sums)
    {
        foreach (ref readonly var loss in CollectionsMarshal.AsSpan(block.Losses[Spec.Kind]))
        {
            var group = loss.Trial % Groups;
            _steps[FirstDay(loss.From) * Groups + group] += units[loss.Trial];
            _steps[FirstDay(loss.To) * Groups + group] -= units[loss.Trial];
            foreach (var (days, slot) in _between)
            {
                if (loss.From <= days && loss.To > days) sums[slot.Offset + group] += units[loss.Trial];
            }
        }
    }

    public void Add(LossTally other)
    {
        for (var d = 0; d < _steps.Length; d++) _steps[d] += other._steps[d];
    }

    /// <summary>Σw of the trials lost, day 0 to the horizon.</summary>
    public GroupSum[] ByDay()
    {
        var days = new GroupSum[Spec.Days + 1];
        Span<Int128> lost = stackalloc Int128[Groups];
        lost.Clear();
        for (var d = 0; d < days.Length; d++)
        {
            for (var r = 0; r < Groups; r++) lost[r] += _steps[d * Groups + r];
            days[d] = GroupSum.From(lost, FixedPoint.Weights);
        }

        return days;
    }

    /// <summary>Σw of the trials lost at a time between two days that <see cref="LossSpec.AfterDays"/> names.</summary>
    public GroupSum Between(double days) => _sums.Total(Array.Find(_between, b => b.Days == days).Slot);

    private int FirstDay(double time) => (int)Math.Ceiling(double.MinNative(double.MaxNative(time, 0), Spec.Days + 1));
}
