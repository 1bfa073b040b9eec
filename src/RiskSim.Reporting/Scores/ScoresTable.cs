using System.Globalization;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Scores;

/// <summary><c>scores.csv</c>: one row per score, at full precision.</summary>
internal static class ScoresTable
{
    public const string FileName = "scores.csv";

    /// <summary>What stands in place of a score of an assumption that was impossible on the data date.</summary>
    public const string Impossible = "impossible";

    /// <summary>What stands in place of a score without bound: what happened had no probability.</summary>
    public const string Infinite = "inf";

    public static void Write(Scorecard card, string path)
    {
        using var table = new CsvTable(path, "data_date", "assumption", "quantity", "score", "value", "standard_error", "outcome", "status");
        foreach (var score in card.Scores)
        {
            table.Raw(FigureText.Date(score.DataDate)).Raw(score.AssumptionId).Raw(score.Quantity).Raw(score.Name);
            if (score.Value is { } value && double.IsFinite(value)) table.Exact(value).Exact(score.StandardError);
            else table.Raw(score.Value is null ? Impossible : score.Name == Statistics.Scoring.ScoreNames.MedianError ? MetricsTable.BeyondHorizon : Infinite).Raw(0.ToString(CultureInfo.InvariantCulture));
            table.Raw(FigureText.Date(score.Outcome)).Raw(score.IsKnown ? "known" : "censored").EndRow();
        }
    }
}
