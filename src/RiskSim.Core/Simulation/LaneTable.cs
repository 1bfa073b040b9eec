using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RiskSim.Simulation;

/// <summary>A constant of each mission, looked up for a different mission in each lane.</summary>
/// <param name="values">By mission.</param>
internal sealed class LaneTable(IEnumerable<double> values)
{
    private readonly Vector512<double>[] _chunks = [.. values.Append(double.PositiveInfinity).Chunk(Lanes.Count).Select(Padded)];

    /// <summary>+∞ one beyond the last mission.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> At(Vector512<long> mission)
    {
        var chunks = _chunks;
        if (Avx512F.IsSupported && chunks.Length == 2) return Avx512F.PermuteVar8x64x2(chunks[0], mission, chunks[1]);
        var place = mission & Vector512.Create(Lanes.Count - 1L);
        var result = Vector512.ShuffleNative(chunks[0], place);
        for (var c = 1; c < chunks.Length; c++)
        {
            var within = Vector512.GreaterThanOrEqual(mission, Vector512.Create((long)c * Lanes.Count)).AsDouble();
            result = Lanes.Where(within, Vector512.ShuffleNative(chunks[c], place), result);
        }

        return result;
    }

    private static Vector512<double> Padded(double[] chunk)
    {
        Array.Resize(ref chunk, Lanes.Count);
        return Vector512.Create(chunk);
    }
}

/// <summary>Tells for which lanes something holds of their missions.</summary>
/// <param name="holds">By mission.</param>
internal sealed class LaneMask(IEnumerable<bool> holds)
{
    private readonly LaneTable _table = new(holds.Select(h => h ? 1.0 : 0));

    /// <summary>All bits of a lane are set where it holds.</summary>
    public Vector512<double> Value;

    /// <summary>Looks the value up.</summary>
    public void Find(Vector512<long> mission) => Value = Vector512.Equals(_table.At(mission), Vector512<double>.One);
}
