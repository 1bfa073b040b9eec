using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim;

/// <summary>The trials of one assumption, counted.</summary>
internal sealed record AssumptionRun(MetricCatalogue Catalogue, Tally Tally);

/// <summary>Spreads the blocks of a plan over threads and merges what they counted.</summary>
internal sealed class Runner(long trials, ulong seed, int threads, int plans, IProgress<ForecastProgress>? progress, CancellationToken cancel)
{
    /// <summary>What is less likely than this may count as impossible.</summary>
    private const double LeastProbability = 1e-9;

    private const int PilotBlocks = 8;
    private const int LongPilotBlocks = 256;

    private readonly long _total = trials * plans;
    private long _done;

    /// <summary>Null if what is known on the data date is impossible under the plan, or too rare for so few trials.</summary>
    public AssumptionRun? Run(Plan plan, MetricCatalogue catalogue)
    {
        var evidence = PilotEvidence(plan);
        if (evidence < LeastProbability)
        {
            Interlocked.Add(ref _done, trials);
            return null;
        }

        var newKernel = Kernels(plan, evidence);
        var blocks = (trials + Block.Capacity - 1) / Block.Capacity;
        var workers = (int)Math.Min(threads, blocks);
        var tallies = new Tally[workers];
        long next = -1;
        if (workers == 1) Work(0);
        else Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, Work);
        cancel.ThrowIfCancellationRequested();
        for (var w = 1; w < workers; w++) tallies[0].Add(tallies[w]);
        // Possible, but by none of so few trials.
        if (tallies[0].Weight.Wx.Value <= 0) return null;
        return new AssumptionRun(catalogue, tallies[0]);

        void Work(int worker)
        {
            var kernel = newKernel();
            var tally = tallies[worker] = new Tally(catalogue, plan.IsWeighted);
            while (!cancel.IsCancellationRequested)
            {
                var block = Interlocked.Increment(ref next);
                if (block >= blocks) break;
                var first = block * Block.Capacity;
                kernel.Run(first, (int)Math.Min(Block.Capacity, trials - first));
                tally.Add(kernel.Block, (int)(block * MetricTally.Segments / blocks));
                progress?.Report(new ForecastProgress(Interlocked.Add(ref _done, kernel.Block.Count), _total));
            }
        }
    }

    /// <summary>Makes the kernels of a run; its trials have the same weights in each.</summary>
    public Func<Kernel> Kernels(Plan plan) => Kernels(plan, PilotEvidence(plan));

    private Func<Kernel> Kernels(Plan plan, double evidence)
    {
        // A power of two near the mean weight's inverse: weights near 1 lose nothing to rounding.
        var scale = plan.IsWeighted ? Math.Pow(2, Math.Round(-Math.Log2(evidence))) : 1;
        return () => new Kernel(plan, seed, scale);
    }

    /// <summary>The mean weight of the first trials: P(what is known), roughly.</summary>
    private double PilotEvidence(Plan plan)
    {
        var kernel = new Kernel(plan, seed, 1);
        double sum = 0;
        for (var block = 0; block < LongPilotBlocks; block++)
        {
            kernel.RunWorks((long)block * Block.Capacity, Block.Capacity);
            for (var i = 0; i < Block.Capacity; i++) sum += kernel.Block.Weight[i];
            if (sum > 0 && block + 1 >= PilotBlocks) return sum / ((block + 1) * Block.Capacity);
            if (!plan.IsWeighted) return sum / Block.Capacity;
        }

        return sum / (LongPilotBlocks * Block.Capacity);
    }
}
