using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Changes;
using RiskSim.Reporting.Changes;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Cli.Commands;

/// <summary>What <c>risksim diff</c> was asked to do.</summary>
/// <param name="Figures">Empty: those a plan quotes.</param>
/// <param name="Directory">Null: nothing is written.</param>
internal sealed record DiffRequest(string First, string Second, ImmutableArray<FigureId> Figures, long? Trials, string? Directory, bool Quiet);

/// <summary>Reads two runs, explains what lies between them where their scenario is still there, tells and writes it.</summary>
internal sealed class DiffAction(TextWriter output, TextWriter error, DiffRequest request)
{
    /// <summary>A run's own figure further off than this many errors was not made in the same way.</summary>
    private const double FarOff = 5;

    public ExitCode Run()
    {
        using var interrupt = new Interrupt();
        if (Read(out var code) is not var (before, after)) return code;
        if (before.AsOf > after.AsOf)
        {
            error.WriteLine($"risksim: '{after.Folder}' has the earlier data date: what changed is told from it to '{before.Folder}'");
            (before, after) = (after, before);
        }

        var known = before.Figures.Select(FigureId.Of).Intersect(after.Figures.Select(FigureId.Of)).ToList();
        if (!AreKnown(before, after)) return ExitCode.ScenarioHasErrors;
        using var folder = request.Directory is { } directory ? FolderErrors.Open(directory) : null;
        var sources = DiffSources.Find(before, after);
        var account = sources.AreOneScenario ? Explained(before, after, sources, interrupt.Token) : Plain(before, after, sources, known);
        if (folder is not null)
        {
            FolderErrors.Guard(folder.Directory, () =>
            {
                ChangeWriter.Write(account, folder, message => error.WriteLine($"risksim: warning: {message}"));
                interrupt.Token.ThrowIfCancellationRequested();
                return folder.Commit();
            });
        }

        if (request.Quiet) return ExitCode.Done;
        output.Write(ChangeSummary.Compose(account, TerminalSize.Width()));
        if (folder is not null) output.Write($"\nfiles in {folder.Directory} - begin with diff.md\n");
        return ExitCode.Done;
    }

    private (RunRecord Before, RunRecord After)? Read(out ExitCode code)
    {
        code = ExitCode.Done;
        var problems = new List<Problem>();
        var runs = new List<RunRecord>();
        foreach (var folder in new[] { request.First, request.Second })
            try
            {
                if (RunRecord.Read(folder, problems) is { } run) runs.Add(run);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                error.WriteLine($"risksim: '{folder}' is no folder of a run: {e.Message.ReplaceLineEndings(" ")}");
                code = ExitCode.CannotReadOrWrite;
            }

        if (Gate.Tell(problems, error) && code == ExitCode.Done) code = ExitCode.ScenarioHasErrors;
        return runs.Count == 2 ? (runs[0], runs[1]) : null;
    }

    /// <summary>Whether one of the runs has each figure that was asked for: a restoration is over some day, a new mission was not there before.</summary>
    private bool AreKnown(RunRecord before, RunRecord after)
    {
        var either = before.Figures.Concat(after.Figures).Select(FigureId.Of).ToHashSet();
        return !Gate.Tell(request.Figures.Select(f => f.Problem(either, $"{before.MetricsFile} or {after.MetricsFile}")).OfType<Problem>(), error);
    }

