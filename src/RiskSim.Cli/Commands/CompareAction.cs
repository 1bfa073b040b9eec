using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Changes;
using RiskSim.Decisions;
using RiskSim.Reporting.Comparisons;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Cli.Commands;

/// <summary>Loads, forecasts every plan, tells and writes what differs.</summary>
internal sealed class CompareAction(TextWriter output, TextWriter error, CompareRequest request)
{
    public ExitCode Run()
    {
        using var interrupt = new Interrupt();
        var loaded = Gate.Load(request.Scenarios, new LoadOptions(request.AsOf, request.Set), error, out var code);
        if (code != ExitCode.Done) return code;
        var plans = Plans(loaded);
        var figures = request.Figures.Select(m => new FigureId(m, AssumptionForecast.BlendId));
        if (Gate.Tell(FigureCheck.Problems(figures, [plans[0].Scenario], plans[0].Scenario.File, f => f.Assumption == AssumptionForecast.BlendId ? f : null), error)) return ExitCode.ScenarioHasErrors;
        using var folder = FolderErrors.Open(request.OutputDirectory);
        PlanComparison Compare(IProgress<ForecastProgress>? progress) => PlanComparison.Run(plans, request.Options, progress, interrupt.Token);
        var comparison = ProgressDisplay.IsWanted(request.Quiet) ? ProgressDisplay.Show(plans[0].Scenario.Name, Compare) : Compare(null);
        foreach (var (plan, warning) in comparison.Warnings) error.WriteLine(PlainText.OneLine($"{plan.Id}: {warning}"));
        if (!comparison.AsPlanned.Blend.IsPossible) return ExitCode.ScenarioHasErrors;
        var context = new CompareContext(comparison, request.Figures.IsEmpty ? ComparedFigures.Of(comparison) : [.. request.Figures.Distinct()]);
        var files = FolderErrors.Guard(folder.Directory, () =>
            CompareWriter.Write(context, request.ChartFormat, folder, message => error.WriteLine($"risksim: warning: {message}"), interrupt.Token));
        if (request.Quiet) return ExitCode.Done;
        output.Write(CompareSummary.Compose(context, TerminalSize.Width()));
        output.Write(string.Create(CultureInfo.InvariantCulture, $"\n{files.Length} files in {folder.Directory} - begin with compare.md\n"));
        return ExitCode.Done;
    }

    private ImmutableArray<ComparedPlan> Plans(ImmutableArray<LoadResult> loaded)
    {
        if (loaded.Length == 1)
        {
            var scenario = loaded[0].Scenario!;
            if (scenario.Options.IsEmpty)
                throw new UserErrorException(ExitCode.ScenarioHasErrors, $"'{scenario.File}' has no options to compare: add 'options:' to it, or give a second scenario");
            return PlanComparison.OptionsOf(scenario);
        }

        var names = request.Scenarios.Select(s => Path.GetFileNameWithoutExtension(s)).ToList();
        // Files of the same name in different folders are told apart by their paths.
        var ids = names.Distinct().Count() == names.Count ? names : [.. request.Scenarios];
        if (ids.Distinct().Count() < ids.Count) throw new UserErrorException(ExitCode.Usage, "a scenario is given twice: a plan is compared with others");
        return [.. loaded.Zip(ids, (l, id) => new ComparedPlan(id, l.Scenario!.Name, l.Scenario))];
    }
}
