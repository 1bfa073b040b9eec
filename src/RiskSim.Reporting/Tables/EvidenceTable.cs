using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Tables;

/// <summary><c>evidence.csv</c>: by date and assumption, what was learned and how it moved the weight.</summary>
internal static class EvidenceTable
{
    public const string FileName = "evidence.csv";

    public static void Write(ForecastResult result, string path)
    {
        var text = new EvidenceText(result.Scenario);
        using var table = new CsvTable(path, "date", "assumption", "factor", "factor_standard_error", "weight", "weight_standard_error", "learned", "silent_on");
        foreach (var step in result.Evidence.Steps)
            foreach (var evidence in step.Assumptions)
            {
                table.Raw(FigureText.Date(step.Date)).Raw(evidence.Id).Exact(evidence.Factor).Exact(evidence.FactorStandardError).Exact(evidence.Weight).Exact(evidence.WeightStandardError);
                table.Text(text.News(step)).Text(string.Join(' ', evidence.SilentOn)).EndRow();
            }
    }
}
