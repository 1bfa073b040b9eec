using System.Runtime.InteropServices;
using RiskSim.Sampling;
using RiskSim.Simulation;

namespace RiskSim.Statistics;

/// <summary>Counts, day by day, the trials in which a kind's capability is lost.</summary>
internal sealed class LossTally
{
    private const int Groups = Randomisations.Count;

    // By day and randomisation, differences from day to day: each loss costs two additions however long it is.
    private readonly long[] _steps;
    private readonly SegmentedSums _sums;
    private readonly (double Days, Slot Slot)[] _between;
    private Waiting[] _waiting = [];
    private int _count;

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
    /// <param name="logged">Trials whose losses wait to be counted.</param>
    public void Add(Block block, long[] units, long[] sums, int logged)
    {
        var losses = CollectionsMarshal.AsSpan(block.Losses[Spec.Kind]);
        if (_waiting.Length < _count + losses.Length) Array.Resize(ref _waiting, 2 * (_count + losses.Length));
        foreach (ref readonly var loss in losses)
        {
            _waiting[_count++] = new Waiting(logged + loss.Trial, FirstDay(loss.From), FirstDay(loss.To));
            foreach (var (days, slot) in _between)
            {
                if (loss.From <= days && loss.To > days) sums[slot.Offset + loss.Trial % Groups] += units[loss.Trial];
            }
        }
    }

    /// <param name="units">The weights of the logged trials.</param>
    public void CountLogged(ReadOnlySpan<long> units)
    {
        LaneMath.FetchInOrder(_steps);
        foreach (ref readonly var loss in _waiting.AsSpan(0, _count))
        {
            var group = loss.Logged % Groups;
            _steps[loss.FirstDay * Groups + group] += units[loss.Logged];
            _steps[loss.EndDay * Groups + group] -= units[loss.Logged];
        }

        _count = 0;
    }

    public void Add(LossTally other)
    {
        for (var d = 0; d < _steps.Length; d++) _steps[d] += other._steps[d];
    }

    /// <summary>What is counted by day; the rest is among the sums.</summary>
    public void Write(CountWriter counts) => counts.Write(_steps);

    /// <summary>In place of what is here, which must be of as many days.</summary>
    public void Read(CountReader counts) => counts.Read(_steps);

    /// <summary>Σw of the trials lost, day 0 to the horizon.</summary>
    public GroupSum[] ByDay()
    {
        var days = new GroupSum[Spec.Days + 1];
        Span<long> lost = stackalloc long[Groups];
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

    private readonly record struct Waiting(int Logged, int FirstDay, int EndDay);
}
