using System.Collections.Immutable;
using System.Diagnostics;
using RiskSim.Reporting;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Cli.Commands;

/// <summary>Loads, simulates, writes and tells, one scenario after the other.</summary>
internal sealed class RunAction(TextWriter output, TextWriter error, RunRequest request)
{
    public ExitCode Run()
    {
        var started = DateTimeOffset.UtcNow;
        var directories = request.Directories();
        using var interrupt = new Interrupt();
        var scenarios = Gate.Load(request.Scenarios, new LoadOptions(request.AsOf, request.Set), error, out var code);
        if (code != ExitCode.Done) return code;
        if (!RuleFits(scenarios) | !RareFits(scenarios) | !ShardFits(scenarios)) return ExitCode.ScenarioHasErrors;
        for (var i = 0; i < scenarios.Length; i++)
        {
            if (i > 0 && !request.Quiet) output.WriteLine();
            if (request.Shard is { } range) ShardRun.Run(scenarios[i], request, range, directories[i], output, error, interrupt.Token);
            else if (!RunOne(scenarios[i], directories[i], started, interrupt.Token)) code = ExitCode.ScenarioHasErrors;
        }
        return code;
    }

    /// <summary>Whether every scenario has the figures that the run is to wait for.</summary>
    private bool RuleFits(ImmutableArray<LoadResult> scenarios)
    {
        if (request.Until is not { } rule) return true;
        var fits = true;
        foreach (var loaded in scenarios)
            foreach (var problem in RuleCheck.Problems(loaded.Scenario!, rule))
            {
                error.WriteLine(PlainText.OneLine(scenarios.Length > 1 ? $"{loaded.Scenario!.File}: {problem}" : problem.ToString()));
                fits = false;
            }
        return fits;
    }

    /// <summary>Whether every scenario has the figures for which it is oversampled.</summary>
    private bool RareFits(ImmutableArray<LoadResult> scenarios)
    {
        var mistakes = scenarios.SelectMany(s => request.Rare?.Problems(s.Scenario!) ?? []).ToList();
        foreach (var mistake in mistakes) error.WriteLine(PlainText.OneLine(mistake.ToString()));
        return mistakes.Count == 0;
    }

    /// <summary>Whether every scenario has trials for all the pieces.</summary>
    private bool ShardFits(ImmutableArray<LoadResult> scenarios)
    {
        var mistakes = scenarios.Select(s => request.Shard is { } range ? ShardOption.Problem(range.Count, request.Trials ?? s.Scenario!.Run.Trials) : null).OfType<Problem>().ToList();
        foreach (var mistake in mistakes) error.WriteLine(PlainText.OneLine(mistake.ToString()));
        return mistakes.Count == 0;
    }

    /// <summary>Whether there is a forecast: not if what is known is impossible under every assumption.</summary>
    private bool RunOne(LoadResult loaded, string directory, DateTimeOffset started, CancellationToken cancel)
    {
        var clock = Stopwatch.GetTimestamp();
        var scenario = loaded.Scenario!;
        // Opened before the work, so that a folder that cannot be written is found out at once.
        using var folder = FolderErrors.Open(directory);
        var options = request.Options();
        var forecast = ProgressDisplay.IsWanted(request.Quiet)
            ? ProgressDisplay.Show(scenario.Name, progress => Forecaster.Run(scenario, options, progress, cancel))
            : Forecaster.Run(scenario, options, null, cancel);
        foreach (var warning in forecast.Warnings.Except(loaded.Problems)) error.WriteLine(PlainText.OneLine(warning.ToString()));
        if (forecast.Warnings.Any(w => w.Severity == Severity.Error)) return false;
        forecast = forecast with { Warnings = [.. loaded.Problems.Union(forecast.Warnings)] };

        var details = new RunDetails(App.Version, request.Given(), started, () => Stopwatch.GetElapsedTime(clock));
        var files = Write(forecast, details, folder, cancel);
        if (request.Quiet) return true;
        output.Write(Summary.Compose(forecast, directory, files, App.Version, TerminalSize.Width()));
        output.Flush();
        return true;
    }

    private int Write(ForecastResult forecast, RunDetails details, OutputFolder folder, CancellationToken cancel) => FolderErrors.Guard(folder.Directory, () =>
        OutputWriter.Write(forecast, details, request.ChartFormat, folder, message => error.WriteLine($"risksim: warning: {message}"), cancel, request.Reports).Length);
}
