using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim;

/// <summary>Spreads the blocks of plans over threads and keeps what they counted; it can be asked for more trials.</summary>
internal sealed class Runner(
    Scenario scenario, Plan[] plans, IReadOnlyList<EvidenceWeight>? weights, ulong seed, SamplingMethod sampling, RareEvents? rare, int threads, IProgress<ForecastProgress>? progress, CancellationToken cancel)
{
    /// <summary>What is less likely than this may count as impossible.</summary>
    private const double LeastProbability = 1e-9;

    private const int PilotBlocks = 8;
    private const int LongPilotBlocks = 256;

    // What was learned is impossible under an assumption of weight 0, unless that was its weight from the beginning: then it needs no trials.
    private readonly Course[] _courses = [.. plans.Select((plan, a) => new Course(plan, new MetricCatalogue(scenario, plan), Source(plan, sampling, seed))
    {
        Evidence = weights?[a].Value == 0 && scenario.Assumptions[a].Weight > 0 ? 0 : null,
    })];
    private long _done;

    /// <summary>Per plan, so far.</summary>
    public long Trials { get; private set; }

    /// <summary>By plan; null if what is known on the data date is impossible under it, or too rare for so few trials.</summary>
    public IReadOnlyList<AssumptionRun?> Runs =>
        [.. _courses.Select(c => AssumptionRun.Of(c.Catalogue, c.Tally))];

    /// <summary>What was counted, by plan; null if what is known on the data date is impossible under it.</summary>
    public IReadOnlyList<Tally?> Tallies => [.. _courses.Select(c => c.Tally)];

    /// <summary>Before the first trial: those up to there are somebody else's.</summary>
    /// <param name="trials">Whole blocks.</param>
    public void SkipTo(long trials) => Trials = trials;

    /// <summary>Goes on from where it is: what was counted before is counted no second time.</summary>
    /// <param name="trials">Per plan, those before included; there must be whole blocks before.</param>
    /// <param name="expected">Per plan, for the display.</param>
    /// <param name="reached">For the display.</param>
    public void RunTo(long trials, long expected, StopReport? reached)
    {
        if (Trials % Block.Capacity != 0) throw new InvalidOperationException("a block that was cut short cannot be taken up again");
        foreach (var course in _courses)
        {
            Prepare(course);
            if (course.Evidence < LeastProbability) Interlocked.Add(ref _done, trials - Trials);
            else Run(course, trials, new ForecastProgress(0, expected * plans.Length, reached));
        }

        Trials = trials;
    }

    private void Run(Course course, long trials, ForecastProgress display)
    {
        var blocks = Blocks(trials);
        var next = Blocks(Trials) - 1;
        var workers = (int)Math.Min(threads, blocks - next - 1);
        var tallies = new Tally[workers];
        tallies[0] = course.Tally ?? new Tally(course.Catalogue);
        if (workers == 1) Work(0);
        else Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, Work);
        cancel.ThrowIfCancellationRequested();
        for (var w = 1; w < workers; w++) tallies[0].Add(tallies[w]);
        course.Tally = tallies[0];

        void Work(int worker)
        {
            var kernel = NewKernel(course);
            var tally = tallies[worker] ??= new Tally(course.Catalogue);
            while (!cancel.IsCancellationRequested)
            {
                var block = Interlocked.Increment(ref next);
                if (block >= blocks) break;
                var first = block * Block.Capacity;
                kernel.Run(first, (int)Math.Min(Block.Capacity, trials - first));
                tally.Add(kernel.Block);
                progress?.Report(display with { Done = Interlocked.Add(ref _done, kernel.Block.Count) });
            }
        }
    }

    /// <summary>Makes kernels for one of the plans; a trial has the same values and weight in each, and in the run.</summary>
    public Func<Kernel> Kernels(int plan)
    {
        var course = _courses[plan];
        Prepare(course);
        return () => NewKernel(course);
    }

    private static Kernel NewKernel(Course course) => new(course.Plan, course.Source, course.WeightScale, course.Boost);

    private static PercentileSource Source(Plan plan, SamplingMethod sampling, ulong seed) => new(sampling, seed, plan.CoordinateOrder);

    /// <summary>What the pilots find out, once: how likely it is what is known, and what to oversample.</summary>
    private void Prepare(Course course)
    {
        if (course.Evidence is not null) return;
        var evidence = PilotEvidence(course.Plan, course.Source);
        course.Evidence = evidence;
        if (evidence < LeastProbability) return;
        // A power of two near the mean weight's inverse: weights near 1 lose nothing to rounding.
        if (course.Plan.IsWeighted) course.WeightScale = Math.Pow(2, Math.Round(-Math.Log2(evidence)));
        if (rare is not null) course.Boost = new RarePilot(course.Plan, course.Catalogue, Source(course.Plan, sampling, ~seed), course.WeightScale).Boost(rare);
    }

    private static long Blocks(long trials) => (trials + Block.Capacity - 1) / Block.Capacity;

    /// <summary>The mean weight of the first trials: P(what is known), roughly.</summary>
    private static double PilotEvidence(Plan plan, PercentileSource source)
    {
        var kernel = new Kernel(plan, source, 1);
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

    /// <summary>How far one plan has come.</summary>
    private sealed class Course(Plan plan, MetricCatalogue catalogue, PercentileSource source)
    {
        public Plan Plan => plan;

        public MetricCatalogue Catalogue => catalogue;

        public PercentileSource Source => source;

        /// <summary>P(what is known), roughly; null before the pilot.</summary>
        public double? Evidence { get; set; }

        /// <summary>All weights are multiplied by it.</summary>
        public double WeightScale { get; set; } = 1;

        /// <summary>How rare occurrences are oversampled; null: they are not.</summary>
        public Boost? Boost { get; set; }

        /// <summary>All trials so far; null before the first and where what is known is impossible.</summary>
        public Tally? Tally { get; set; }
    }
}
