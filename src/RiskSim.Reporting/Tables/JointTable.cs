using System.Globalization;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Tables;

/// <summary><c>joint.csv</c>: by assumption and pair of dates, the probability that two missions have both launched.</summary>
internal static class JointTable
{
    public const string FileName = "joint.csv";

    public static void Write(ForecastResult result, string path)
    {
        using var table = new CsvTable(path, "assumption", "mission_a", "delay_a_days", "date_a", "mission_b", "delay_b_days", "date_b", "probability", "standard_error");
        foreach (var forecast in result.All)
            foreach (var point in forecast.Joint?.Table ?? [])
            {
                var (a, b) = (forecast.Joint!.A, forecast.Joint.B);
                table.Raw(forecast.Id);
                table.Raw(a.Id).Raw(Whole(point.DayA - a.PlannedDay)).Raw(FigureText.Date(result.Scenario.AsOf.AddDays(point.DayA)));
                table.Raw(b.Id).Raw(Whole(point.DayB - b.PlannedDay)).Raw(FigureText.Date(result.Scenario.AsOf.AddDays(point.DayB)));
                table.Raw(Share(point.Probability)).Raw(Share(point.StandardError));
                table.EndRow();
            }
    }

    private static string Whole(int days) => days.ToString(CultureInfo.InvariantCulture);

    private static string Share(double share) => share.ToString("0.#######", CultureInfo.InvariantCulture);
}
