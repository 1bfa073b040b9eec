using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Changes;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Sensitivity;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Sensitivities;

namespace RiskSim.Cli.Commands;

/// <summary>What <c>risksim sensitivity</c> was asked to do.</summary>
/// <param name="Figures">Empty: the usual ones.</param>
internal sealed record SensitivityRequest(
    string Scenario, ImmutableArray<FigureId> Figures, DateOnly? AsOf, ForecastOptions Options, ImmutableArray<KeyValuePair<string, string>> Set, string? Directory, ChartChoice? Charts, bool Quiet)
{
    public string Folder => Directory ?? Path.Combine("output", Path.GetFileNameWithoutExtension(Scenario), "sensitivity");

    public ChartFormat? ChartFormat => Charts is { } choice ? choice.Format : RiskSim.Reporting.Charts.ChartFormat.Png;
}

/// <summary>Loads, looks at the outputs from all sides, writes and tells.</summary>
internal sealed class SensitivityAction(TextWriter output, TextWriter error, SensitivityRequest request)
{
    public ExitCode Run()
    {
        using var interrupt = new Interrupt();
        var loaded = Gate.Load([request.Scenario], new LoadOptions(request.AsOf, request.Set), error, out var code);
        if (code != ExitCode.Done) return code;
        var scenario = loaded[0].Scenario!;
        var problems = new List<Problem>();
        var outputs = request.Figures.IsEmpty ? SensitivityOutputs.Usual(scenario) : SensitivityOutputs.Of(scenario, request.Figures, problems);
        if (outputs.IsEmpty && problems.Count == 0)
            problems.Add(new Problem(Severity.Error, new Place("--figure", 0, 0), "", $"no site of {scenario.File} is out and no mission waits for its launch", "Name a figure with --figure."));
        if (problems.Count > 0) return Refuse(problems);

        // Opened before the work, so that a folder that cannot be written is found out at once.
        using var folder = FolderErrors.Open(request.Folder);
        SensitivityResult? Look(IProgress<ForecastProgress>? progress) => SensitivityAnalyst.Run(scenario, outputs, request.Options, progress, interrupt.Token);
        if ((ProgressDisplay.IsWanted(request.Quiet) ? ProgressDisplay.Show(scenario.Name, Look) : Look(null)) is not { } result)
            return Refuse([new Problem(Severity.Error, new Place(scenario.File, 0, 0), "", $"what is known on {FigureText.Date(scenario.AsOf)} is impossible under the assumptions asked for", "Look at the warnings of 'risksim run'.")]);
        var files = FolderErrors.Guard(folder.Directory, () =>
        {
            SensitivityWriter.Write(result, request.ChartFormat, folder, message => error.WriteLine($"risksim: warning: {message}"));
            interrupt.Token.ThrowIfCancellationRequested();
            return folder.Commit();
        });
        if (request.Quiet) return ExitCode.Done;
        output.Write(SensitivityWriter.Tell(result, TerminalSize.Width()));
        output.WriteLine($"\n{files.Length.ToString(CultureInfo.InvariantCulture)} files in {folder.Directory} - begin with sensitivity.md");
        return ExitCode.Done;
    }

    private ExitCode Refuse(List<Problem> problems)
    {
        Gate.Tell(problems, error);
        return ExitCode.ScenarioHasErrors;
    }
}
