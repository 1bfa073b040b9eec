using System.Globalization;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Tables;

/// <summary><c>inputs.csv</c>: every input in force and who set it; one row for all assumptions where they agree.</summary>
internal static class InputsTable
{
    public const string FileName = "inputs.csv";

    public static void Write(ForecastResult result, string path)
    {
        using var table = new CsvTable(path, "assumption", "path", "value", "set_by", "entry", "entry_date", "by", "says", "source", "place");
        var scenario = result.Scenario;
        foreach (var input in scenario.Trail.Inputs)
            foreach (var assumption in input.AssumptionIds.Length == scenario.Assumptions.Length ? ["all"] : input.AssumptionIds)
            {
                table.Raw(assumption).Raw(input.Path);
                Value(table, input.Value).Raw(TrailText.Word(input.Origin.Setter));
                if (input.Origin.EntryNumber is > 0 and var number) Entry(table, number, scenario.Ledger[number - 1]);
                else table.Raw("").Raw("").Raw("").Raw("").Raw("");
                table.Text(input.Place.ToString()).EndRow();
            }
    }

    private static CsvTable Value(CsvTable table, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? table.Raw(value) : table.Text(value);

    private static void Entry(CsvTable table, int number, LedgerEntry entry) =>
        table.Raw(number.ToString(CultureInfo.InvariantCulture)).Raw(FigureText.Date(entry.Date)).Text(entry.By).Text(entry.Says).Text(entry.Source);
}
