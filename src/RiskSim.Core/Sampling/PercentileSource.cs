using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RiskSim.Sampling;

/// <summary>
/// Percentiles in (0,1), keyed by (seed, quantity, trial): no state that changes, so threads share it, any cut of the
/// trials into blocks gives the same bits, and adding a quantity of no coordinate changes no other's draws.
/// </summary>
public sealed class PercentileSource
{
    private const ulong ExponentOfOne = 0x3FF0000000000000;

    /// <summary>Half of the spacing of the 2^52 equally likely percentiles: they are centred, so 0 and 1 cannot occur.</summary>
    private const double HalfStep = 1.0 / (1L << 53);

    /// <summary>The key of nothing: leaves a coordinate unused.</summary>
    public const ulong NoKey = 0;

    private readonly ulong _seed;
    private readonly CoordinateTable _coordinates;
    private readonly PointSet? _points;
    private readonly CoordinateTable? _redrawn;
    private readonly ulong _otherSeed;

    /// <summary>Independent percentiles.</summary>
    public PercentileSource(ulong seed) : this(SamplingMethod.Random, seed, []) { }

    /// <param name="order">Keys of quantities, the most important first, each once or <see cref="NoKey"/>: the first of them, as many as the points have
    /// dimensions, are coordinates of the points. All others are drawn independently.</param>
    public PercentileSource(SamplingMethod method, ulong seed, IEnumerable<ulong> order)
    {
        _seed = seed;
        ulong[] keys = [.. order.Take(method switch
        {
            SamplingMethod.Sobol => DirectionNumbers.Dimensions,
            SamplingMethod.Lattice => LatticePoints.Dimensions,
            _ => 0,
        })];
        _coordinates = new CoordinateTable(keys);
        if (method == SamplingMethod.Sobol) _points = new SobolPoints(seed, keys);
        if (method == SamplingMethod.Lattice) _points = new LatticePoints(seed, keys);
    }

    private PercentileSource(PercentileSource other, ulong[] redrawn, ulong otherSeed)
    {
        (_seed, _coordinates, _points, _otherSeed) = (other._seed, other._coordinates, other._points, otherSeed);
        _redrawn = new CoordinateTable(redrawn);
    }

    /// <summary>The same percentiles but for some quantities, which are drawn independently with another seed: as by <see cref="PercentileSource(ulong)"/>.</summary>
    /// <param name="keys">Each once.</param>
    public PercentileSource Redrawing(IEnumerable<ulong> keys, ulong seed) => new(this, [.. keys], seed);

    /// <summary>The key of a quantity: FNV-1a of its path, then the finaliser of MurmurHash3 so that near paths differ in all bits.</summary>
    public static ulong Key(string assumptionId, string path)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in assumptionId) hash = (hash ^ c) * 1099511628211UL;
        hash = (hash ^ '|') * 1099511628211UL;
        foreach (var c in path) hash = (hash ^ c) * 1099511628211UL;
        return Mix(hash);
    }

    /// <summary>The key of the k-th of an open-ended row of draws of one quantity (hazard cycles, recycles).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Key(ulong rowKey, int k) => Mix(rowKey + 0x9E3779B97F4A7C15UL * (ulong)(k + 1));

    /// <summary>The percentile of one quantity in one trial.</summary>
    public double At(ulong key, long trial)
    {
        var isRedrawn = IsRedrawn(key);
        if (!isRedrawn && _points is not null && _coordinates[key] is >= 0 and var coordinate) return _points.At(coordinate, trial);
        var seed = isRedrawn ? _otherSeed : _seed;
        var pair = (ulong)trial >> 1;
        var (r0, r1, r2, r3) = Philox.Words((uint)pair, (uint)(pair >> 32), (uint)key, (uint)(key >> 32), (uint)seed, (uint)(seed >> 32));
        return ToPercentile((trial & 1) == 0 ? r0 | ((ulong)r1 << 32) : r2 | ((ulong)r3 << 32));
    }

    /// <summary>The percentiles of one quantity in consecutive trials.</summary>
    /// <param name="firstTrial">Even.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(ulong key, long firstTrial, Span<double> percentiles)
    {
        var isRedrawn = IsRedrawn(key);
        if (!isRedrawn && _points is not null && _coordinates[key] is >= 0 and var coordinate)
        {
            _points.Fill(coordinate, firstTrial, percentiles);
            return;
        }

        var even = percentiles[..(percentiles.Length & ~1)];
        var words = MemoryMarshal.Cast<double, ulong>(even);
        Philox.Fill(isRedrawn ? _otherSeed : _seed, key, (ulong)firstTrial >> 1, words);
        var lanes = MemoryMarshal.Cast<ulong, Vector<ulong>>(words);
        var one = new Vector<ulong>(ExponentOfOne);
        for (var i = 0; i < lanes.Length; i++)
        {
            var inOneToTwo = Vector.AsVectorDouble(Vector.ShiftRightLogical(lanes[i], 12) | one);
            lanes[i] = Vector.AsVectorUInt64(inOneToTwo - Vector<double>.One + new Vector<double>(HalfStep));
        }

        for (var i = lanes.Length * Vector<ulong>.Count; i < words.Length; i++) even[i] = ToPercentile(words[i]);
        if (even.Length < percentiles.Length) percentiles[^1] = At(key, firstTrial + even.Length);
    }

    /// <summary>The percentiles of one quantity in some trials.</summary>
    /// <param name="places">From <paramref name="firstTrial"/> on, ascending.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(ulong key, long firstTrial, ReadOnlySpan<int> places, Span<double> percentiles)
    {
        var isRedrawn = IsRedrawn(key);
        if (!isRedrawn && _points is not null && _coordinates[key] is >= 0 and var coordinate)
        {
            _points.Fill(coordinate, firstTrial, places, percentiles);
            return;
        }

        var i = 0;
        if (Avx512F.IsSupported)
        {
            var seed = isRedrawn ? _otherSeed : _seed;
            for (; i + Vector512<ulong>.Count <= places.Length; i += Vector512<ulong>.Count)
            {
                var trials = (Vector512.Create(firstTrial) + Vector512.WidenLower(Vector256.Create(places[i..]).ToVector512Unsafe())).AsUInt64();
                var (even, odd) = Philox.Words(Vector512.ShiftRightLogical(trials, 1), key, seed);
                var word = Vector512.ConditionalSelect(Vector512.Equals(trials & Vector512<ulong>.One, Vector512<ulong>.Zero), even, odd);
                var inOneToTwo = (Vector512.ShiftRightLogical(word, 12) | Vector512.Create(ExponentOfOne)).AsDouble();
                (inOneToTwo - Vector512<double>.One + Vector512.Create(HalfStep)).CopyTo(percentiles[i..]);
            }
        }

        for (; i < places.Length; i++) percentiles[i] = At(key, firstTrial + places[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsRedrawn(ulong key) => _redrawn is not null && _redrawn[key] >= 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ToPercentile(ulong word) =>
        BitConverter.UInt64BitsToDouble((word >> 12) | ExponentOfOne) - 1 + HalfStep;

    private static ulong Mix(ulong h)
    {
        h = (h ^ (h >> 33)) * 0xFF51AFD7ED558CCDUL;
        h = (h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return h ^ (h >> 33);
    }
}
