using System.Globalization;
using Parquet;
using Parquet.Schema;
using RiskSim.Batches;
using RiskSim.Changes;
using RiskSim.Reporting.Changes;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Batches;

/// <summary><c>batch.parquet</c>: the rows and columns of <c>batch.csv</c> for data frames; what lies beyond the horizon is +∞, and inputs of which all values are
/// plain numbers are numbers.</summary>
internal static class BatchParquet
{
    public const string FileName = "batch.parquet";

    /// <summary>Memory does not grow with the number of runs.</summary>
    private const int RowsOfGroup = 100_000;

    /// <param name="folder">Of the runs.</param>
    public static void Write(BatchGrid grid, IEnumerable<BatchRun> runs, string folder, string path) => WriteAsync(grid, runs, folder, path).GetAwaiter().GetResult();

    private static async Task WriteAsync(BatchGrid grid, IEnumerable<BatchRun> runs, string folder, string path)
    {
        var keys = BatchTable.Keys(grid);
        var isNumber = keys.Select((_, i) => i >= keys.Length - grid.Varied.Length && grid.Varied[i - keys.Length + grid.Varied.Length].Values.All(v => Number(v) is not null)).ToArray();
        var columns = MetricsTable.Columns.Select(c => c is "value" or "standard_error" ? Numbers(c) : Texts(c));
        var schema = new ParquetSchema([.. keys.Select((k, i) => isNumber[i] ? Numbers(k) : Texts(k)), .. columns]);
        using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream);
        var rows = new List<(object[] Keys, Figure Figure)>();
        foreach (var run in runs.Where(r => r.Finished is not null))
        {
            object[] values = [.. BatchTable.KeysOf(run).Select((k, i) => isNumber[i] ? (object)Number(k)!.Value : k)];
            rows.AddRange(RunRecord.ReadFigures(Path.Combine(folder, run.Finished!.Folder, MetricsTable.FileName)).Select(f => (values, f)));
            if (rows.Count >= RowsOfGroup) await Flush();
        }

        if (rows.Count > 0) await Flush();

        async Task Flush()
        {
            using var group = writer.CreateRowGroup();
            var fields = schema.GetDataFields();
            for (var k = 0; k < keys.Length; k++)
                if (isNumber[k]) await group.WriteAsync<double>(fields[k], rows.Select(r => (double)r.Keys[k]).ToArray());
                else await group.WriteAsync(fields[k], rows.Select(r => (string)r.Keys[k]).ToArray());
            await group.WriteAsync(fields[keys.Length], rows.Select(r => r.Figure.Assumption).ToArray());
            await group.WriteAsync(fields[keys.Length + 1], rows.Select(r => r.Figure.Metric).ToArray());
            await group.WriteAsync<double>(fields[keys.Length + 2], rows.Select(r => r.Figure.Value).ToArray());
            await group.WriteAsync<double>(fields[keys.Length + 3], rows.Select(r => r.Figure.StandardError).ToArray());
            await group.WriteAsync(fields[keys.Length + 4], rows.Select(r => r.Figure.Date is { } date ? FigureText.Date(date) : "").ToArray());
            group.CompleteValidate();
            rows.Clear();
        }
    }

    private static DataField Texts(string name) => new(name, typeof(string), isNullable: false);

    private static DataField Numbers(string name) => new(name, typeof(double), isNullable: false);

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
