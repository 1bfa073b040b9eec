using RiskSim.Batches;
using RiskSim.Changes;

namespace RiskSim.Reporting.Batches;

/// <summary>What a batch says in words.</summary>
internal static class BatchText
{
    /// <summary>The runs with the least and the largest value of a figure; beyond the horizon is larger than any other.</summary>
    public static (BatchRun Least, BatchRun Most) Ends(Batch batch, FigureId id)
    {
        var runs = batch.Finished.Where(r => batch.Figures.Of(r, id) is not null).ToList();
        double Level(BatchRun run) => BatchFigures.Level(batch.Figures.Of(run, id)!, run.Finished!.AsOf);
        return (runs.MinBy(Level)!, runs.MaxBy(Level)!);
    }

    /// <summary>e.g. <c>From 12 % (A = 1) to 45 % (A = 5).</c></summary>
    public static string Range(Batch batch, FigureId id)
    {
        var (least, most) = Ends(batch, id);
        var (low, high) = (batch.Text(least, id), batch.Text(most, id));
        return low == high ? $"{low} in every run that has it." : $"From {low} ({batch.Settings(least)}) to {high} ({batch.Settings(most)}).";
    }

    /// <summary>Problems of runs that could not be made, each once, with how many runs have it and the first of them.</summary>
    public static IEnumerable<(string Problem, int Runs, BatchRun First)> Failures(IEnumerable<BatchRun> failed) =>
        failed.SelectMany(r => r.Problems.Where(p => p.Severity == Scenarios.Severity.Error).Select(p => (Problem: p.ToString(), Run: r)))
            .GroupBy(p => p.Problem).Select(g => (g.Key, g.Select(p => p.Run).Distinct().Count(), g.First().Run));

    /// <summary>Warnings of the runs, each once, with how many runs have it.</summary>
    public static IEnumerable<(string Warning, int Runs)> Warnings(Batch batch) =>
        batch.Finished.SelectMany(r => r.Finished!.Warnings.Distinct()).GroupBy(w => w).Select(g => (g.Key, g.Count()));
}
