using System.Text.Json;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Reporting.Json;

/// <summary>How the number of trials was found, in <c>result.json</c> and <c>run.json</c>; nothing where it was given.</summary>
internal static class StoppingJson
{
    public static void Write(Utf8JsonWriter json, StopReport? report)
    {
        if (report is null) return;
        json.WriteStartObject("stopping");
        json.WriteBoolean("met", report.IsMet);
        json.WriteNumber("trials", report.Trials);
        json.WriteNumber("max_trials", report.Rule.MaxTrials);
        json.WriteNumber("rounds", report.Rounds);
        json.WriteStartArray("precision");
        foreach (var reached in report.Precision) WriteReached(json, reached);
        json.WriteEndArray();
        json.WriteStartArray("settle");
        foreach (var answer in report.Answers) WriteAnswer(json, answer);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteReached(Utf8JsonWriter json, Reached reached)
    {
        json.WriteStartObject();
        json.WriteString("asked", $"{reached.Goal}");
        json.WriteString("covers", reached.Goal.Figure is not null ? "figure" : reached.IsOfDates ? "p50_and_p80_dates" : "probabilities");
        json.Number("tolerance", reached.Tolerance);
        json.WriteBoolean("reached", reached.IsReached);
        if (reached.Worst is { } worst)
        {
            json.WriteString("worst_metric", worst.Metric);
            json.WriteString("worst_assumption", worst.Assumption);
            json.Number("error", reached.Error);
        }

        json.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject();
        json.WriteString("asked", $"{answer.Question}");
        json.WriteString("metric", answer.Question.Figure.Metric);
        json.WriteString("assumption", answer.Question.Figure.Assumption);
        json.WriteString("answer", answer.Verdict switch { true => "yes", false => "no", null => "not settled" });
        json.Number("confidence", StopRule.Confidence);
        if (answer.IsSettled) json.WriteNumber("settled_after", answer.SettledAfter);
        json.WriteEndObject();
    }
}
