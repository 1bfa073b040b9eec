using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using RiskSim.Reporting;
using RiskSim.Reporting.Parts;
using RiskSim.Reporting.Scores;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics.Scoring;

namespace RiskSim.Cli.Commands;

/// <summary>Loads the scenario at each data date, simulates, scores, writes and tells.</summary>
internal sealed class ScoreAction(TextWriter output, TextWriter error, ScoreRequest request)
{
    /// <summary>Where the scores of finished dates are kept, inside the output folder.</summary>
    private const string PartFolder = "parts";

    public ExitCode Run()
    {
        var (started, clock) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
        using var interrupt = new Interrupt();
        var first = Gate.Load([request.Scenario], new LoadOptions(request.AsOf ?? request.From, request.Set), error, out var code);
        if (code != ExitCode.Done) return code;
        var (dates, knownUntil) = Scorer.Dates(first[0].Scenario!, request.Dates, request.KnownUntil);
        foreach (var problem in dates.Problems) error.WriteLine(PlainText.OneLine(problem.ToString()));
        if (dates.Dates.IsEmpty) return ExitCode.ScenarioHasErrors;
        var loaded = dates.Dates.Select(d => ScenarioLoader.Load(request.Scenario, new LoadOptions(d, request.Set))).ToImmutableArray();
        Tell(loaded, dates.Dates, first[0].Problems);
        if (loaded.Any(l => l.Scenario is null)) return ExitCode.ScenarioHasErrors;

        using var folder = FolderErrors.Open(request.Folder);
        var scores = ProgressDisplay.IsWanted(quiet: false)
            ? ProgressDisplay.Show(loaded[0].Scenario!.Name, progress => Score(loaded, knownUntil, folder, progress, interrupt.Token))
            : Score(loaded, knownUntil, folder, null, interrupt.Token);
        var options = request.Options;
        var scenario = loaded[0].Scenario!;
        var card = new Scorecard(scenario, knownUntil, scores, options.Trials ?? scenario.Run.Trials, options.Seed ?? scenario.Run.Seed, options.Sampling);
        var details = new RunDetails(App.Version, request.Given(), started, () => Stopwatch.GetElapsedTime(clock));
        var files = FolderErrors.Guard(folder.Directory, () =>
            ScoreWriter.Write(card, details, request.ChartFormat, folder, message => error.WriteLine($"risksim: warning: {message}"), interrupt.Token));
        output.Write(ScoreWriter.Tell(card, TerminalSize.Width()));
        output.WriteLine();
        output.WriteLine($"{files.Length.ToString(CultureInfo.InvariantCulture)} files in {folder.Directory} - begin with score.md");
        return ExitCode.Done;
    }

    /// <summary>Each problem once, with the first data date that has it.</summary>
    private void Tell(ImmutableArray<LoadResult> loaded, ImmutableArray<DateOnly> dates, ImmutableArray<Problem> told)
    {
        var known = told.ToHashSet();
        for (var i = 0; i < loaded.Length; i++)
            foreach (var problem in loaded[i].Problems.Where(known.Add))
                error.WriteLine(PlainText.OneLine($"{problem} (data date {FigureText.Date(dates[i])})"));
    }

    private ImmutableArray<DateScores> Score(ImmutableArray<LoadResult> loaded, DateOnly knownUntil, OutputFolder folder, IProgress<ForecastProgress>? progress, CancellationToken cancel)
    {
        var parts = new ScoreParts(new PartStore(Path.Combine(folder.Directory, PartFolder)), App.Version, request.Options, knownUntil, request.Set);
        var found = loaded.Select(l => parts.Find(l.Scenario!)).ToArray();
        var total = loaded.Where((_, i) => found[i] is null).Sum(Trials);
        long done = 0;
        try
        {
            for (var i = 0; i < loaded.Length; i++)
            {
                if (found[i] is not null) continue;
                var following = progress is null ? null : new Following(progress, done, total);
                var scores = found[i] = Scorer.Run(loaded[i], knownUntil, request.Options, following, cancel);
                FolderErrors.Guard(folder.Directory, () =>
                {
                    parts.Keep(loaded[i].Scenario!, scores);
                    return true;
                });
                done += Trials(loaded[i]);
            }
        }
        catch (OperationCanceledException) when (found.Any(f => f is not null))
        {
            throw new UserErrorException(ExitCode.Cancelled,
                $"cancelled; the scores of {found.Count(f => f is not null).ToString(CultureInfo.InvariantCulture)} of {loaded.Length.ToString(CultureInfo.InvariantCulture)} data dates are kept in "
                + $"{Path.Combine(folder.Directory, PartFolder)}: the same command goes on from there");
        }

        return [.. found.OfType<DateScores>()];
    }

    private long Trials(LoadResult loaded) => (request.Trials ?? loaded.Scenario!.Run.Trials) * loaded.Scenario!.Assumptions.Length;

    /// <summary>The progress of one date as part of that of all.</summary>
    private sealed class Following(IProgress<ForecastProgress> whole, long before, long total) : IProgress<ForecastProgress>
    {
        public void Report(ForecastProgress value) => whole.Report(value with { Done = before + value.Done, Total = total });
    }
}
