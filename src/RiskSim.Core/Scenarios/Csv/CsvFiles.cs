using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Distributions;
using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios.Csv;

/// <summary>The CSV files that a scenario names, relative to its folder.</summary>
internal sealed class CsvFiles(ScenarioFiles files, ProblemList problems)
{
    private readonly Dictionary<string, CsvTable?> _tables = [];

    /// <summary>Puts the missions of a manifest where the scenario names its file.</summary>
    public MappingNode WithManifest(MappingNode root)
    {
        if (root.Find("missions") is not { Value: MappingNode missions } entry) return root;
        if (missions.Find("file") is not { Value: ScalarNode { IsNull: false } name }) return root;
        foreach (var other in missions.Entries.Where(e => e.Key != "file"))
            problems.Error(other.KeyPlace, ScalarNode.Shorten(other.Key), "beside 'file' nothing else can stand here", "Add this mission to the CSV file, or write all of them here.");
        var text = files.Read(name.Text, problems, out var whyNot);
        if (whyNot is not null) problems.Error(name.Place, name.Shown, whyNot, "The name is relative to the folder of the scenario.");
        var manifest = text is null ? new MappingNode([], missions.Place) : CsvManifest.Read(text, files.PathOf(name.Text), missions.Place, problems);
        return root.With("missions", entry.KeyPlace, manifest);
    }

    /// <summary>The values of a column, for <c>empirical(FILE COLUMN)</c>.</summary>
    public EmpiricalSource ReadColumn(string file, string column)
    {
        if (!_tables.TryGetValue(file, out var table))
        {
            var text = files.Read(file, problems, out var whyNot);
            if (whyNot is not null) return EmpiricalSource.Failed(whyNot);
            _tables[file] = table = text is null ? null : CsvTable.Read(text, files.PathOf(file), problems);
        }

        if (table is null) return EmpiricalSource.Failed("the file is not UTF-8 text");
        var index = table.Header.ToList().FindIndex(c => c.Text == column);
        if (index < 0) return EmpiricalSource.Failed($"the file has no column '{column}', its columns are: {string.Join(", ", table.Header.Select(c => c.Text))}");

        var values = new List<double>();
        foreach (var row in table.Rows)
        {
            if (index >= row.Length || row[index].Text.Length == 0) continue;
            if (!double.TryParse(row[index].Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
                return EmpiricalSource.Failed($"'{row[index].Text}' at {row[index].Place} is not a number");
            values.Add(value);
        }

        return values.Count > 0 ? EmpiricalSource.Of(values) : EmpiricalSource.Failed($"the column '{column}' has no values");
    }
}
