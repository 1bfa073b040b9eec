using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Text;

/// <summary>
/// Figures as plain sentences, the same wherever they are shown: short, with numbers alone, or in words, where a calibrated word (<see cref="Likelihood"/>)
/// stands with each number that its error lets have one.
/// </summary>
public static class Sentences
{
    // A chance below this is not worth a planner's sentence.
    private const double WorthSaying = 0.05;

    // From here on a percentile of 80 % lies beyond the horizon, which asks for the reason.
    private const double OftenEnough = 0.2;

    /// <summary><c>Soyuz MS-29: 71 % on time; P80 27 days late; 12 % chance of more than 90 days</c>.</summary>
    /// <param name="inWords"><c>Soyuz MS-29: likely to be on time (71 %); …</c>.</param>
    public static string Mission(ForecastResult result, AssumptionForecast forecast, Mission mission, bool inWords = false) =>
        $"{Names.Of(mission.Id)}: {MissionOutlook(result, forecast, mission, inWords)}";

    /// <summary>The sentence without the mission's name.</summary>
    public static string MissionOutlook(ForecastResult result, AssumptionForecast forecast, Mission mission, bool inWords = false)
    {
        if (mission.Launched is { } launched)
            return $"launched {FigureText.Date(launched)}, {Lateness(launched.DayNumber - mission.Planned.DayNumber)}";
        if (!forecast.IsPossible) return "no figures: the assumption contradicts what is known";

        var scenario = result.Scenario;
        var id = $"missions.{mission.Id}";
        var parts = new List<string>();
        if (forecast.Find($"{id}.delay.prob_on_time") is { } onTime)
        {
            var number = FigureText.Value(onTime, scenario.Horizon, forecast.EffectiveTrials, whole: true);
            parts.Add(inWords && Likelihood.Word(onTime, forecast.EffectiveTrials) is { } word ? $"{word} to be on time ({number})" : $"{number} on time");
        }

        var planning = FigureIds.Nearest(scenario, 0.8);
        if (forecast.Find($"{id}.delay.{FigureIds.Percentile(planning)}") is { } delay)
            parts.Add($"{FigureText.PercentileName(planning)} {Lateness(delay, scenario.Horizon)}");
        if (Tail(scenario, forecast, $"{id}.delay.") is var (thresholdDays, tail))
            parts.Add($"{FigureText.Value(tail, scenario.Horizon, forecast.EffectiveTrials, whole: true)} chance of more than {FigureIds.Number(thresholdDays)} days");
        if (forecast.Find($"{id}.prob_not_launched") is { Value: >= OftenEnough } never)
            parts.Add($"{FigureText.Value(never, scenario.Horizon, forecast.EffectiveTrials, whole: true)} chance of no launch by {FigureText.Date(scenario.Horizon)}");
        return parts.Count == 0 ? "no figures" : string.Join("; ", parts);
    }

    /// <summary>Whether launches of a kind are possible, and when they are possible again.</summary>
    /// <param name="inWords">… <c>; it is unlikely (22 %) to take more than 365 days from now</c>.</param>
    public static string Capability(ForecastResult result, AssumptionForecast forecast, string kind, bool inWords = false)
    {
        var scenario = result.Scenario;
        if (!forecast.IsPossible) return $"{Names.KindCapital(kind)} launches: no figures, the assumption contradicts what is known";
        string Text(Figure? figure) => FigureText.Value(figure, scenario.Horizon, forecast.EffectiveTrials, whole: true);
        string? Word(Figure figure) => inWords ? Likelihood.Word(figure, forecast.EffectiveTrials) : null;

        var now = forecast.Find($"capability.{kind}.{FigureIds.LostAfter(0)}");
        if (now is { Value: > 0.5 })
        {
            var middle = FigureIds.Nearest(scenario, 0.5);
            var planning = FigureIds.Nearest(scenario, 0.8);
            var tail = Tail(scenario, forecast, $"capability.{kind}.remaining.");
            var sentence = $"No {Names.Kind(kind)} launch is possible on {FigureText.Date(scenario.AsOf)}; the capability is back "
                + $"{Back(result, forecast, kind, middle)} with {Chance(middle)} probability and "
                + $"{Back(result, forecast, kind, planning)} with {Chance(planning)}";
            return tail is var (days, figure)
                ? $"{sentence}; {(Word(figure) is { } word ? $"it is {word} ({Text(figure)}) to take" : $"{Text(figure)} chance that it takes")} more than {FigureIds.Number(days)} days from now"
                : sentence;
        }

        var any = Tail(scenario, forecast, $"capability.{kind}.longest.");
        var opening = $"{Names.KindCapital(kind)} launches are possible on {FigureText.Date(scenario.AsOf)}";
        if (any is not var (threshold, exceeds)) return opening;
        var loss = $"a loss of more than {FigureIds.Number(threshold)} days by {FigureText.Date(scenario.Horizon)}";
        return Word(exceeds) is { } likely ? $"{opening}; {loss} is {likely} ({Text(exceeds)})" : $"{opening}; {Text(exceeds)} chance of {loss}";
    }

