using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Simulation;

/// <summary>Finds the few trials of a block in which something happens, so that what follows from it is done for them side by side.</summary>
internal sealed class Selection
{
    private readonly int[] _places = new int[Block.Capacity];

    /// <summary>The places of the values that are below a limit; valid until the next call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<int> Below(ReadOnlySpan<double> values, double limit)
    {
        const int wordBits = 64;
        var limits = Vector512.Create(limit);
        var found = 0;
        for (var first = 0; first < values.Length; first += wordBits)
        {
            // Few words, so that few guesses of where the set bits end go wrong.
            var word = 0UL;
            for (var i = first; i < Math.Min(values.Length, first + wordBits); i += Lanes.Count)
                word |= (ulong)Lanes.Bits(Vector512.LessThan(Lanes.Load(values, i), limits)) << (i - first);
            for (; word != 0; word &= word - 1) _places[found++] = first + BitOperations.TrailingZeroCount(word);
        }

        return _places.AsSpan(0, found);
    }
}
