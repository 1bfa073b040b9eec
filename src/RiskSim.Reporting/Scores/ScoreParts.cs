using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RiskSim.Reporting.Parts;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics.Scoring;

namespace RiskSim.Reporting.Scores;

/// <summary>Keeps the scores of finished data dates, so that they need not be computed again.</summary>
/// <param name="version">Of the program.</param>
/// <param name="set">The <c>--set</c> of the command line.</param>
public sealed class ScoreParts(PartStore store, string version, ForecastOptions options, DateOnly knownUntil, ImmutableArray<KeyValuePair<string, string>> set)
{
    /// <param name="scenario">As of the data date.</param>
    /// <returns>Null where there are none.</returns>
    public DateScores? Find(Scenario scenario) => store.Find(FigureText.Date(scenario.AsOf), Key(scenario), json => Read(json, scenario.AsOf));

    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Keep(Scenario scenario, DateScores scores) => store.Keep(FigureText.Date(scenario.AsOf), Key(scenario), json => Write(json, scores));

    private string Key(Scenario scenario) => ForecastKey.Of($"score until {FigureText.Date(knownUntil)}", version, scenario, options, set);

    private static void Write(Utf8JsonWriter json, DateScores scores)
    {
        json.WriteStartObject();
        json.WriteStartArray("scores");
        foreach (var score in scores.Scores)
        {
            json.WriteStartArray();
            json.WriteStringValue(score.AssumptionId);
            json.WriteStringValue(score.Quantity);
            json.WriteStringValue(score.Name);
            json.WriteStringValue(score.Value?.ToString("R", CultureInfo.InvariantCulture) ?? "");
            json.WriteNumberValue(score.StandardError);
            json.WriteStringValue(FigureText.Date(score.Outcome));
            json.WriteBooleanValue(score.IsKnown);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        Strings("not_scored", scores.NotScored.SelectMany(n => new[] { n.Quantity, n.Reason }));
        Strings("impossible", scores.Impossible);
        json.WriteStartArray("warnings");
        foreach (var (severity, place, value, rule, mend) in scores.Warnings)
        {
            json.WriteStartArray();
            json.WriteStringValue(severity.ToString());
            json.WriteStringValue(place.File);
            json.WriteNumberValue(place.Line);
            json.WriteNumberValue(place.Column);
            foreach (var text in new[] { value, rule, mend }) json.WriteStringValue(text);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void Strings(string name, IEnumerable<string> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }

    private static DateScores Read(JsonElement json, DateOnly asOf)
    {
        string[] Strings(string name) => [.. json.GetProperty(name).EnumerateArray().Select(Text)];
        return new DateScores(
            asOf,
            [.. json.GetProperty("scores").EnumerateArray().Select(s => new Score(
                asOf, Text(s[0]), Text(s[1]), Text(s[2]), Text(s[3]) is { Length: > 0 } value ? double.Parse(value, CultureInfo.InvariantCulture) : null, s[4].GetDouble(),
                DateOnly.ParseExact(Text(s[5]), "yyyy-MM-dd", CultureInfo.InvariantCulture), s[6].GetBoolean()))],
            [.. Strings("not_scored").Chunk(2).Select(n => new NotScored(asOf, n[0], n[1]))],
            [.. Strings("impossible")],
            [.. json.GetProperty("warnings").EnumerateArray().Select(w => new Problem(
                Text(w[0]) == nameof(Severity.Error) ? Severity.Error : Severity.Warning, new Place(Text(w[1]), w[2].GetInt32(), w[3].GetInt32()), Text(w[4]), Text(w[5]), Text(w[6])))]);
    }

    private static string Text(JsonElement element) => element.GetString() ?? "";
}
