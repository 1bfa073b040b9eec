using System.Collections.Immutable;
using System.Text.Json;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
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

    private static void Write(Utf8JsonWriter json, ForecastResult forecast) => JsonSerializer.Serialize(json, KeptForecast.Of(forecast), KeptJson.Default.KeptForecast);

    private static ForecastResult Read(JsonElement content, Scenario scenario) =>
        (content.Deserialize(KeptJson.Default.KeptForecast) ?? throw new FormatException("no forecast")).Of(scenario);
}
