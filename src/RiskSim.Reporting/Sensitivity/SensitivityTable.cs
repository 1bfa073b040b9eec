using RiskSim.Reporting.Tables;
using RiskSim.Sensitivities;
using Index = RiskSim.Statistics.Sensitivity.Index;

namespace RiskSim.Reporting.Sensitivity;

/// <summary><c>sensitivity.csv</c>: one row for each number, at full precision; what is not defined has no row.</summary>
internal static class SensitivityTable
{
    public const string FileName = "sensitivity.csv";

    public static void Write(SensitivityResult result, string path)
    {
        using var table = new CsvTable(path, "output", "assumption", "analysis", "input", "held", "measure", "value", "standard_error");
        foreach (var output in result.Outputs)
        {
            void Row(string analysis, string input, string held, string measure, Index index) => Add(table, output.Quantity, output.Assumption, analysis, input, held, measure, index);
            Row("output", "", "", "mean", output.Mean);
            Row("output", "", "", "standard_deviation", new Index(output.StandardDeviation, 0));
            Row("output", "", "", "p80_minus_p50", output.Spread);
            foreach (var swing in output.Swings)
            {
                foreach (var held in new[] { swing.Low, swing.High })
                {
                    Row("tornado", swing.Input.Id, held.Label, "mean", held.Mean);
                    Row("tornado", swing.Input.Id, held.Label, "probability", new Index(held.Probability, 0));
                }

                Row("tornado", swing.Input.Id, "", "difference", swing.Difference);
                Row("information", swing.Input.Id, "", "p80_minus_p50_left", swing.SpreadLeft);
            }

            foreach (var share in output.Shares)
            {
                Row("variance", share.Input.Id, "", "first_order", share.Indices.First);
                Row("variance", share.Input.Id, "", "total", share.Indices.Total);
            }

            foreach (var effect in output.Exclusions)
            {
                var percentile = effect.Percentile == 0.5 ? "p50" : "p80";
                if (effect.Without.IsBeyondHorizon)
                    table.Raw(output.Quantity).Raw(output.Assumption).Raw("exclusion").Raw(effect.Excluded.Id).Raw("").Raw(percentile).Raw(MetricsTable.BeyondHorizon).Raw("0").EndRow();
                else Row("exclusion", effect.Excluded.Id, "", percentile, new Index(effect.Without.Value, effect.Without.StandardError));
                Row("exclusion", effect.Excluded.Id, "", percentile + (effect.IsBound ? "_saved_at_least" : "_saved"), new Index(effect.Saved.Value, effect.IsBound ? 0 : effect.Saved.StandardError));
            }
        }

        foreach (var activity in result.Activities)
        {
            void Row(string measure, Index index) => Add(table, activity.Outage, activity.Assumption, "activity", activity.Activity, "", measure, index);
            Row("criticality", activity.Indices.Criticality);
            Row("cruciality", activity.Indices.Cruciality);
            Row("significance", activity.Indices.Significance);
        }
    }

    private static void Add(CsvTable table, string output, string assumption, string analysis, string input, string held, string measure, Index index)
    {
        if (!index.IsDefined) return;
        table.Raw(output).Raw(assumption).Raw(analysis).Raw(input).Raw(held).Raw(measure).Exact(index.Value).Exact(index.StandardError).EndRow();
    }
}
