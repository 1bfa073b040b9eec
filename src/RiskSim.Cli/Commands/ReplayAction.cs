using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary>What <c>risksim replay</c> was asked to do.</summary>
/// <param name="AssumptionId">Null: all.</param>
internal sealed record ReplayRequest(
    string Scenario, TrialChoice Choice, string? AssumptionId, DateOnly? AsOf, ForecastOptions Options, ImmutableArray<KeyValuePair<string, string>> Set, string? Directory)
{
    public string Folder => Directory ?? Path.Combine("output", Path.GetFileNameWithoutExtension(Scenario), "replay");
}

/// <summary>Loads, simulates, chooses trials, writes and tells them.</summary>
internal sealed class ReplayAction(TextWriter output, TextWriter error, ReplayRequest request)
{
    public ExitCode Run()
    {
        using var interrupt = new Interrupt();
        var loaded = Gate.Load([request.Scenario], new LoadOptions(request.AsOf, request.Set), error, out var code);
        if (code != ExitCode.Done) return code;
        var scenario = loaded[0].Scenario!;
        using var folder = FolderErrors.Open(request.Folder);
        var result = ProgressDisplay.IsWanted(quiet: false)
            ? ProgressDisplay.Show(scenario.Name, progress => Replayer.Run(scenario, request.Options, request.Choice, request.AssumptionId, progress, interrupt.Token))
            : Replayer.Run(scenario, request.Options, request.Choice, request.AssumptionId, null, interrupt.Token);
        foreach (var problem in result.Problems) error.WriteLine(PlainText.OneLine(problem.ToString()));
        if (result.Replays.IsEmpty) return ExitCode.ScenarioHasErrors;

        // One that was asked for by name, or that is alone, needs no folder of its own.
        var hasFolders = request.AssumptionId is null && scenario.Assumptions.Length > 1;
        var files = FolderErrors.Guard(folder.Directory, () =>
        {
            foreach (var replay in result.Replays)
                ReplayWriter.Write(replay, folder, hasFolders ? replay.Assumption.Id : "", message => error.WriteLine($"risksim: warning: {message}"));
            interrupt.Token.ThrowIfCancellationRequested();
            return folder.Commit();
        });
        foreach (var replay in result.Replays)
        {
            output.Write(ReplayWriter.Tell(replay, TerminalSize.Width()));
            output.WriteLine();
        }

        output.WriteLine($"{files.Length.ToString(CultureInfo.InvariantCulture)} files in {folder.Directory}");
        return ExitCode.Done;
    }
}
