using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RiskSim.Sampling;
using RiskSim.Simulation;

namespace RiskSim.Statistics.Joint;

/// <summary>Counts in how many trials two missions launch by each pair of days; exact sums, for each randomisation.</summary>
internal sealed class JointTally
{
    private const int Groups = Randomisations.Count;

    private readonly int _width;

    // By the places of A and B and randomisation; beyond the last place it is not launched.
    private readonly long[] _cells;
    private int[]? _waiting;

    public JointTally(JointSpec spec)
    {
        Spec = spec;
        _width = spec.B.Days.Length + 1;
        _cells = new long[(spec.A.Days.Length + 1) * _width * Groups];
    }

    public JointSpec Spec { get; }

    /// <param name="logged">Trials whose cells wait to be counted.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Block block, int logged)
    {
        _waiting ??= ArrayPool<int>.Shared.Rent(Tally.LogCapacity);
        var (a, b) = (Spec.A, Spec.B);
        var (delayA, delayB) = (block.Delay[a.Mission], block.Delay[b.Mission]);
        var cells = _waiting.AsSpan(logged, Block.Capacity);
        for (var i = 0; i < cells.Length; i++) cells[i] = a.PlaceOf(delayA[i]) * _width + b.PlaceOf(delayB[i]);
    }

    /// <param name="units">The weights of the logged trials; what lies behind a short block's last has none.</param>
    public void CountLogged(ReadOnlySpan<long> units)
    {
        if (_waiting is null) return;
        ref var cells = ref MemoryMarshal.GetArrayDataReference(_cells);
        for (var i = 0; i < units.Length; i++) Unsafe.Add(ref cells, _waiting[i] * Groups + i % Groups) += units[i];
    }

    /// <summary>Gives back what is needed while counting only.</summary>
    public void Rest()
    {
        if (_waiting is not null) ArrayPool<int>.Shared.Return(_waiting);
        _waiting = null;
    }

    public void Add(JointTally other)
    {
        for (var c = 0; c < _cells.Length; c++) _cells[c] += other._cells[c];
    }

    public void Write(CountWriter counts) => counts.Write(_cells);

    /// <summary>In place of what is here, which must be of the same missions and days.</summary>
    public void Read(CountReader counts) => counts.Read(_cells);

    /// <summary>Σw of the trials in which both have launched by the end of their days.</summary>
    public JointSums Cumulative()
    {
        var sums = (long[])_cells.Clone();
        var row = _width * Groups;
        for (var c = row; c < sums.Length; c++) sums[c] += sums[c - row];
        for (var c = 0; c < sums.Length; c++)
            if (c % row >= Groups) sums[c] += sums[c - Groups];
        return new JointSums(sums, _width);
    }
}

/// <summary>Σw up to a place of A and one of B; the last of each is all trials.</summary>
internal sealed class JointSums(long[] sums, int width)
{
    /// <summary>Over all randomisations.</summary>
    public double Total(int a, int b)
    {
        WideSum total = 0;
        foreach (var sum in Of(a, b)) total += sum;
        return (double)total / FixedPoint.Weights.PerUnit;
    }

    public GroupSum this[int a, int b] => GroupSum.From(Of(a, b), FixedPoint.Weights);

    private ReadOnlySpan<long> Of(int a, int b) => sums.AsSpan((a * width + b) * Randomisations.Count, Randomisations.Count);
}
