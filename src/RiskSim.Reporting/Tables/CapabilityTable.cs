using System.Globalization;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Tables;

/// <summary><c>capability.csv</c>: by day, kind and assumption, the probability that no launch of the kind is possible.</summary>
internal static class CapabilityTable
{
    public const string FileName = "capability.csv";

    public static void Write(ForecastResult result, string path)
    {
        using var table = new CsvTable(path, "date", "day", "kind", "assumption", "probability", "standard_error");
        foreach (var kind in FigureIds.Kinds(result))
        {
            var forecasts = result.All.Where(a => a.LossByDay.ContainsKey(kind)).ToList();
            var days = forecasts.Select(a => a.LossByDay[kind].Probability.Length).DefaultIfEmpty(0).Max();
            for (var day = 0; day < days; day++)
            {
                var date = FigureText.Date(result.Scenario.AsOf.AddDays(day));
                foreach (var forecast in forecasts)
                {
                    var loss = forecast.LossByDay[kind];
                    table.Raw(date).Raw(day.ToString(CultureInfo.InvariantCulture)).Raw(kind).Raw(forecast.Id);
                    table.Raw(loss.Probability[day].ToString("0.#######", CultureInfo.InvariantCulture));
                    table.Raw(loss.StandardError[day].ToString("0.#######", CultureInfo.InvariantCulture));
                    table.EndRow();
                }
            }
        }
    }
}
