using System.Collections.Immutable;
using RiskSim.Batches;
using RiskSim.Changes;
using RiskSim.Reporting.Changes;
using RiskSim.Reporting.Tables;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Batches;

/// <summary>The figures that a batch shows, of all of its runs.</summary>
/// <param name="Shown">In order.</param>
/// <param name="Problems">Figures that were asked for and that no run has.</param>
public sealed record BatchFigures(ImmutableArray<FigureId> Shown, ImmutableArray<Problem> Problems)
{
    /// <summary>Without others being asked for, a page shows at most so many.</summary>
    private const int UsualCount = 4;

    private readonly Dictionary<(string Folder, FigureId Id), Figure> _figures = [];

    /// <summary>Null where the run does not have it.</summary>
    internal Figure? Of(BatchRun run, FigureId id) => run.Finished is { } finished ? _figures.GetValueOrDefault((finished.Folder, id)) : null;

    /// <param name="runs">Of which at least one is finished.</param>
    /// <param name="folder">Of the runs; their figures are read one run after the other.</param>
    /// <param name="asked">Empty: those a plan quotes that differ most clearly between the runs.</param>
    /// <param name="scenario">Of one of the runs.</param>
    /// <exception cref="IOException">Figures cannot be read.</exception>
    public static BatchFigures Read(IReadOnlyList<BatchRun> runs, string folder, ImmutableArray<FigureId> asked, Scenario scenario)
    {
        var known = new HashSet<FigureId>();
        var wanted = asked.ToHashSet();
        var found = new Dictionary<(string, FigureId), Figure>();
        foreach (var run in runs)
        {
            if (run.Finished is not { } finished) continue;
            var figures = RunRecord.ReadFigures(Path.Combine(folder, finished.Folder, MetricsTable.FileName));
            if (asked.IsEmpty && known.Count == 0) wanted = [.. MainFigures.Of([.. figures.Select(FigureId.Of)], scenario, scenario).Where(f => f.Assumption == AssumptionForecast.BlendId)];
            foreach (var figure in figures)
            {
                var id = FigureId.Of(figure);
                known.Add(id);
                if (wanted.Contains(id)) found[(finished.Folder, id)] = figure;
            }
        }

        var shown = asked.IsEmpty ? Clearest(runs, wanted, found) : [.. asked.Distinct().Where(known.Contains)];
        var result = new BatchFigures(shown, [.. asked.Select(a => a.Problem(known, BatchTable.FileName)).OfType<Problem>()]);
        foreach (var ((run, id), figure) in found)
            if (shown.Contains(id)) result._figures.Add((run, id), figure);
        return result;
    }

    /// <summary>Of each thing the figure with the largest range in units of its error, at most <see cref="UsualCount"/>, in the usual order.</summary>
    private static ImmutableArray<FigureId> Clearest(IReadOnlyList<BatchRun> runs, IEnumerable<FigureId> candidates, Dictionary<(string, FigureId), Figure> found)
    {
        var ranges = candidates.Select((id, order) => (Id: id, Order: order, Range: Range([.. runs.Where(r => r.Finished is not null)
            .Select(r => (r.Finished!.AsOf, Figure: found.GetValueOrDefault((r.Finished.Folder, id)))).Where(f => f.Figure is { IsBeyondHorizon: false }).Select(f => (f.AsOf, f.Figure!))]))).ToList();
        return
        [
            .. ranges.GroupBy(r => string.Join('.', r.Id.Metric.Split('.')[..2])).Select(g => g.MaxBy(r => r.Range))
                .OrderByDescending(r => r.Range).Take(UsualCount).OrderBy(r => r.Order).Select(r => r.Id),
        ];
    }

    private static double Range(List<(DateOnly AsOf, Figure Figure)> figures)
    {
        if (figures.Count == 0) return -1;
        var values = figures.Select(f => Level(f.Figure, f.AsOf)).ToList();
        var error = figures.Max(f => double.IsFinite(f.Figure.StandardError) ? f.Figure.StandardError : 0);
        return (values.Max() - values.Min()) / Math.Max(error, 1e-9);
    }

    /// <summary>What can be compared between data dates: a point in time as a day number, else the value.</summary>
    internal static double Level(Figure figure, DateOnly asOf) => figure.Value + (figure.Unit == Unit.PointInTime ? asOf.DayNumber : 0);
}
