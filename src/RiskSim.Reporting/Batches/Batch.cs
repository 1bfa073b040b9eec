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

    /// <summary>Of a parameter: <c>Soyuz MS-29: planned date</c>.</summary>
    internal string Label(int parameter) => Inputs.Of(Parameter(parameter).Path).Label;

    /// <summary>Of a parameter, without what it is of: <c>planned date</c>.</summary>
    internal string Property(int parameter) => Inputs.Of(Parameter(parameter).Path).Property;

    /// <summary>Of a parameter in a sentence: <c>the planned date of Soyuz MS-29</c>.</summary>
    internal string Phrase(int parameter) => Inputs.Of(Parameter(parameter).Path).Phrase;

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

    /// <summary><c>200 runs: 20 values of the priority of Crew 1 × 10 of the data date</c>.</summary>
    internal string Size => $"{Count(Runs.Length, "run")}" + (Axes.IsEmpty ? "" : ": " + string.Join(" × ", Axes.Select((a, i) => $"{Parameter(a).Values.Length.ToString(CultureInfo.InvariantCulture)} {(i == 0 ? "values of" : "of")} {Phrase(a)}")));

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

    /// <summary><c>Crew 1: priority = 1; data date = 2026-01-01</c>.</summary>
    internal string Settings(BatchRun run) => Axes.IsEmpty ? "as it is" : Settings(run, Axes);

    /// <param name="parameters">Positions of those that are told.</param>
    internal string Settings(BatchRun run, IEnumerable<int> parameters) => Inputs.Settings(parameters.Select(p => (Parameter(p).Path, run.Case.Values[p])));

    private InputNames Inputs => new(Scenario);

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
