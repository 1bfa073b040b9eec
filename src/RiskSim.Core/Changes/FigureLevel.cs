using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Changes;

/// <summary>A figure in one state of knowledge, in a scale that does not move with the data date.</summary>
/// <param name="Value">Days; for a point in time days since 0001-01-01; or 0..1. Beyond the horizon: where the horizon lies.</param>
/// <param name="StandardError">In the unit of the value.</param>
/// <param name="Date">The UTC day of a point in time; null beyond the horizon.</param>
/// <param name="IsFact">It has happened: there is nothing left to forecast.</param>
public sealed record FigureLevel(double Value, double StandardError, DateOnly? Date, bool IsBeyondHorizon, bool IsFact)
{
    internal static FigureLevel Of(Figure figure, Scenario scenario)
    {
        var zero = figure.Unit == Unit.PointInTime ? scenario.AsOf.DayNumber : 0;
        var value = figure.IsBeyondHorizon ? DaysToHorizon(figure, scenario) : figure.Value;
        return new FigureLevel(zero + value, figure.StandardError, figure.Date, figure.IsBeyondHorizon, IsLaunched(figure, scenario));
    }

    /// <summary>On which day it was over.</summary>
    internal static FigureLevel Known(DateOnly date) => new(date.DayNumber, 0, date, false, true);

    private static bool IsLaunched(Figure figure, Scenario scenario) => MissionOf(figure, scenario)?.Launched is not null;

    /// <summary>A delay counts from the planned date, all else from the data date.</summary>
    private static double DaysToHorizon(Figure figure, Scenario scenario) =>
        figure.Unit == Unit.Days && MissionOf(figure, scenario) is { } mission ? scenario.Horizon.DayNumber - mission.Planned.DayNumber : scenario.HorizonDays;

    private static Mission? MissionOf(Figure figure, Scenario scenario)
    {
        var parts = figure.Metric.Split('.');
        if (parts[0] != "missions") return null;
        var inputs = (scenario.Assumptions.FirstOrDefault(a => a.Id == figure.Assumption) ?? scenario.Assumptions[0]).Inputs;
        return inputs.Missions.FirstOrDefault(m => m.Id == parts[1]);
    }
}
