using System.Collections.Immutable;
using RiskSim.Distributions;
using RiskSim.Sampling;
using RiskSim.Simulation;

namespace RiskSim.Sensitivities;

/// <summary>Sorts trials by what an input is in them.</summary>
internal abstract record Dial(ImmutableArray<string> Labels)
{
    /// <summary>The stratum of each trial of the block that was run last: its place among the labels.</summary>
    public abstract void Read(Block block, PercentileSource source, Span<byte> strata);

    /// <summary>By its percentile, in twentieths.</summary>
    /// <param name="Key">Of the quantity.</param>
    internal sealed record Percentile(ulong Key) : Dial(Twentieths)
    {
        public override void Read(Block block, PercentileSource source, Span<byte> strata)
        {
            Span<double> u = stackalloc double[Block.Capacity];
            source.Fill(Key, block.FirstTrial, u[..strata.Length]);
            Sort(u, strata);
        }
    }

    /// <summary>By the percentile of a member of a copula, which follows from those drawn before.</summary>
    internal sealed record Member(CopulaGroup Group, int Index, int Place) : Dial(Twentieths)
    {
        public override void Read(Block block, PercentileSource source, Span<byte> strata)
        {
            Span<double> u = stackalloc double[Block.Capacity];
            for (var i = 0; i < strata.Length; i++)
            {
                var z = 0.0;
                for (var k = 0; k <= Place; k++) z += Group.Cholesky[Place][k] * block.Normal[Index][k][i];
                u[i] = StandardNormal.Cdf(z);
            }

            Sort(u, strata);
        }
    }

    /// <summary>By whether something happens.</summary>
    internal sealed record Event(ulong Key, double Probability) : Dial([DoesNotHappen, Happens])
    {
        public override void Read(Block block, PercentileSource source, Span<byte> strata)
        {
            Span<double> u = stackalloc double[Block.Capacity];
            source.Fill(Key, block.FirstTrial, u[..strata.Length]);
            for (var i = 0; i < strata.Length; i++) strata[i] = (byte)(u[i] < Probability ? 1 : 0);
        }
    }

    /// <summary>By the option that was picked.</summary>
    internal sealed record Option(int Column, ImmutableArray<string> Options) : Dial(Options)
    {
        public override void Read(Block block, PercentileSource source, Span<byte> strata)
        {
            for (var i = 0; i < strata.Length; i++) strata[i] = (byte)block.Option[Column][i];
        }
    }

    public const string Happens = "happens", DoesNotHappen = "does-not-happen";

    private const int Count = 20;

    /// <summary>The strata around the 10th and the 90th percentile.</summary>
    public static readonly int[] NearP10 = [1, 2], NearP90 = [17, 18];

    public static readonly ImmutableArray<string> Twentieths = [.. Enumerable.Range(1, Count).Select(k => $"p{100 * k / Count}")];

    private static void Sort(Span<double> u, Span<byte> strata)
    {
        for (var i = 0; i < strata.Length; i++) strata[i] = (byte)Math.Min(Count - 1, (int)(u[i] * Count));
    }
}
