using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RiskSim.Reporting.Json;
using RiskSim.Reporting.Text;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Parts;

/// <summary>Forecasts of several data dates in a <see cref="PartStore"/>, one part each: figures, weights and warnings.</summary>
/// <param name="work">What the parts are for; no other command takes them.</param>
/// <param name="version">Of the program.</param>
/// <param name="options">As given to every run; <see cref="ForecastOptions.Until"/> and <see cref="ForecastOptions.Rare"/> are not used.</param>
/// <param name="set">The <c>--set</c> of the command line.</param>
public sealed class ForecastParts(
    PartStore store, string work, string version, ForecastOptions options, ImmutableArray<KeyValuePair<string, string>> set) : IForecastShelf
{
    public ForecastResult? Find(Scenario scenario) => store.Find(FigureText.Date(scenario.AsOf), Key(scenario), content => Read(content, scenario));

    public void Keep(ForecastResult forecast) =>
        store.Keep(FigureText.Date(forecast.Scenario.AsOf), Key(forecast.Scenario), json => Write(json, forecast));

    private string Key(Scenario scenario) => ForecastKey.Of(work, version, scenario, options, set);

    private static void Write(Utf8JsonWriter json, ForecastResult forecast)
    {
        json.WriteStartObject();
        json.WriteNumber("trials", forecast.Trials);
        json.WriteNumber("seed", forecast.Seed);
        json.WriteString("sampling", FigureText.Sampling(forecast.Sampling));
        json.WriteStartArray("forecasts");
        foreach (var one in forecast.All)
        {
            json.WriteStartObject();
            json.WriteString("id", one.Id);
            json.Number("weight_stated", one.StatedWeight);
            json.Number("weight_updated", one.UpdatedWeight);
            json.WriteBoolean("possible", one.IsPossible);
            json.Number("effective_trials", one.EffectiveTrials);
            json.WriteStartArray("figures");
            foreach (var figure in one.Figures) Write(json, figure);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("warnings");
        foreach (var warning in forecast.Warnings)
        {
            json.WriteStartArray();
            json.WriteStringValue(warning.Severity.ToString());
            json.WriteStringValue(warning.Place.File);
            json.WriteNumberValue(warning.Place.Line);
            json.WriteNumberValue(warning.Place.Column);
            json.WriteStringValue(warning.Value);
            json.WriteStringValue(warning.Rule);
            json.WriteStringValue(warning.Mend);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ForecastResult Read(JsonElement content, Scenario scenario)
    {
        var forecasts = content.GetProperty("forecasts").EnumerateArray().Select(ReadForecast).ToImmutableArray();
        if (!forecasts.Select(f => f.Id).SequenceEqual(scenario.Assumptions.Select(a => a.Id).Append(AssumptionForecast.BlendId)))
            throw new FormatException("other assumptions");
        return new ForecastResult
        {
            Scenario = scenario,
            Trials = content.GetProperty("trials").GetInt64(),
            Seed = content.GetProperty("seed").GetUInt64(),
            Sampling = Enum.Parse<SamplingMethod>(content.GetProperty("sampling").GetString()!, ignoreCase: true),
            Threads = 1,
            Assumptions = forecasts[..^1],
            Blend = forecasts[^1],
            Warnings = [.. content.GetProperty("warnings").EnumerateArray().Select(w => new Problem(
                Enum.Parse<Severity>(w[0].GetString()!), new Place(w[1].GetString()!, w[2].GetInt32(), w[3].GetInt32()), w[4].GetString()!, w[5].GetString()!, w[6].GetString()!))],
            SimulationTime = TimeSpan.Zero,
        };
    }

    private static AssumptionForecast ReadForecast(JsonElement one)
    {
        var id = one.GetProperty("id").GetString()!;
        return new AssumptionForecast
        {
            Id = id,
            StatedWeight = Number(one.GetProperty("weight_stated")),
            UpdatedWeight = Number(one.GetProperty("weight_updated")),
            IsPossible = one.GetProperty("possible").GetBoolean(),
            EffectiveTrials = Number(one.GetProperty("effective_trials")),
            Figures = [.. one.GetProperty("figures").EnumerateArray().Select(f => ReadFigure(f, id))],
            Distributions = ImmutableDictionary<string, EmpiricalDistribution>.Empty,
            LossByDay = ImmutableDictionary<string, DailyProbability>.Empty,
            Convergence = ImmutableDictionary<string, ImmutableArray<ConvergencePoint>>.Empty,
        };
    }

    // An array, not an object: there are more than a thousand.
    private static void Write(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartArray();
        json.WriteStringValue(figure.Metric);
        json.WriteStringValue(figure.Unit.ToString());
        Write(json, figure.Value);
        Write(json, figure.StandardError);
        if (figure.Date is { } date) json.WriteStringValue(FigureText.Date(date));
        json.WriteEndArray();
    }

    private static Figure ReadFigure(JsonElement figure, string assumption) => new(
        assumption, figure[0].GetString()!, Number(figure[2]), Number(figure[3]), Enum.Parse<Unit>(figure[1].GetString()!),
        figure.GetArrayLength() > 4 ? DateOnly.ParseExact(figure[4].GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null);

    // JSON has neither infinity nor NaN; a text keeps them apart.
    private static void Write(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private static double Number(JsonElement number) => number.ValueKind == JsonValueKind.String
        ? double.Parse(number.GetString()!, CultureInfo.InvariantCulture)
        : number.GetDouble();
}
