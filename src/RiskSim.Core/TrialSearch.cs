using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim;

/// <summary>Finds the trial that stands for a value.</summary>
internal static class TrialSearch
{
    /// <summary>The trial whose value is nearest; of equally near ones the lowest number, so that threads do not matter.</summary>
    /// <param name="target">Days; +∞: one that lies beyond the horizon.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static long Nearest(Func<Kernel> newKernel, DurationSpec spec, double target, long trials, int threads, CancellationToken cancel)
    {
        var blocks = (trials + Block.Capacity - 1) / Block.Capacity;
        var nearest = new (double Distance, long Trial)[(int)Math.Min(threads, blocks)];
        long next = -1;
        Parallel.For(0, nearest.Length, new ParallelOptions { MaxDegreeOfParallelism = nearest.Length }, Work);
        cancel.ThrowIfCancellationRequested();
        return nearest.Min().Trial;

        void Work(int worker)
        {
            var kernel = newKernel();
            var best = (Distance: double.PositiveInfinity, Trial: long.MaxValue);
            while (!cancel.IsCancellationRequested)
            {
                var block = Interlocked.Increment(ref next);
                if (block >= blocks) break;
                var first = block * Block.Capacity;
                kernel.Run(first, (int)Math.Min(Block.Capacity, trials - first));
                var values = spec.Column(kernel.Block);
                var exists = spec.Exists?.Invoke(kernel.Block);
                for (var i = 0; i < kernel.Block.Count; i++)
                {
                    if (kernel.Block.Weight[i] <= 0 || exists is not null && exists[i] == 0) continue;
                    var distance = values[i] == target ? 0 : Math.Abs(values[i] - target);
                    if (distance < best.Distance || (distance == best.Distance && first + i < best.Trial)) best = (distance, first + i);
                }
            }

            nearest[worker] = best;
        }
    }
}
