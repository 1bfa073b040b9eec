using System.Collections.Immutable;
using RiskSim.Reporting;
using RiskSim.Reporting.Briefings;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
using RiskSim.Reporting.Word;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary>Reads finished runs and makes documents of them.</summary>
internal sealed class ReportAction(TextWriter output, TextWriter error, ReportRequest request)
{
    public ExitCode Run()
    {
        try
        {
            return Make();
        }
        catch (UnfitRunsException e)
        {
            foreach (var problem in e.Problems) error.WriteLine(PlainText.OneLine(problem.ToString()));
            return ExitCode.ScenarioHasErrors;
        }
    }

    private ExitCode Make()
    {
        using var interrupt = new Interrupt();
        var problems = new List<Problem>();
        ImmutableArray<KeptRun> runs = [.. request.Runs.Select(folder => RunFolders.Read(folder, problems)).OfType<KeptRun>()];
        var order = request.Order with { Template = Template(problems) };
        foreach (var problem in problems) error.WriteLine(PlainText.OneLine(problem.ToString()));
        if (problems.Count > 0) return ExitCode.ScenarioHasErrors;

        var together = request.Formats.Where(f => f.TakesSeveralRuns()).ToImmutableArray();
        var alone = request.Formats.Except(together).ToImmutableArray();
        if (!together.IsEmpty) Write(together, runs, order, request.Directory ?? runs[0].Directory, interrupt.Token);
        if (alone.IsEmpty) return ExitCode.Done;
        foreach (var (run, directory) in runs.Zip(Directories(runs))) Write(alone, [run], order, directory, interrupt.Token);
        return ExitCode.Done;
    }

    private void Write(ImmutableArray<BriefingFormat> formats, ImmutableArray<KeptRun> runs, BriefingOrder order, string directory, CancellationToken cancel)
    {
        using var folder = FolderErrors.Open(directory);
        FolderErrors.Guard(directory, () =>
        {
            foreach (var format in formats)
            {
                cancel.ThrowIfCancellationRequested();
                BriefingWriter.Write(format, runs, order, folder, message => error.WriteLine($"risksim: warning: {message}"));
            }

            cancel.ThrowIfCancellationRequested();
            folder.Commit();
        });
        if (request.Quiet) return;
        foreach (var format in formats) output.WriteLine(Path.Combine(directory, format.FileName()));
    }

    /// <summary>Null where none was given, or where it cannot be used; the reason is among the problems then.</summary>
    /// <exception cref="UserErrorException">It cannot be read.</exception>
    private WordTemplate? Template(ICollection<Problem> problems)
    {
        if (request.Template is not { } path) return null;
        try
        {
            return WordTemplate.Read(path, problems);
        }
        catch (Exception e) when (FolderErrors.IsFileError(e))
        {
            throw new UserErrorException(ExitCode.CannotReadOrWrite, $"cannot read '{path}': {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Where the documents of each run go.</summary>
    /// <exception cref="UserErrorException">Two runs would share a folder.</exception>
    private IEnumerable<string> Directories(ImmutableArray<KeptRun> runs)
    {
        if (request.Directory is not { } root) return runs.Select(r => r.Directory);
        if (runs.Length == 1) return [root];
        var names = runs.Select(r => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(r.Directory)))).ToList();
        if (names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new UserErrorException(ExitCode.Usage, $"two of the runs are in folders of the name '{twice.Key}' and would be written to {Path.Combine(root, twice.Key)}: report them one by one, each with its own --out");
        return names.Select(n => Path.Combine(root, n));
    }
}
