using System.Collections.Immutable;
using System.Text;
using RiskSim.Reporting.Briefings;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Json;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Tables;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting;

/// <summary>Writes every file of a run; the one entry of this library for the command line.</summary>
public static class OutputWriter
{
    /// <summary>The charts' folder inside the output folder.</summary>
    public const string ChartFolder = "charts";

    /// <param name="charts">Null: none.</param>
    /// <param name="warn">Gets a line for each thing that had to be left out.</param>
    /// <param name="reports">Documents to make of the run.</param>
    /// <param name="cancel">Until the files are moved into place nothing is left behind.</param>
    /// <returns>The paths of the files, in alphabetical order.</returns>
    /// <exception cref="IOException">The folder or a file cannot be written.</exception>
    public static ImmutableArray<string> Write(
        ForecastResult result, RunDetails run, ChartFormat? charts, OutputFolder folder, Action<string> warn, CancellationToken cancel, ImmutableArray<BriefingFormat> reports = default)
    {
        var names = new List<string>();
        void Step(string name, Action<string> write)
        {
            cancel.ThrowIfCancellationRequested();
            write(folder.PathOf(name));
            names.Add(name);
        }

        Step(MetricsTable.FileName, path => MetricsTable.Write(result, path));
        Step(MissionsTable.FileName, path => MissionsTable.Write(result, path));
        Step(CapabilityTable.FileName, path => CapabilityTable.Write(result, path));
        Step(JointTable.FileName, path => JointTable.Write(result, path));
        Step(SitesTable.FileName, path => SitesTable.Write(result, path));
        Step(SpacecraftTable.FileName, path => SpacecraftTable.Write(result, path));
        Step(EvidenceTable.FileName, path => EvidenceTable.Write(result, path));
        Step(InputsTable.FileName, path => InputsTable.Write(result, path));
        Step(ResultJson.FileName, path => ResultJson.Write(result, path));
        Step(RunArchive.FileName, path => RunArchive.Write(result, run.Origin, path));

        ImmutableArray<ChartFile> drawn = [];
        if (charts is { } format)
        {
            cancel.ThrowIfCancellationRequested();
            var directory = Path.GetDirectoryName(folder.PathOf(ChartFolder + "/x"))!;
            drawn = ChartBook.Write(result, directory, format, warn);
            names.AddRange(drawn.Select(c => $"{ChartFolder}/{c.FileName}"));
        }

        Step(Report.FileName, path => File.WriteAllText(path, Report.Compose(result, drawn, ChartFolder, run.Origin), new UTF8Encoding(false)));
        if (!reports.IsDefaultOrEmpty)
        {
            // Of what was kept, not of what is in memory: the documents are those that 'risksim report' makes later.
            var kept = RunArchive.Read(Path.GetDirectoryName(folder.PathOf(RunArchive.FileName))!, new List<Problem>())!;
            foreach (var document in reports.Where(r => r.FileName() != Report.FileName))
            {
                cancel.ThrowIfCancellationRequested();
                try
                {
                    BriefingWriter.Write(document, [kept with { Directory = folder.Directory }], new BriefingOrder(), folder, warn);
                    names.Add(document.FileName());
                }
                catch (UnfitRunsException e)
                {
                    // No reason to throw the run away.
                    warn($"no {document.FileName()}: {e.Problems[0].Rule}");
                }
            }
        }

        Step(RunJson.FileName, path => RunJson.Write(result, run, names.Append(RunJson.FileName).Order(StringComparer.Ordinal), folder.Directory, path));
        cancel.ThrowIfCancellationRequested();
        var earlier = RunJson.FilesOf(Path.Combine(folder.Directory, RunJson.FileName));
        var files = folder.Commit();
        RemoveOldCharts(folder.Directory, earlier.Except(names));
        return files;
    }

    /// <summary>Charts of an earlier run that this one has not drawn again would show other figures than the tables.</summary>
    internal static void RemoveOldCharts(string directory, IEnumerable<string> names)
    {
        var charts = Path.Combine(directory, ChartFolder);
        foreach (var name in names)
            // Only what a run can have written there, whatever the old list says.
            if (name.StartsWith(ChartFolder + "/", StringComparison.Ordinal) && name == $"{ChartFolder}/{Path.GetFileName(name)}"
                && Path.GetExtension(name) is ".png" or ".svg")
                File.Delete(Path.Combine(charts, Path.GetFileName(name)));
        if (Directory.Exists(charts) && !Directory.EnumerateFileSystemEntries(charts).Any()) Directory.Delete(charts);
    }
}
