using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Tracks;

/// <summary>A date that a track forecasts again and again: the return of a site, or a launch.</summary>
/// <param name="Name">Of the chart, and inside it of what is drawn.</param>
/// <param name="Subject">e.g. <c>Pad A</c>, <c>Soyuz MS-29</c>.</param>
/// <param name="What">e.g. <c>the return of Pad A</c>.</param>
/// <param name="Metric">Stem of the percentiles' ids.</param>
/// <param name="YLabel">Of the chart.</param>
/// <param name="Ended">What became of it, before a date: <c>launched</c>, <c>back</c>.</param>
/// <param name="Known">The date, where it was no forecast any more on a data date.</param>
/// <param name="Outcome">The date that it turned out to be, as far as the whole ledger tells.</param>
/// <param name="Planned">The date that was planned as it stood on a data date.</param>
/// <param name="EndSentence">What became of it, as a sentence.</param>
internal sealed record FanSubject(
    string Name, string Subject, string What, string Metric, string YLabel, string Ended, Func<ForecastResult, DateOnly?> Known,
    Func<ForecastResult, DateOnly?> Outcome, Func<ForecastResult, DateOnly?> Planned, Func<DateOnly, string> EndSentence)
{
    public static FanSubject Site(TrackContext context, string id, string name) => new(
        $"restoration-{id}", name, $"the return of {name}", $"sites.{id}.restored", "Date of return (UTC)", "back", _ => null,
        forecast => context.Track.Later.Restored(forecast.Scenario, id), _ => null, date => $"It was back on {Labels.Date(date)}.");

    public static FanSubject Launch(TrackContext context, string id)
    {
        DateOnly? Planned(ForecastResult forecast) => TrackContext.Mission(forecast, id)?.Planned;
        string End(DateOnly date) => context.Track.Forecasts.Select(Planned).LastOrDefault(d => d is not null) is { } planned
            ? $"It was launched on {Labels.Date(date)}, {Sentences.Lateness(date.DayNumber - planned.DayNumber)}."
            : $"It was launched on {Labels.Date(date)}.";
        return new FanSubject(
            $"launch-{id}", Names.Of(id), $"the launch of {Names.Of(id)}", $"missions.{id}.launch", "Launch date (UTC)", "launched",
            forecast => TrackContext.Mission(forecast, id)?.Launched,
            _ => context.Track.Later.Launched.TryGetValue(id, out var date) ? date : null, Planned, End);
    }
}
