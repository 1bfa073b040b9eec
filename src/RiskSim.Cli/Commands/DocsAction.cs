using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary>Compares documents with a run, and updates them: all of them, or none if one has errors.</summary>
internal sealed class DocsAction(TextWriter output, TextWriter error, DocsRequest request)
{
    private const int LongestShown = 60;

    public ExitCode Update()
    {
        using var interrupt = new Interrupt();
        if (Plans(DocumentFields.Update, out var code) is not var (run, plans)) return code;
        // From here on it takes no time worth stopping.
        interrupt.Token.ThrowIfCancellationRequested();
        foreach (var plan in plans)
        {
            if (run.IsReportOfAnother(plan)) error.WriteLine($"{plan.File}: warning: {OtherText(plan)}");
            if (plan.Files.IsEmpty)
            {
                Say(plan.Fields.IsEmpty ? $"{plan.File}: no fields" : $"{plan.File}: up to date ({Fields(plan.Fields.Length)})");
                continue;
            }
            if (OpenIn(plan.File) is { } program)
                error.WriteLine($"{plan.File}: warning: it seems to be open in {program}. Close it there without saving, or what is saved there undoes this update.");
            var backups = FolderErrors.Guard(plan.File, () => DocumentWriter.Write(plan.Files, request.KeepsBackup));
            var changed = plan.Fields.Count(f => !f.IsCurrent);
            Say($"{plan.File}: {(changed == 0 ? $"{Fields(plan.Fields.Length)} up to date, the run recorded" : $"{changed.ToString(CultureInfo.InvariantCulture)} of {Fields(plan.Fields.Length)} changed")}"
                + (backups.IsEmpty ? "" : $" (before: {string.Join(", ", backups.Select(b => Path.GetFileName(b)))})"));
            foreach (var field in plan.Fields.Where(f => !f.IsCurrent)) Say("  " + Difference(field));
        }
        return ExitCode.Done;
    }

    public ExitCode Check()
    {
        if (Plans(DocumentFields.Check, out var code) is not var (run, plans)) return code;
        foreach (var plan in plans)
        {
            var others = plan.Fields.Where(f => !f.IsCurrent).ToList();
            Say(plan.Fields.IsEmpty ? $"{plan.File}: no fields"
                : others.Count == 0 ? $"{plan.File}: up to date ({Fields(plan.Fields.Length)})"
                : $"{plan.File}: {others.Count.ToString(CultureInfo.InvariantCulture)} of {Fields(plan.Fields.Length)} {(others.Count == 1 ? "does" : "do")} not show the run");
            foreach (var field in others) Say("  " + Difference(field));
            if (run.IsReportOfAnother(plan)) Say($"  stale: {OtherText(plan)}");
            if (plan.Fields.IsEmpty || run.IsThisRun(plan.RecordedRun)) continue;
            Say(plan.RecordedRun is { } recorded ? $"  note: it was updated from another run: {PlainText.OneLine(recorded)}" : "  note: it was never updated from a run");
        }
        return plans.Any(p => p.Fields.Any(f => !f.IsCurrent) || run.IsReportOfAnother(p)) ? ExitCode.OutOfDate : ExitCode.Done;
    }

    /// <summary>What is to be done with each document; null where one of them cannot be used.</summary>
    private (RunFields Run, List<DocumentPlan> Plans)? Plans(Func<string, RunFields, DocumentPlan> plan, out ExitCode code)
    {
        code = ExitCode.Done;
        var problems = new List<Problem>();
        var run = RunFolders.Read(request.Run, problems);
        foreach (var problem in problems) error.WriteLine(PlainText.OneLine(problem.ToString()));
        if (run is null)
        {
            code = ExitCode.ScenarioHasErrors;
            return null;
        }
        var fields = new RunFields(run);
        var plans = new List<DocumentPlan>();
        foreach (var file in request.Files.DistinctBy(Path.GetFullPath))
            try
            {
                var planned = plan(file, fields);
                foreach (var problem in planned.Problems) error.WriteLine(PlainText.OneLine(problem.ToString()));
                if (planned.HasErrors && code == ExitCode.Done) code = ExitCode.ScenarioHasErrors;
                plans.Add(planned);
            }
            catch (Exception e) when (FolderErrors.IsFileError(e))
            {
                error.WriteLine($"risksim: cannot read '{file}': {e.Message.ReplaceLineEndings(" ")}");
                code = ExitCode.CannotReadOrWrite;
            }
        return code == ExitCode.Done ? (fields, plans) : null;
    }

    /// <summary>Programs put a small file beside a document that they have open.</summary>
    private static string? OpenIn(string file)
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(file))!, Path.GetFileName(file));
        bool Is(string other) => File.Exists(Path.Combine(folder, other));
        // Word leaves out the first letters of a long name.
        var stem = Path.GetFileNameWithoutExtension(name);
        var dropped = Math.Clamp(stem.Length - 6, 0, 2);
        return Is("~$" + name) || Is("~$" + name[dropped..]) ? "Word or Excel" : Is($".~lock.{name}#") ? "LibreOffice" : null;
    }

    private static string OtherText(DocumentPlan plan) => PlainText.OneLine(
        $"its text beside the fields is of run {PlainText.Shorten(plan.ReportOf!, LongestShown)}: make it anew with 'risksim report', or take the property '{DocumentPlan.ReportProperty}' out if you have rewritten it");

    private static string Difference(FieldState field) =>
        PlainText.OneLine($"{field.Place}: {field.Field}: '{PlainText.Shorten(field.InDocument, LongestShown)}' → '{PlainText.Shorten(field.InRun, LongestShown)}'");

    private static string Fields(int count) => count == 1 ? "1 field" : count.ToString(CultureInfo.InvariantCulture) + " fields";

    private void Say(string line)
    {
        if (!request.Quiet) output.WriteLine(line);
    }
}
