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
    private readonly string _parts = Path.Combine(request.Folder, ScoreWriter.PartFolder);

    public ExitCode Run() => FolderErrors.KeepingParts(_parts, Go);

    private ExitCode Go()
    {
        var (started, clock) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
        using var interrupt = new Interrupt();
        if (Dates() is not var (dates, knownUntil)) return ExitCode.ScenarioHasErrors;
        var loaded = dates.Select(d => Load(d)).ToImmutableArray();
        Tell(loaded, dates);
        var failed = dates.Where((_, i) => loaded[i].Scenario is null).ToList();
        loaded = loaded.RemoveAll(l => l.Scenario is null);
        if (loaded.IsEmpty) return ExitCode.ScenarioHasErrors;

        // Opened before the work, so that a folder that cannot be written is found out at once.
        using var folder = FolderErrors.Open(request.Folder);
        var scores = ProgressDisplay.IsWanted(request.Quiet)
            ? ProgressDisplay.ShowDates(progress => Score(loaded, knownUntil, progress, interrupt.Token))
            : Score(loaded, knownUntil, null, interrupt.Token);
        var (scenario, options) = (loaded[0].Scenario!, request.Options);
        var card = new Scorecard(scenario, knownUntil, scores, options.Trials ?? scenario.Run.Trials, options.Seed ?? scenario.Run.Seed, options.Sampling);
        var details = new RunDetails(App.Version, request.Given(), started, () => Stopwatch.GetElapsedTime(clock));
        var files = FolderErrors.Guard(folder.Directory, () =>
            ScoreWriter.Write(card, details, request.ChartFormat, folder, message => error.WriteLine($"risksim: warning: {message}"), interrupt.Token));
        if (!request.Quiet)
        {
            output.Write(ScoreWriter.Tell(card, TerminalSize.Width()));
            output.WriteLine();
            output.WriteLine($"{files.Length.ToString(CultureInfo.InvariantCulture)} files in {folder.Directory} - begin with score.md");
        }

        if (failed.Count == 0) return ExitCode.Done;
        error.WriteLine($"risksim: no scores for {string.Join(", ", failed.Select(FigureText.Date))}: the errors stand above; the other dates are done");
        return ExitCode.ScenarioHasErrors;
    }

    /// <summary>The data dates and the last day of knowledge, or null with the reason told.</summary>
    private (ImmutableArray<DateOnly> Dates, DateOnly KnownUntil)? Dates()
    {
        // Any date on which the scenario is valid shows its ledger; mistakes are those of its own data date.
        var any = Load(request.ScoredDates.From);
        if (any.Scenario is null) any = Load(null);
        if (any.Scenario is null)
        {
            foreach (var problem in any.Problems) error.WriteLine(PlainText.OneLine(problem.ToString()));
            return null;
        }

        var (dates, knownUntil) = Scorer.Dates(any.Scenario, request.ScoredDates, request.KnownUntil);
        foreach (var problem in dates.Problems) error.WriteLine(PlainText.OneLine(problem.ToString()));
        return dates.Problems.IsEmpty ? (dates.Dates, knownUntil) : null;
    }

    private LoadResult Load(DateOnly? asOf)
    {
        try
        {
            return ScenarioLoader.Load(request.Scenario, new LoadOptions(asOf, request.Set));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(ExitCode.CannotReadOrWrite, $"cannot read '{request.Scenario}': {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Each problem once, with the first data date that has it.</summary>
    private void Tell(ImmutableArray<LoadResult> loaded, ImmutableArray<DateOnly> dates)
    {
        var told = new HashSet<Problem>();
        for (var i = 0; i < loaded.Length; i++)
            foreach (var problem in loaded[i].Problems.Where(told.Add))
                error.WriteLine(PlainText.OneLine(loaded.Length == 1 ? $"{problem}" : $"{FigureText.Date(dates[i])}: {problem}"));
    }

    private ImmutableArray<DateScores> Score(ImmutableArray<LoadResult> loaded, DateOnly knownUntil, IProgress<TrackProgress>? progress, CancellationToken cancel)
    {
        var parts = new ScoreParts(new PartStore(_parts), App.Version, request.Options, knownUntil, request.Set);
        var found = loaded.Select(l => parts.Find(l.Scenario!)).ToArray();
        var counter = new Counter(progress, loaded.Length, found.Count(f => f is not null), loaded.Where((_, i) => found[i] is null).Sum(Trials));
        for (var i = 0; i < loaded.Length; i++)
        {
            if (found[i] is not null) continue;
            var scores = found[i] = Scorer.Run(loaded[i], knownUntil, request.Options, counter, cancel);
            FolderErrors.Guard(request.Folder, () =>
            {
                parts.Keep(loaded[i].Scenario!, scores);
                return true;
            });
            counter.Next(Trials(loaded[i]));
        }

        return [.. found.OfType<DateScores>()];
    }

    private long Trials(LoadResult loaded) => (request.Options.Trials ?? loaded.Scenario!.Run.Trials) * loaded.Scenario!.Assumptions.Length;

    /// <summary>The progress of one date as part of that of all.</summary>
    private sealed class Counter(IProgress<TrackProgress>? whole, int allDates, int found, long allTrials) : IProgress<ForecastProgress>
    {
        private long _before;

        public int Dates { get; private set; } = found;

        public void Report(ForecastProgress value) =>
            whole?.Report(new TrackProgress(Dates, allDates, value with { Done = _before + value.Done, Total = allTrials }));

        public void Next(long trials)
        {
            _before += trials;
            Dates++;
        }
    }
}
