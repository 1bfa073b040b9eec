using System.Globalization;
using RiskSim.Reporting.Shards;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary>Runs one piece of a scenario's trials and leaves its counts in a file.</summary>
internal static class ShardRun
{
    public static void Run(LoadResult loaded, RunRequest request, ShardRange range, string directory, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var scenario = loaded.Scenario!;
        using var folder = FolderErrors.Open(directory);
        var options = request.Options();
        var counts = ProgressDisplay.IsWanted(request.Quiet)
            ? ProgressDisplay.Show(scenario.Name, progress => Sharder.Run(scenario, options, range, progress, cancel))
            : Sharder.Run(scenario, options, range, null, cancel);
        var header = new ShardHeader(
            ShardIdentity.Of(App.Version, scenario, options, request.Set), range, scenario.File, Path.GetRelativePath(directory, scenario.File).Replace(Path.DirectorySeparatorChar, '/'),
            request.GivenForAllShards(), counts.SimulationTime.TotalSeconds);
        var file = FolderErrors.Guard(directory, () =>
        {
            ShardFile.Write(folder.PathOf(ShardFile.NameOf(range)), header, counts);
            cancel.ThrowIfCancellationRequested();
            return folder.Commit()[0];
        });
        if (request.Quiet) return;
        var (first, end) = header.Trials;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{PlainText.OneLine(scenario.Name)}: piece {range}, trials {first:#,0} to {end - 1:#,0} of each assumption, in {file}"));
        output.Flush();
    }
}
