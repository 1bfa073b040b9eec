using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RiskSim.Simulation;

/// <summary>An array of vectors, or of structs of vectors, that starts at a cache line: what lies across two lines takes twice as long.</summary>
/// <remarks>Places are not checked: the loops that use it run so often that a check is felt.</remarks>
/// <typeparam name="T">Its size is a multiple of a line's.</typeparam>
internal readonly struct LaneArray<T> where T : unmanaged
{
    private const int LineBytes = 64;

    private readonly T[] _memory;
    private readonly nint _start;

    public LaneArray(int length)
    {
        // Pinned, so that it stays where it is, and with room to move its start.
        _memory = GC.AllocateArray<T>(length + 1, pinned: true);
        var address = Unsafe.ByteOffset(ref Unsafe.NullRef<T>(), ref MemoryMarshal.GetArrayDataReference(_memory));
        _start = -address & (LineBytes - 1);
    }

    public int Length => _memory.Length - 1;

    public ref T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(_memory), _start);
    }

    public ref T this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref First, place);
    }

    /// <summary>The same values, and room for as many more.</summary>
    public LaneArray<T> Doubled()
    {
        var doubled = new LaneArray<T>(2 * Length);
        for (var i = 0; i < Length; i++) doubled[i] = this[i];
        return doubled;
    }
}
