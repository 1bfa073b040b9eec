using System.Globalization;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Reporting.Text;

/// <summary>What a run went on for and what it reached, in sentences.</summary>
internal static class StopSentences
{
    /// <summary>After how many trials and rounds the run stopped, and why.</summary>
    public static string Course(StopReport report) =>
        $"{(report.IsMet ? "All that was asked for is known" : "Not all that was asked for is known")} after {FigureText.Count(report.Trials)} trials per assumption "
        + $"({Counted(report.Rounds, "round")}; at most {FigureText.Count(report.Rule.MaxTrials)} allowed).";

    /// <summary>One for each precision and question.</summary>
    public static IEnumerable<string> Findings(ForecastResult result)
    {
        if (result.Stopping is not { } report) yield break;
        foreach (var reached in report.Precision) yield return Precision(reached);
        foreach (var answer in report.Answers) yield return Answer(result, answer);
    }

    private static string Precision(Reached reached)
    {
        var unit = reached.IsOfDates ? " d" : "";
        var subject = reached.Goal.Figure is { } figure ? $"Standard error of {figure}"
            : reached.IsOfDates ? "Standard errors of P50 and P80 dates" : "Standard errors of probabilities";
        var asked = $"at most {Number(reached.Tolerance)}{unit} asked";
        if (reached.Worst is not { } worst) return $"{subject}: {asked}, there are no such figures.";
        if (!double.IsFinite(reached.Error)) return $"{subject}: {asked}, not reached, no trial has the figure.";
        var where = reached.Goal.Figure is null ? $", the largest that of {worst}" : "";
        return $"{subject}: {asked}, {(reached.IsReached ? "" : "not reached, ")}{Number(reached.Error)}{unit} found{where}.";
    }

    private static string Answer(ForecastResult result, Answer answer)
    {
        var question = answer.Question;
        var of = result.Assumptions.Length > 1 && question.Figure.Assumption == AssumptionForecast.BlendId ? " in the blend" : "";
        var asked = $"{question.Figure} {question.Sign} {question.Limit}{of}";
        if (answer.Figure is not { } figure) return $"{asked}: not settled, no trial has the figure.";
        var trials = result.All.First(a => a.Id == figure.Assumption).EffectiveTrials;
        var found = FigureText.WithError(figure, result.Scenario.Horizon, trials);
        // A date beside a limit in days would leave the comparison to the reader.
        if (figure.Unit == Unit.PointInTime && question.Limit.Date is null && double.IsFinite(figure.Value))
            found = $"{Rounding.Days(figure.Value, figure.StandardError)} days, {found}";
        return answer.Verdict is not { } verdict ? $"{asked}: not settled, {found}."
            : $"{asked}: {(verdict ? "yes" : "no")}, {found} (settled with {Number(StopRule.Confidence * 100)} % confidence after {FigureText.Count(answer.SettledAfter)} trials).";
    }

    private static string Counted(int count, string noun) => $"{count.ToString(CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>Two significant digits, without an exponent.</summary>
    private static string Number(double number) => ((decimal)double.Parse(number.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)).ToString("0.############", CultureInfo.InvariantCulture);
}
