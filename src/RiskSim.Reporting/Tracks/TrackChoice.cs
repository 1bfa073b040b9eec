using System.Collections.Immutable;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Tracks;

/// <summary>What a track shows to people; <c>track.csv</c> always has everything.</summary>
/// <param name="Missions">Ids, in order.</param>
/// <param name="Figures">Further figures, ids of <c>metrics.csv</c>.</param>
public sealed record TrackChoice(ImmutableArray<string> Missions, ImmutableArray<string> Figures)
{
    /// <summary>What was asked for, each once; the usual missions where none was.</summary>
    /// <param name="missions">Empty: those that <see cref="Usual"/> gives.</param>
    public static TrackChoice Of(Track track, ImmutableArray<string> missions, ImmutableArray<string> figures) =>
        new(missions.IsEmpty ? Usual(track) : [.. missions.Distinct(StringComparer.Ordinal)], [.. figures.Distinct(StringComparer.Ordinal)]);

    /// <summary>What no data date has.</summary>
    public ImmutableArray<Problem> Problems(Track track)
    {
        var missions = track.Forecasts.SelectMany(f => Shown.Missions(f)).Select(m => m.Id).Distinct().ToList();
        var figures = track.Forecasts.SelectMany(f => f.All).SelectMany(a => a.Figures).Select(f => f.Metric).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Missions.Where(m => !missions.Contains(m)).Select(m => new Problem(Severity.Error, new Place("--mission", 0, 0), m,
                "there is no such mission on any of the data dates", missions.Count == 0 ? "The scenario has no missions." : $"The missions are: {string.Join(", ", missions)}.")),
            .. Figures.Where(f => !figures.Contains(f)).Select(f => new Problem(Severity.Error, new Place("--figure", 0, 0), f,
                "there is no such figure on any of the data dates", "Give an id of the column metric in track.csv.")),
        ];
    }

    /// <summary>The missions that were still to come on the first data date: those with people and the next one.</summary>
    private static ImmutableArray<string> Usual(Track track)
    {
        var toCome = Shown.Missions(track.Forecasts[0]).Where(m => m.Launched is null).ToList();
        var next = toCome.MinBy(m => m.Planned);
        return [.. toCome.Where(m => m == next || m.Kind == "crewed" || m.StayDays is not null).OrderBy(m => m.Planned).Select(m => m.Id)];
    }
}
