using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Pages;

/// <summary>One data date of a page.</summary>
internal sealed class PageDate(KeptRun run, CurveStream curves)
{
    private readonly ForecastResult _result = run.Forecast;
    private readonly Inputs _inputs = run.Forecast.Scenario.Assumptions[0].Inputs;

    public void Write(Utf8JsonWriter json)
    {
        var scenario = _result.Scenario;
        json.WriteStartObject();
        json.WriteString("asOf", FigureText.Date(scenario.AsOf));
        json.WriteString("horizon", FigureText.Date(scenario.Horizon));
        json.WriteString("run", run.Id);
        json.WriteString("version", run.Origin.Version);
        json.WriteString("text", scenario.TextHash);
        json.WriteNumber("trials", _result.Trials);
        json.WriteString("seed", _result.Seed.ToString(CultureInfo.InvariantCulture));
        json.WriteString("sampling", FigureText.Sampling(_result.Sampling));
        Numbers(json, "quantiles", scenario.Report.Quantiles);
        Numbers(json, "thresholds", scenario.Report.ThresholdDays);
        List(json, "assumptions", _result.Assumptions, a =>
        {
            json.WriteNumber("stated", a.StatedWeight);
            json.WriteNumber("updated", a.UpdatedWeight);
            json.WriteBoolean("possible", a.IsPossible);
            json.WriteNumber("trials", a.EffectiveTrials);
        });
        var atRisk = FigureIds.KindsAtRisk(_result);
        List(json, "kinds", FigureIds.Kinds(_result), kind =>
        {
            json.WriteString("id", kind);
            json.WriteString("name", Names.Kind(kind));
            json.WriteString("capital", Names.KindCapital(kind));
            json.WriteBoolean("atRisk", atRisk.Contains(kind));
        });
        var main = Shown.MainMissions(_result, int.MaxValue).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        List(json, "missions", Shown.Missions(_result), mission =>
        {
            json.WriteString("id", mission.Id);
            json.WriteString("name", Names.Of(mission.Id));
            json.WriteString("planned", FigureText.Date(mission.Planned));
            if (mission.Launched is { } launched) json.WriteString("launched", FigureText.Date(launched));
            json.WriteBoolean("main", main.Contains(mission.Id));
        });
        List(json, "sites", Shown.Sites(_result).Where(s => Shown.HasRestoration(_result, s)), site =>
        {
            json.WriteString("id", site.Id);
            json.WriteString("name", Names.Site(site));
        });
        List(json, "spacecraft", FigureIds.Spacecraft(_result), id =>
        {
            json.WriteString("id", id);
            json.WriteString("name", Names.Of(id));
            json.WriteBoolean("isMission", _inputs.Missions.Any(m => m.Id == id));
            if (Sentences.LongestOverstay(_result, id) is var longest && double.IsFinite(longest)) json.WriteNumber("longest", longest);
        });
        WriteFigures(json);
        WriteCurves(json);
        json.WriteEndObject();
    }

    /// <summary>By metric: value and error of each assumption in file order, then of the blend; null where there is none.</summary>
    private void WriteFigures(Utf8JsonWriter json)
    {
        json.WriteStartObject("figures");
        foreach (var metric in _result.All.SelectMany(a => a.Figures).Select(f => f.Metric).Where(IsShown).Distinct(StringComparer.Ordinal))
        {
            json.WriteStartArray(metric);
            foreach (var forecast in _result.All)
            {
                if (forecast.Find(metric) is not { } figure)
                {
                    json.WriteNullValue();
                    json.WriteNullValue();
                    continue;
                }

                PageData.WriteValue(json, figure.Value);
                PageData.WriteError(json, figure.StandardError);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static bool IsShown(string metric) =>
        !metric.StartsWith("weight.", StringComparison.Ordinal) && !metric.Contains(".delay_part.", StringComparison.Ordinal);

    /// <summary>By name: of each assumption where its bytes begin, its first day and its number of days; null where there is none.</summary>
    private void WriteCurves(Utf8JsonWriter json)
    {
        json.WriteStartObject("curves");
        foreach (var name in _result.Assumptions.SelectMany(a => a.Distributions.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            Curve(json, name, a => a.Distributions.TryGetValue(name, out var distribution) ? Place(distribution) : null);
        foreach (var kind in FigureIds.Kinds(_result))
            Curve(json, $"capability.{kind}.lost", a => a.LossByDay.TryGetValue(kind, out var daily) ? Place(daily) : null);
        json.WriteEndObject();
    }

    private void Curve(Utf8JsonWriter json, string name, Func<AssumptionForecast, (long At, int FirstDay, int Days)?> place)
    {
        // A launch is its delay after the planned date, where that is the same for all; the days lost in all are told by their mean.
        if (name.EndsWith(".total", StringComparison.Ordinal) || name.EndsWith(".launch", StringComparison.Ordinal) && IsDelayShifted(name)) return;
        json.WriteStartArray(name);
        foreach (var assumption in _result.Assumptions)
        {
            if (place(assumption) is not var (at, first, days))
            {
                json.WriteNullValue();
                continue;
            }

            json.WriteStartArray();
            json.WriteNumberValue(at);
            json.WriteNumberValue(first);
            json.WriteNumberValue(days);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private (long At, int FirstDay, int Days) Place(EmpiricalDistribution distribution)
    {
        var at = curves.Length;
        var (first, days) = curves.Add(distribution);
        return (at, first, days);
    }

    private (long At, int FirstDay, int Days) Place(DailyProbability daily)
    {
        var at = curves.Length;
        curves.Add(daily);
        return (at, 0, daily.Probability.Length);
    }

    private bool IsDelayShifted(string launch)
    {
        var id = launch.Split('.')[1];
        return _result.Scenario.Assumptions.Select(a => a.Inputs.Missions.First(m => m.Id == id).Planned).Distinct().Count() == 1;
    }

    private static void Numbers(Utf8JsonWriter json, string name, IEnumerable<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
