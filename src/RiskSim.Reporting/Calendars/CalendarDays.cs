using System.Collections.Immutable;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Calendars;

/// <summary>The dates of a run: planned, P50 and P80 of each mission, and of the return of each capability that is lost; of the blend.</summary>
internal sealed class CalendarDays
{
    private const string Program = "RiskSim";

    private static readonly ImmutableArray<double> Wanted = [0.5, 0.8];

    private readonly KeptRun _run;
    private readonly ForecastResult _result;
    private readonly AssumptionForecast _main;
    private readonly ImmutableArray<double> _quantiles;

    private CalendarDays(KeptRun run)
    {
        _run = run;
        _result = run.Forecast;
        _main = Shown.Main(_result);
        _quantiles = [.. Wanted.Select(q => FigureIds.Nearest(_result.Scenario, q)).Distinct()];
    }

    public static ImmutableArray<CalendarDay> Of(KeptRun run)
    {
        var days = new CalendarDays(run);
        return [.. Shown.Missions(run.Forecast).SelectMany(days.Mission), .. FigureIds.Kinds(run.Forecast).Where(k => FigureIds.IsLost(run.Forecast, k)).SelectMany(days.Capability)];
    }

    private IEnumerable<CalendarDay> Mission(Mission mission)
    {
        var sentence = Sentences.Mission(_result, _main, mission);
        CalendarDay Day(string kind, DateOnly date, string what, string remark = "") =>
            Make($"missions.{mission.Id}.{kind}", date, $"{Names.Of(mission.Id)}: {what}", sentence + remark, mission.Kind, kind);

        if (mission.Launched is { } launched)
        {
            yield return Day("launched", launched, "launched");
            yield break;
        }
        var launches = _quantiles.Select(q => (Name: FigureText.PercentileName(q), Figure: _main.Find($"missions.{mission.Id}.launch.{FigureIds.Percentile(q)}"))).ToList();
        var beyond = launches.Where(l => l.Figure is { IsBeyondHorizon: true }).Select(l => l.Name).ToList();
        yield return Day("planned", mission.Planned, "planned launch date", beyond.Count == 0 ? ""
            : $". The {string.Join(" and ", beyond)} launch {(beyond.Count == 1 ? "date lies" : "dates lie")} beyond the horizon ({FigureText.Date(_result.Scenario.Horizon)}) and {(beyond.Count == 1 ? "is" : "are")} not in the calendar");
        foreach (var (name, figure) in launches)
            if (figure is { IsBeyondHorizon: false, Date: { } date }) yield return Day(name.ToLowerInvariant(), date, $"{name} launch date");
    }

    private IEnumerable<CalendarDay> Capability(string kind)
    {
        foreach (var q in _quantiles)
            if (_main.Find($"capability.{kind}.remaining.{FigureIds.Percentile(q)}") is { IsBeyondHorizon: false } figure)
                yield return Make($"capability.{kind}.{FigureIds.Percentile(q)}", FigureText.Day(_result.Scenario.AsOf, figure.Value),
                    $"{Names.KindCapital(kind)} launches possible again: {FigureText.PercentileName(q)} date", Sentences.Capability(_result, _main, kind), kind, FigureIds.Percentile(q));
    }

    private CalendarDay Make(string key, DateOnly date, string what, string sentence, string kind, string category)
    {
        var blend = Shown.Forecasts(_result).Length > 1 ? "Figures of the blend of all assumptions. " : "";
        return new CalendarDay(key, date, $"{what} ({Program}, data {FigureText.Date(_result.Scenario.AsOf)})",
            $"{sentence}.\n{blend}{_result.Scenario.Name}, data date {FigureText.Date(_result.Scenario.AsOf)}; RiskSim run {_run.Id}.",
            [Program, Names.Kind(kind), category is ['p', >= '0' and <= '9', ..] ? category.ToUpperInvariant() : category]);
    }
}
