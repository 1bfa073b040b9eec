using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Batches;
using RiskSim.Changes;
using RiskSim.Reporting.Changes;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Variations;

namespace RiskSim.Reporting.Batches;

/// <summary>A batch with the figures that it shows.</summary>
/// <param name="Runs">In the order of the grid; at least one is finished.</param>
/// <param name="Scenario">Of one of the runs, for names.</param>
public sealed record Batch(BatchGrid Grid, ImmutableArray<BatchRun> Runs, BatchFigures Figures, Scenario Scenario, ForecastOptions Options)
{
    internal IEnumerable<BatchRun> Finished => Runs.Where(r => r.Finished is not null);

    internal IEnumerable<BatchRun> Failed => Runs.Where(r => r.Finished is null);

    /// <summary>Positions of the parameters that take more than one value.</summary>
    internal ImmutableArray<int> Axes => [.. Enumerable.Range(0, Grid.Parameters.Length).Where(p => Grid.Parameters[p].Values.Length > 1)];

    internal Variation Parameter(int index) => Grid.Parameters[index];

    /// <summary>The last two words of the path, which people recognise; the whole path where that would be another's, too.</summary>
    internal string NameOf(int parameter)
    {
        var shortName = Short(Parameter(parameter).Path);
        return Axes.Count(a => Short(Parameter(a).Path) == shortName) > 1 ? Parameter(parameter).Path : shortName;

        static string Short(string path) => path switch
        {
            BatchGrid.AsOfName => "data date",
            _ => string.Join(' ', path.Split('.').TakeLast(2)),
        };
    }

    /// <summary><c>Baikonur after Soyuz MS-28</c>, or how many scenarios there are.</summary>
    internal string Title
    {
        get
        {
            var files = Runs.Select(r => r.Case.Scenario).Distinct().Count();
            return files == 1 ? Scenario.Name : $"{files.ToString(CultureInfo.InvariantCulture)} scenarios";
        }
    }

    internal string NameOf(FigureId id) => FigureNames.Of(id, Scenario.Assumptions[0].Inputs.Sites);

    /// <summary><c>200 runs: 20 values of A × 10 of B</c>.</summary>
    internal string Size => $"{Count(Runs.Length, "run")}" + (Axes.IsEmpty ? "" : ": " + string.Join(" × ", Axes.Select((a, i) => $"{Parameter(a).Values.Length.ToString(CultureInfo.InvariantCulture)} {(i == 0 ? "values of" : "of")} {Parameter(a).Path}")));

    internal string Identity => string.Join(" · ", new[]
    {
        TrialsText, $"seed {(Options.Seed ?? Scenario.Run.Seed).ToString(CultureInfo.InvariantCulture)}", FigureText.Sampling(Options.Sampling),
    });

    /// <summary>The value as people read it.</summary>
    /// <param name="withError">With its standard error.</param>
    internal string Text(BatchRun run, FigureId id, bool withError = false) => (run.Finished, Figures.Of(run, id)) switch
    {
        (null, _) => "failed",
        ({ } finished, { Unit: Unit.PointInTime, Date: null, IsBeyondHorizon: false } figure) => FigureText.Date(FigureText.Day(finished.AsOf, figure.Value)),
        ({ } finished, var figure) => withError ? FigureText.WithError(figure, finished.Horizon, finished.Trials) : FigureText.Value(figure, finished.Horizon, finished.Trials),
    };

    /// <summary><c>A = 1, B = 2</c>.</summary>
    internal string Settings(BatchRun run) => Axes.IsEmpty ? "as it is" : string.Join(", ", Axes.Select(a => $"{NameOf(a)} = {run.Case.Values[a]}"));

    internal static string Count(int count, string noun) => $"{FigureText.Count(count)} {noun}{(count == 1 ? "" : "s")}";

    private string TrialsText
    {
        get
        {
            var trials = Finished.Select(r => r.Finished!.Trials).Distinct().Order().ToList();
            return trials.Count == 1 ? $"{FigureText.Count(trials[0])} trials per assumption" : $"{FigureText.Count(trials[0])} to {FigureText.Count(trials[^1])} trials per assumption";
        }
    }
}
