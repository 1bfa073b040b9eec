using System.Collections.Immutable;
using System.Diagnostics;
using RiskSim.Reporting.Bench;
using RiskSim.Reporting.Text;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Cli.Commands;

/// <summary>Runs a scenario again and again and tells how fast it went.</summary>
internal sealed class BenchAction(TextWriter output, TextWriter error, BenchRequest request)
{
    /// <summary>Of each run that is timed: other work on the machine can only make one slower.</summary>
    private const int Repeats = 3;

    /// <summary>One block.</summary>
    private const int FewTrials = 512;

    /// <summary>Beyond this many threads not every number is measured.</summary>
    private const int EachUpTo = 8;

    public ExitCode Run()
    {
        var program = (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalSeconds;
        using var interrupt = new Interrupt();
        var clock = Stopwatch.GetTimestamp();
        if (Load(out var code) is not { } scenario) return code;
        var reading = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        ForecastResult Forecast(long trials, int threads) => Forecaster.Run(scenario, new ForecastOptions(trials, Threads: threads), null, interrupt.Token);
        clock = Stopwatch.GetTimestamp();
        Forecast(FewTrials, 1);
        var startUp = new StartUp(program, reading, Stopwatch.GetElapsedTime(clock).TotalSeconds);

        var rule = new StopRule([request.Goal], [], request.MaxTrials);
        var problems = RuleCheck.Problems(scenario, rule);
        foreach (var problem in problems) error.WriteLine(PlainText.OneLine(problem.ToString()));
        if (!problems.IsEmpty) return ExitCode.ScenarioHasErrors;

        var speeds = ThreadCounts(request.Threads).Select(threads => Measure(threads, Forecast)).ToImmutableArray();
        var bench = new BenchResult(App.Version, scenario, scenario.Run.Seed, ForecastOptions.DefaultSampling, request.Trials, Repeats, startUp, speeds,
            BytesPerTrial(scenario, Forecast), request.Goal, [.. Enum.GetValues<SamplingMethod>().Select(method => TimeToReach(scenario, rule, method, interrupt.Token))]);
        if (request.File is { } file) Write(bench, file);
        output.Write(BenchReport.Compose(bench));
        return bench.IsReproducible ? ExitCode.Done : ExitCode.Internal;
    }

    private Scenario? Load(out ExitCode code)
    {
        if (request.Scenario is { } path) return Gate.Load([path], new LoadOptions(Set: []), error, out code) is [var loaded] ? loaded.Scenario : null;
        code = ExitCode.Done;
        return ScenarioLoader.Load("starter.yaml", NewCommand.Starter(), new LoadOptions(Set: [])).Scenario;
    }

    private Speed Measure(int threads, Func<long, int, ForecastResult> forecast)
    {
        // The first is left out: it makes the code for so many trials.
        var runs = Enumerable.Range(0, 1 + Repeats).Select(_ => forecast(request.Trials, threads)).Skip(1).ToList();
        var seconds = runs.Min(r => r.SimulationTime.TotalSeconds);
        var hashes = runs.Select(BenchResult.HashOf).Distinct().ToList();
        // What is impossible costs a pilot and no trials.
        return new Speed(threads, seconds, request.Trials * runs[0].Assumptions.Count(a => a.IsPossible) / seconds, hashes.Count == 1 ? hashes[0] : "differs from run to run");
    }

    /// <summary>What twice as many trials allocate more: what is set up once drops out.</summary>
    private double BytesPerTrial(Scenario scenario, Func<long, int, ForecastResult> forecast)
    {
        long Allocated(long trials)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            forecast(trials, 1);
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        return Math.Max(0, (Allocated(2 * request.Trials) - Allocated(request.Trials)) / (double)(request.Trials * scenario.Assumptions.Length));
    }

    private TimeToPrecision TimeToReach(Scenario scenario, StopRule rule, SamplingMethod method, CancellationToken cancel)
    {
        var clock = Stopwatch.GetTimestamp();
        var result = Forecaster.Run(scenario, new ForecastOptions(Threads: request.Threads, Sampling: method, Until: rule), null, cancel);
        return new TimeToPrecision(method, Stopwatch.GetElapsedTime(clock).TotalSeconds, result.Stopping!);
    }

    private static IEnumerable<int> ThreadCounts(int most)
    {
        for (var threads = 1; threads < most; threads = threads < EachUpTo ? threads + 1 : threads * 2) yield return threads;
        yield return most;
    }

    private static void Write(BenchResult bench, string path)
    {
        try
        {
            var temporary = path + ".tmp";
            if (Path.GetExtension(path) == ".json") BenchReport.WriteJson(bench, temporary);
            else BenchReport.WriteCsv(bench, temporary);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(ExitCode.CannotReadOrWrite, $"cannot write '{path}': {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
