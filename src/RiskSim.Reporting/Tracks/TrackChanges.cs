using System.Collections.Immutable;
using RiskSim.Changes;
using RiskSim.Reporting.Changes;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Tracks;

/// <summary>How the main figures of a track changed from each data date to the next, explained step by step.</summary>
/// <param name="Pairs">One for each two neighbouring data dates, in order.</param>
public sealed record TrackChanges(ImmutableArray<ChangeAccount> Pairs)
{
    public const string FileName = "changes.csv";

    /// <summary>Of each state of knowledge, per assumption: with the same percentiles in all these tell a day.</summary>
    public const long UsualTrials = 16_384;

    /// <summary>Percentiles of what the track shows, the main probability of a loss of each capability, and the weights.</summary>
    public static ImmutableArray<FigureId> Figures(Track track, TrackChoice choice)
    {
        var context = new TrackContext(track, choice);
        var main = context.Main.Id;
        string[] percentiles = [context.Percentile(0.5), context.Percentile(0.8)];
        var threshold = FigureIds.MainThresholds(track.Forecasts[0].Scenario).Any() ? FigureIds.Exceeds(TrackSentences.MainThreshold(context)) : null;
        return
        [
            .. new[]
            {
                context.Sites.SelectMany(s => percentiles.Select(p => $"sites.{s.Id}.restored.{p}")),
                choice.Missions.SelectMany(m => percentiles.Select(p => $"missions.{m}.launch.{p}")),
                threshold is null ? [] : context.Kinds.Select(k => $"capability.{k}.longest.{threshold}"),
                choice.Figures,
            }.SelectMany(f => f).Distinct().Select(f => new FigureId(f, main)),
            .. context.Series.Length > 1 ? track.Forecasts[0].Assumptions.Select(a => new FigureId("weight.updated", a.Id)) : [],
        ];
    }

    /// <param name="walk">Over the data dates of the track.</param>
    /// <param name="figures">As <see cref="Figures"/> gives them.</param>
    public static TrackChanges Of(Track track, KnowledgeWalk walk, ImmutableArray<FigureId> figures, WalkIdentity identity) =>
        new([.. Enumerable.Range(0, track.Forecasts.Length - 1).Select(i => Pair(track.Forecasts[i], track.Forecasts[i + 1], walk.Changes(i, i + 1, figures), figures, identity))]);

    private static ChangeAccount Pair(ForecastResult before, ForecastResult after, ImmutableArray<FigureChange> changes, ImmutableArray<FigureId> figures, WalkIdentity identity) => new()
    {
        Name = before.Scenario.Name,
        Before = Side(before, figures),
        After = Side(after, figures),
        Changes = changes,
        Told = [.. changes.Where(c => !c.IsBeyondHorizon && (c.Unit != Unit.PointInTime || c.Metric.EndsWith("." + FigureIds.Percentile(FigureIds.Nearest(before.Scenario, 0.8)), StringComparison.Ordinal)))],
        Walk = identity,
        Sites = Shown.Sites(before),
    };

    private static ComparedRun Side(ForecastResult forecast, ImmutableArray<FigureId> figures) => new("", forecast.Scenario.File, forecast.Scenario.AsOf, [],
        forecast.All.SelectMany(a => a.Figures).Where(f => figures.Contains(FigureId.Of(f))).ToDictionary(FigureId.Of));
}
