using System.Collections.Immutable;
using RiskSim.Reporting.Tracks;

namespace RiskSim.Reporting.Charts.Tracks;

/// <summary>All charts of a track, in the order in which they are best read.</summary>
internal static class TrackCharts
{
    public static ImmutableArray<Chart> Of(TrackContext context)
    {
        IEnumerable<Chart?> charts =
        [
            .. context.Sites.Select(s => FanChart.Of(context, FanSubject.Site(context, s.Id, s.Name))),
            .. context.Choice.Missions.Select(m => FanChart.Of(context, FanSubject.Launch(context, m))),
            .. context.Kinds.Select(k => LinesChart.Capability(context, k)),
            LinesChart.Weights(context),
            .. context.Choice.Figures.Select(f => LinesChart.Figure(context, f)),
        ];
        return [.. charts.OfType<Chart>()];
    }
}