    /// <summary><c>Soyuz MS-28: at P80 the crew stays 21 days longer than planned; 4 % chance that the limit is reached</c>.</summary>
    /// <param name="inWords">… <c>; it is very unlikely (4 %) to reach its limit</c>.</param>
    public static string Crew(ForecastResult result, AssumptionForecast forecast, string spacecraft, bool inWords = false)
    {
        var id = $"spacecraft.{spacecraft}";
        var scenario = result.Scenario;
        var planning = FigureIds.Nearest(scenario, 0.8);
        var overstay = forecast.Find($"{id}.overstay.{FigureIds.Percentile(planning)}");
        if (overstay is null) return $"{Names.Of(spacecraft)}: no relief is needed";
        var days = FigureText.DaysInWords(Rounding.Days(overstay.Value, overstay.StandardError, wholeDays: true));
        var over = overstay.Value < 0.5 ? "the crew stays no longer than planned"
            : overstay.Value >= LongestOverstay(result, spacecraft) ? $"the crew stays until its limit, {days} longer than planned"
            : $"the crew stays {days} longer than planned";
        var limit = forecast.Find($"{id}.prob_limit_reached");
        var opening = $"{Names.Of(spacecraft)}: at {FigureText.PercentileName(planning)} {over}";
        if (limit is null) return opening;
        var number = FigureText.Value(limit, scenario.Horizon, forecast.EffectiveTrials, whole: true);
        return inWords && Likelihood.Word(limit, forecast.EffectiveTrials) is { } word ? $"{opening}; it is {word} ({number}) to reach its limit" : $"{opening}; {number} chance that the limit is reached";
    }

    /// <summary>From the planned return to the limit; +∞ without one.</summary>
    internal static double LongestOverstay(ForecastResult result, string spacecraft)
    {
        var inputs = result.Scenario.Assumptions[0].Inputs;
        if (inputs.Spacecraft.FirstOrDefault(s => s.Id == spacecraft) is { } known)
            return known.LimitDays - (known.PlannedReturn.DayNumber - known.Launched.DayNumber);
        return inputs.Missions.FirstOrDefault(m => m.Id == spacecraft) is { StayDays: { } stay } mission ? mission.LimitDays - stay : double.PositiveInfinity;
    }

    /// <summary>When a capability that is lost on the data date is back with a probability: <c>by 2026-07-11</c>, <c>only after 2028-12-31</c>.</summary>
    public static string Back(ForecastResult result, AssumptionForecast forecast, string kind, double probability) =>
        forecast.Find($"capability.{kind}.remaining.{FigureIds.Percentile(probability)}") switch
        {
            null => FigureText.Absent,
            { IsBeyondHorizon: true } => $"only after {FigureText.Date(result.Scenario.Horizon)}",
            var figure => "by " + FigureText.Date(FigureText.Day(result.Scenario.AsOf, figure.Value)),
        };

    /// <summary><c>27 days late</c>, <c>on time</c>, <c>3 days early</c>.</summary>
    public static string Lateness(double days) => Lateness(days, 0);

    private static string Lateness(Figure delay, DateOnly horizon) =>
        delay.IsBeyondHorizon ? $"beyond {FigureText.Date(horizon)}" : Lateness(delay.Value, delay.StandardError);

    private static string Lateness(double days, double standardError)
    {
        // On time is less than a day late, as in prob_on_time.
        if (days is > -1 and < 1) return "on time";
        var number = Rounding.DaysLate(days, standardError).TrimStart('-');
        return $"{FigureText.DaysInWords(number)} {(days > 0 ? "late" : "early")}";
    }

    /// <summary>The largest threshold that is still likely enough to be worth saying, else the smallest that there is.</summary>
    private static (double ThresholdDays, Figure Figure)? Tail(Scenario scenario, AssumptionForecast forecast, string prefix)
    {
        (double, Figure)? chosen = null;
        foreach (var threshold in scenario.Report.ThresholdDays)
        {
            if (forecast.Find(prefix + FigureIds.Exceeds(threshold)) is not { } figure) continue;
            if (chosen is null || figure.Value >= WorthSaying) chosen = (threshold, figure);
        }
        return chosen;
    }

    private static string Chance(double probability) => $"{FigureIds.Number(Math.Round(probability * 100, 9))} %";
}