    private ChangeAccount Explained(RunRecord before, RunRecord after, DiffSources sources, CancellationToken cancel)
    {
        var history = sources.Before!;
        ImmutableArray<WalkPoint> points =
        [
            new(history, before.AsOf, before.Set),
            new(before.Set.SequenceEqual(after.Set) ? history : sources.After!, after.AsOf, after.Set),
        ];
        var options = new ForecastOptions(request.Trials ?? Math.Min(KnowledgeWalk.UsualTrials, Math.Min(before.Trials, after.Trials)), before.Seed, null, before.Sampling);
        var wanted = request.Figures.IsEmpty
            ? MainFigures.Of([.. before.Figures.Concat(after.Figures).Select(FigureId.Of).Distinct()], points[0].History.At(before.AsOf).Scenario, points[1].History.At(after.AsOf).Scenario)
            : request.Figures;
        var isWanted = wanted.ToHashSet();
        KnowledgeWalk Walk(IProgress<ForecastProgress>? progress) => KnowledgeWalk.Run(points, f => isWanted.Contains(FigureId.Of(f)), options, progress, cancel);
        var walk = ProgressDisplay.IsWanted(request.Quiet) ? ProgressDisplay.Show(history.Scenario.Name, Walk) : Walk(null);
        var changes = walk.Changes(0, 1, wanted);
        var missing = wanted.Where(w => changes.All(c => (c.Metric, c.Assumption) != (w.Metric, w.Assumption))).ToList();
        if (request.Figures.IsEmpty) changes = [.. changes.Where(c => !c.IsBeyondHorizon)];
        return new ChangeAccount
        {
            Name = history.Scenario.Name,
            Before = ComparedRun.Of(before),
            After = ComparedRun.Of(after),
            Changes = changes,
            Told = request.Figures.IsEmpty ? MainFigures.Told(changes, walk.ScenarioAt(0), walk.ScenarioAt(1)) : changes,
            Walk = new WalkIdentity(options.Trials!.Value, walk.States, before.Seed, before.Sampling),
            Sites = history.Scenario.Assumptions[0].Inputs.Sites,
            Remarks = [.. Remarks(before, changes, c => c.Before, "before"), .. Remarks(after, changes, c => c.After, "after"),
                .. request.Figures.IsEmpty || missing.Count == 0 ? [] : new[] { $"Not there on both dates: {string.Join(", ", missing)}." }],
        };
    }

    /// <summary>Where the program or the options have changed the runs' own figures are others.</summary>
    private static IEnumerable<string> Remarks(RunRecord run, ImmutableArray<FigureChange> changes, Func<FigureChange, FigureLevel> side, string when)
    {
        var reported = run.Figures.ToDictionary(FigureId.Of);
        var far = changes.Where(c => reported.TryGetValue(new FigureId(c.Metric, c.Assumption), out var own) && !own.IsBeyondHorizon && !side(c).IsBeyondHorizon && IsFarOff(own, side(c), run.AsOf)).ToList();
        if (far.Count > 0)
            yield return $"The figures of '{run.Folder}' ({when}) differ from these by more than their errors, e.g. {far[0].Metric}: that run was made with other options or another version.";
    }

    private static bool IsFarOff(Figure own, FigureLevel level, DateOnly asOf)
    {
        var (value, finest) = own.Unit == Unit.PointInTime ? (own.Value + asOf.DayNumber, 0.1) : (own.Value, own.Unit == Unit.Days ? 0.1 : 1e-4);
        return Math.Abs(value - level.Value) > finest + FarOff * Math.Sqrt(own.StandardError * own.StandardError + level.StandardError * level.StandardError);
    }

    private ChangeAccount Plain(RunRecord before, RunRecord after, DiffSources sources, List<FigureId> known)
    {
        var (first, second) = (before.Figures.ToDictionary(FigureId.Of), after.Figures.ToDictionary(FigureId.Of));
        var wanted = request.Figures.IsEmpty ? MainFigures.Of(known, sources.Before?.Scenario, sources.After?.Scenario) : request.Figures;
        ImmutableArray<FigureChange> changes = [.. wanted.Where(known.Contains).Select(f => FigureChange.Plain(first[f], before.AsOf, second[f], after.AsOf))];
        var missing = wanted.Except(known).ToList();
        var names = new[] { sources.Before?.Scenario.Name, sources.After?.Scenario.Name }.OfType<string>().Distinct().ToList();
        return new ChangeAccount
        {
            Name = names.Count > 0 ? string.Join(" / ", names) : $"{before.Folder} and {after.Folder}",
            Before = ComparedRun.Of(before),
            After = ComparedRun.Of(after),
            Changes = request.Figures.IsEmpty ? [.. changes.Where(c => !c.IsBeyondHorizon)] : changes,
            Told = [],
            Walk = null,
            HasSharedDraws = before.SharesDrawsWith(after),
            Sites = [.. sources.Before?.Scenario.Assumptions[0].Inputs.Sites ?? [], .. sources.After?.Scenario.Assumptions[0].Inputs.Sites ?? []],
            Differences = sources is { Before: { } a, After: { } b } ? InputDifference.Between(a, b) : [],
            Remarks = [sources.Why(before, after), .. missing.Count == 0 ? [] : new[] { $"Not there in both: {string.Join(", ", missing)}." }],
        };
    }
}
