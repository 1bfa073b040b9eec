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

    /// <summary>Missions that no data date has: known before any forecast is made.</summary>
    /// <param name="dates">The data dates.</param>
    public static ImmutableArray<Problem> MissionProblems(ScenarioSource source, ImmutableArray<DateOnly> dates, ImmutableArray<string> missions)
    {
        if (missions.IsEmpty) return [];
        var known = dates.SelectMany(d => source.InForce(d)[0].Missions).Select(m => m.Id).Distinct(StringComparer.Ordinal).ToList();
        return [.. missions.Where(m => !known.Contains(m)).Select(m => Missing("--mission", m, "mission",
            known.Count == 0 ? "The scenario has no missions." : $"The missions are: {string.Join(", ", known)}."))];
    }

    /// <summary>Figures that no data date has.</summary>
    public ImmutableArray<Problem> Problems(Track track)
    {
        var known = track.Forecasts.SelectMany(f => f.All).SelectMany(a => a.Figures).Select(f => f.Metric).ToHashSet(StringComparer.Ordinal);
        return [.. Figures.Where(f => !known.Contains(f)).Select(f => Missing("--figure", f, "figure", "Give an id of the column metric in metrics.csv of a run."))];
    }

    private static Problem Missing(string option, string id, string noun, string mend) =>
        new(Severity.Error, new Place(option, 0, 0), id, $"there is no such {noun} on any of the data dates", mend);

    /// <summary>The missions that were still to come on the first data date: those with people and the next one.</summary>
    private static ImmutableArray<string> Usual(Track track)
    {
        var toCome = Shown.Missions(track.Forecasts[0]).Where(m => m.Launched is null).ToList();
        var next = toCome.MinBy(m => m.Planned);
        return [.. toCome.Where(m => m == next || m.Kind == "crewed" || m.StayDays is not null).OrderBy(m => m.Planned).Select(m => m.Id)];
    }
}
