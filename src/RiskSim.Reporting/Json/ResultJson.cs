using System.Collections.Immutable;
using System.Text.Json;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Json;

/// <summary><c>result.json</c>: everything that the forecast found out. Equal inputs give equal bytes; what belongs to the
/// machine is in <c>run.json</c>.</summary>
internal static class ResultJson
{
    public const string FileName = "result.json";

    public const string Format = "risksim-result/1";

    // The distributions are thinned to these percentiles: 0.5 %, 1 %, … 99 %, 99.5 %.
    private static readonly ImmutableArray<double> Levels =
        [0.005, .. Enumerable.Range(1, 99).Select(k => k / 100.0), 0.995];

    public static void Write(ForecastResult result, string path) => JsonFile.Write(path, json =>
    {
        json.WriteString("format", Format);
        WriteScenario(json, result.Scenario);
        json.WriteNumber("trials", result.Trials);
        json.WriteNumber("seed", result.Seed);
        json.WriteString("sampling", FigureText.Sampling(result.Sampling));
        StoppingJson.Write(json, result.Stopping);
        WriteThings(json, result);
        json.Numbers("distribution_levels", Levels);
        json.WriteStartArray("assumptions");
        foreach (var forecast in result.All) WriteForecast(json, forecast, result.Scenario.AsOf);
        json.WriteEndArray();
        EvidenceJson.Write(json, result.Evidence);
        TrailJson.Write(json, result.Scenario);
        json.Strings("warnings", result.Warnings.Select(w => w.ToString()));
    });

    private static void WriteScenario(Utf8JsonWriter json, Scenario scenario)
    {
        json.WriteStartObject("scenario");
        json.WriteString("name", scenario.Name);
        json.WriteString("file", scenario.File);
        json.WriteString("text_hash", scenario.TextHash);
        json.Date("as_of", scenario.AsOf);
        json.Date("weights_as_of", scenario.WeightsAsOf);
        json.Date("horizon", scenario.Horizon);
        json.WriteBoolean("update_weights", scenario.UpdateWeights);
        json.Numbers("threshold_days", scenario.Report.ThresholdDays);
        json.Numbers("quantiles", scenario.Report.Quantiles);
        json.WriteEndObject();
    }

    private static void WriteThings(Utf8JsonWriter json, ForecastResult result)
    {
        var inputs = result.Scenario.Assumptions[0].Inputs;
        json.WriteStartArray("sites");
        foreach (var site in inputs.Sites)
        {
            json.WriteStartObject();
            json.WriteString("id", site.Id);
            json.WriteString("name", Names.Site(site));
            json.Strings("supports", site.Supports);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("missions");
        foreach (var mission in inputs.Missions)
        {
            json.WriteStartObject();
            json.WriteString("id", mission.Id);
            json.WriteString("name", Names.Of(mission.Id));
            json.WriteString("kind", mission.Kind);
            json.Date("planned", mission.Planned);
            if (mission.Launched is { } launched) json.Date("launched", launched);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("spacecraft");
        foreach (var id in FigureIds.Spacecraft(result))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("name", Names.Of(id));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteForecast(Utf8JsonWriter json, AssumptionForecast forecast, DateOnly asOf)
    {
        json.WriteStartObject();
        json.WriteString("id", forecast.Id);
        json.Number("weight_stated", forecast.StatedWeight);
        json.Number("weight_updated", forecast.UpdatedWeight);
        json.WriteBoolean("possible", forecast.IsPossible);
        json.Number("effective_trials", forecast.EffectiveTrials);
        json.WriteStartArray("figures");
        foreach (var figure in forecast.Figures) WriteFigure(json, figure);
        json.WriteEndArray();

        // A dictionary has no order of its own; the files are to be equal byte by byte.
        json.WriteStartObject("distributions");
        foreach (var key in forecast.Distributions.Keys.Order(StringComparer.Ordinal))
        {
            var distribution = forecast.Distributions[key];
            json.WriteStartObject(key);
            json.Number("probability_beyond_horizon", distribution.BeyondProbability);
            json.Numbers("days", Levels.Select(distribution.Quantile));
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartObject("loss_by_day");
        foreach (var kind in forecast.LossByDay.Keys.Order(StringComparer.Ordinal))
        {
            var loss = forecast.LossByDay[kind];
            json.WriteStartObject(kind);
            json.Numbers("probability", loss.Probability);
            json.Numbers("standard_error", loss.StandardError);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartObject("convergence");
        foreach (var metric in forecast.Convergence.Keys.Order(StringComparer.Ordinal))
        {
            var points = forecast.Convergence[metric];
            json.WriteStartObject(metric);
            json.Numbers("trials", points.Select(p => (double)p.Trials));
            json.Numbers("estimate", points.Select(p => p.Estimate));
            json.Numbers("standard_error", points.Select(p => p.StandardError));
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (forecast.Joint is { } joint) JointJson.Write(json, joint, asOf);
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartObject();
        json.WriteString("metric", figure.Metric);
        if (figure.IsBeyondHorizon) json.WriteString("value", MetricsTable.BeyondHorizon);
        else json.Number("value", figure.Value);
        json.Number("standard_error", double.IsFinite(figure.StandardError) ? figure.StandardError : 0);
        json.WriteString("unit", UnitNames.Of(figure.Unit));
        if (figure.Date is { } date) json.Date("date", date);
        json.WriteEndObject();
    }
}
