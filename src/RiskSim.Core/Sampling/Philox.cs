using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RiskSim.Sampling;

/// <summary>
/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", SC'11 (2011). Stateless: a counter and a key give 128 random bits.
/// </summary>
public static class Philox
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The four words for one counter and key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (uint R0, uint R1, uint R2, uint R3) Words(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var p0 = (ulong)Multiplier0 * c0;
            var p1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(p1 >> 32) ^ c1 ^ k0;
            c2 = (uint)(p0 >> 32) ^ c3 ^ k1;
            c1 = (uint)p1;
            c3 = (uint)p0;
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>128 bits each for consecutive 64-bit counters <paramref name="first"/>, first + 1, …: two 64-bit words a counter.</summary>
    /// <param name="stream">The upper half of the counter.</param>
    /// <param name="words">Length is even; counter i fills 2i and 2i + 1.</param>
    public static void Fill(ulong key, ulong stream, ulong first, Span<ulong> words)
    {
        var counters = words.Length / 2;
        var done = 0;
        if (Avx512F.IsSupported) done = Fill512(key, stream, first, words, counters);
        else if (Avx2.IsSupported) done = Fill256(key, stream, first, words, counters);
        for (; done < counters; done++)
        {
            var counter = first + (ulong)done;
            var (r0, r1, r2, r3) = Words((uint)counter, (uint)(counter >> 32), (uint)stream, (uint)(stream >> 32), (uint)key, (uint)(key >> 32));
            words[2 * done] = r0 | ((ulong)r1 << 32);
            words[2 * done + 1] = r2 | ((ulong)r3 << 32);
        }
    }

    /// <summary>The two 64-bit words of each of eight counters; needs AVX-512.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector512<ulong> First, Vector512<ulong> Second) Words(Vector512<ulong> counters, ulong stream, ulong key)
    {
        // Each 32-bit word in the low half of a 64-bit lane.
        var low = Vector512.Create(0xFFFFFFFFUL);
        var m0 = Vector512.Create((ulong)Multiplier0).AsUInt32();
        var m1 = Vector512.Create((ulong)Multiplier1).AsUInt32();
        var c0 = counters & low;
        var c1 = Vector512.ShiftRightLogical(counters, 32);
        var c2 = Vector512.Create((ulong)(uint)stream);
        var c3 = Vector512.Create(stream >> 32);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (var round = 0; round < Rounds; round++)
        {
            var p0 = Avx512F.Multiply(c0.AsUInt32(), m0);
            var p1 = Avx512F.Multiply(c2.AsUInt32(), m1);
            c0 = Vector512.ShiftRightLogical(p1, 32) ^ c1 ^ Vector512.Create((ulong)k0);
            c2 = Vector512.ShiftRightLogical(p0, 32) ^ c3 ^ Vector512.Create((ulong)k1);
            c1 = p1 & low;
            c3 = p0 & low;
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return (c0 | Vector512.ShiftLeft(c1, 32), c2 | Vector512.ShiftLeft(c3, 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Fill512(ulong key, ulong stream, ulong first, Span<ulong> words, int counters)
    {
        var lanes = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
        // Interleave: a0 b0 a1 b1 …
        var firstHalf = Vector512.Create(0UL, 8, 1, 9, 2, 10, 3, 11);
        var secondHalf = Vector512.Create(4UL, 12, 5, 13, 6, 14, 7, 15);
        var done = 0;
        for (; done + 8 <= counters; done += 8)
        {
            var (a, b) = Words(Vector512.Create(first + (ulong)done) + lanes, stream, key);
            Avx512F.PermuteVar8x64x2(a, firstHalf, b).CopyTo(words[(2 * done)..]);
            Avx512F.PermuteVar8x64x2(a, secondHalf, b).CopyTo(words[(2 * done + 8)..]);
        }

        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Fill256(ulong key, ulong stream, ulong first, Span<ulong> words, int counters)
    {
        var low = Vector256.Create(0xFFFFFFFFUL);
        var m0 = Vector256.Create((ulong)Multiplier0).AsUInt32();
        var m1 = Vector256.Create((ulong)Multiplier1).AsUInt32();
        var lanes = Vector256.Create(0UL, 1, 2, 3);
        var done = 0;
        for (; done + 4 <= counters; done += 4)
        {
            var counter = Vector256.Create(first + (ulong)done) + lanes;
            var c0 = counter & low;
            var c1 = Vector256.ShiftRightLogical(counter, 32);
            var c2 = Vector256.Create((ulong)(uint)stream);
            var c3 = Vector256.Create(stream >> 32);
            uint k0 = (uint)key, k1 = (uint)(key >> 32);
            for (var round = 0; round < Rounds; round++)
            {
                var p0 = Avx2.Multiply(c0.AsUInt32(), m0);
                var p1 = Avx2.Multiply(c2.AsUInt32(), m1);
                c0 = Vector256.ShiftRightLogical(p1, 32) ^ c1 ^ Vector256.Create((ulong)k0);
                c2 = Vector256.ShiftRightLogical(p0, 32) ^ c3 ^ Vector256.Create((ulong)k1);
                c1 = p1 & low;
                c3 = p0 & low;
                k0 += Weyl0;
                k1 += Weyl1;
            }

            var a = c0 | Vector256.ShiftLeft(c1, 32);
            var b = c2 | Vector256.ShiftLeft(c3, 32);
            var even = Avx2.UnpackLow(a, b);    // a0 b0 a2 b2
            var odd = Avx2.UnpackHigh(a, b);    // a1 b1 a3 b3
            Avx2.Permute2x128(even, odd, 0x20).CopyTo(words[(2 * done)..]);
            Avx2.Permute2x128(even, odd, 0x31).CopyTo(words[(2 * done + 4)..]);
        }

        return done;
    }
}
