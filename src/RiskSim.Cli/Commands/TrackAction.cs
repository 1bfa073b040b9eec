using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using RiskSim.Changes;
using RiskSim.Reporting;
using RiskSim.Reporting.Changes;
using RiskSim.Reporting.Parts;
using RiskSim.Reporting.Text;
using RiskSim.Reporting.Tracks;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Cli.Commands;

/// <summary>Makes the forecast of each data date, writes and tells how it moved.</summary>
internal sealed class TrackAction(TextWriter output, TextWriter error, TrackRequest request)
{
    private readonly string _parts = Path.Combine(request.Folder, TrackWriter.PartFolder);

    public ExitCode Run() => FolderErrors.KeepingParts(_parts, Go);

    private ExitCode Go()
    {
        var started = DateTimeOffset.UtcNow;
        var clock = Stopwatch.GetTimestamp();
        using var interrupt = new Interrupt();
        if (Dates(out var code) is not { } dates) return code;
        // Opened before the work, so that a folder that cannot be written is found out at once.
        using var folder = FolderErrors.Open(request.Folder);
        var track = Forecast(dates, interrupt.Token);
        var problems = TrackWarnings.Of(track);
        foreach (var (text, on) in problems) error.WriteLine(PlainText.OneLine($"{TrackWarnings.Dates(on)}: {text}"));
        if (track.Forecasts.IsEmpty) return ExitCode.ScenarioHasErrors;
        var choice = TrackChoice.Of(track, request.Missions, request.Figures);
        if (Gate.Tell(choice.Problems(track), error)) return ExitCode.ScenarioHasErrors;

        var changes = Changes(track, choice, interrupt.Token);
        var details = new RunDetails(App.Version, request.Given(), started, () => Stopwatch.GetElapsedTime(clock));
        var files = FolderErrors.Guard(folder.Directory, () => TrackWriter.Write(
            track, choice, changes, details, request.ChartFormat, folder, message => error.WriteLine($"risksim: warning: {message}"), interrupt.Token));
        if (!request.Quiet)
        {
            output.Write(TrackWriter.Tell(track, choice, TerminalSize.Width()));
            output.WriteLine($"{files.Length.ToString(CultureInfo.InvariantCulture)} files in {folder.Directory} - begin with track.md");
        }

        if (track.Failed.IsEmpty) return ExitCode.Done;
        error.WriteLine($"risksim: no forecast for {string.Join(", ", track.Failed.Select(f => FigureText.Date(f.Date)))}: the errors stand above; the other dates are done");
        return ExitCode.ScenarioHasErrors;
    }

    /// <summary>What changed between neighbouring dates, explained with few trials; null where there is one date.</summary>
    private TrackChanges? Changes(Track track, TrackChoice choice, CancellationToken cancel)
    {
        if (track.Forecasts.Length < 2) return null;
        var first = track.Forecasts[0];
        var history = new ScenarioHistory(Load(first.Scenario.AsOf));
        ImmutableArray<WalkPoint> points = [.. track.Forecasts.Select(f => new WalkPoint(history, f.Scenario.AsOf, []))];
        var figures = TrackChanges.Figures(track, choice);
        var isWanted = figures.ToHashSet();
        var options = request.Options with { Trials = Math.Min(TrackChanges.UsualTrials, first.Trials) };
        KnowledgeWalk Walk(IProgress<ForecastProgress>? progress) => KnowledgeWalk.Run(points, f => isWanted.Contains(FigureId.Of(f)), options, progress, cancel);
        var walk = ProgressDisplay.IsWanted(request.Quiet) ? ProgressDisplay.Show("what changed", Walk) : Walk(null);
        return TrackChanges.Of(track, walk, figures, new WalkIdentity(options.Trials!.Value, walk.States, first.Seed, first.Sampling));
    }

    /// <summary>The data dates, or null with the reason told.</summary>
    private ImmutableArray<DateOnly>? Dates(out ExitCode code)
    {
        // Any date on which the scenario is valid shows its ledger; mistakes are those of its own data date.
        var loaded = Load(request.Dates.From);
        if (loaded.Scenario is null) loaded = Load(null);
        code = ExitCode.ScenarioHasErrors;
        if (loaded.Scenario is not { } scenario)
        {
            Gate.Tell(loaded.Problems, error);
            return null;
        }

        var dates = DataDates.Of(scenario, request.Dates);
        var missing = TrackChoice.MissionProblems(loaded.Source!, dates.Dates, request.Missions);
        // Looked at one after the other, and mostly the first has all.
        static FigureId OfAny(string metric) => new(metric, AssumptionForecast.BlendId);
        var unknown = FigureCheck.Problems(
            request.Figures.Select(OfAny), dates.Dates.Select(d => Load(d).Scenario).OfType<Scenario>(), $"{scenario.File} on any of the data dates", f => OfAny(f.Metric));
        return Gate.Tell([.. dates.Problems, .. missing, .. unknown], error) ? null : dates.Dates;
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

    private Track Forecast(ImmutableArray<DateOnly> dates, CancellationToken cancel)
    {
        var shelf = new ForecastParts(new PartStore(_parts), "track", App.Version, request.Options, request.Set);
        Track Work(IProgress<TrackProgress>? progress) =>
            FolderErrors.Guard(request.Folder, () => Tracker.Run(date => Load(date), dates, request.Options, shelf, progress, cancel));
        return ProgressDisplay.IsWanted(request.Quiet) ? ProgressDisplay.ShowDates(Work) : Work(null);
    }
}
