using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RiskSim.Batches;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Batches;

/// <summary><c>batch.csv</c>: every figure of every run at full precision, one a row, with the values of the varied inputs in columns of their own.</summary>
internal static class BatchTable
{
    public const string FileName = "batch.csv";

    /// <summary>The columns before those of <c>metrics.csv</c>.</summary>
    public static ImmutableArray<string> Keys(BatchGrid grid) => ["run", BatchGrid.ScenarioName, BatchGrid.AsOfName, .. grid.Varied.Select(v => v.Path)];

    /// <param name="run">A finished one.</param>
    /// <returns>For the columns of <see cref="Keys"/>.</returns>
    public static ImmutableArray<string> KeysOf(BatchRun run) =>
        [run.Finished!.Folder, BatchGrid.NameOf(run.Case.Scenario), FigureText.Date(run.Finished.AsOf), .. run.Case.Varied.Select(v => v.Value)];

    /// <param name="folder">Of the runs: their figures are copied, so that memory does not grow with their number.</param>
    public static void Write(BatchGrid grid, IEnumerable<BatchRun> runs, string folder, string path)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        writer.WriteLine(Row([.. Keys(grid), .. MetricsTable.Columns]));
        foreach (var run in runs.Where(r => r.Finished is not null))
        {
            var keys = Row(KeysOf(run));
            // The rows of metrics.csv have ids, numbers and dates only: no field of theirs spans lines.
            foreach (var line in File.ReadLines(Path.Combine(folder, run.Finished!.Folder, MetricsTable.FileName)).Skip(1))
            {
                writer.Write(keys);
                writer.Write(',');
                writer.WriteLine(line);
            }
        }
    }

    private static string Row(ImmutableArray<string> fields)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        // A negative number is no formula.
        new CsvTable(text, [.. fields.Select(f => double.TryParse(f, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? f : CsvTable.Guard(f))]).Dispose();
        return text.ToString().TrimEnd('\n');
    }
}
