using System.Collections.Immutable;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Fields;

/// <summary>Why a run has no chart that an earlier run of its scenario had.</summary>
internal static class MissingChart
{
    private const string Restoration = "restoration";
    private const string NotAnyMore = "this chart is not drawn any more";

    /// <param name="name">Not one of <paramref name="names"/>.</param>
    /// <param name="names">The charts of the run.</param>
    /// <returns>The middle of a sentence; null where no run of the scenario has a chart of the name.</returns>
    public static string? Why(ForecastResult result, string name, ImmutableArray<string> names)
    {
        if (name == Restoration) return OfAllSites(result, names);
        if (Rest(name, Restoration + "-") is { } site) return OfASite(result, site);
        if (Rest(name, "joint-") is not null) return OfTwoMissions(result, name, names);
        if ((Rest(name, "capability-") ?? Rest(name, "calendar-")) is { } kind)
            return FigureIds.Kinds(result).Contains(kind) ? $"a loss of {Labels.Kind(kind)} launches is too unlikely to be seen: {NotAnyMore}" : null;
        return name switch
        {
            "launch-dates" => $"every mission has launched: {NotAnyMore}",
            "delays" or "delay-parts" or "crew-overstay" or "convergence" => $"there is nothing to be seen on it: {NotAnyMore}",
            _ => null,
        };
    }

    private static string OfAllSites(ForecastResult result, ImmutableArray<string> names)
    {
        var several = names.Where(n => Rest(n, Restoration + "-") is not null).ToList();
        if (several.Count > 0) return $"several sites are out, each with a chart of its own: {string.Join(", ", several)}";
        var back = Shown.Sites(result).Where(s => RestoredSites.RestoredOn(result, result.Blend, s.Id) is not null).Select(Labels.Site).ToList();
        return back.Count > 0 ? $"{string.Join(" and ", back)} {(back.Count == 1 ? "is" : "are")} back: {NotAnyMore}"
            : Shown.Sites(result).Any(s => Shown.HasRestoration(result, s)) ? $"no site is likely enough to be back by the horizon: {NotAnyMore}" : "no site is out on the data date";
    }

    private static string? OfASite(ForecastResult result, string id)
    {
        if (Shown.Sites(result).FirstOrDefault(s => s.Id == id) is not { } site) return null;
        var label = Labels.Site(site);
        if (!Shown.HasRestoration(result, site)) return RestoredSites.RestoredOn(result, result.Blend, id) is null ? $"{label} is not out on the data date" : $"{label} is back: {NotAnyMore}";
        // Had it a chart of its own, that would be among the names.
        return RestorationChart.Sites(new ChartContext(result)).Any(s => s.Id == id)
            ? $"{label} is the only site that is out, and its chart is '{Restoration}'" : $"{label} is not likely enough to be back by the horizon: {NotAnyMore}";
    }

    private static string? OfTwoMissions(ForecastResult result, string name, ImmutableArray<string> names)
    {
        var missions = Shown.Missions(result);
        var pair = missions.SelectMany(a => missions.Select(b => (A: a, B: b))).FirstOrDefault(p => name == JointChart.NameOf(p.A.Id, p.B.Id));
        if (pair.A is null) return null;
        var launched = new[] { pair.A, pair.B }.Where(m => m.Launched is not null).Select(m => Labels.Mission(m.Id)).Distinct().ToList();
        if (launched.Count > 0) return $"{string.Join(" and ", launched)} {(launched.Count == 1 ? "has" : "have")} launched: {NotAnyMore}";
        return names.FirstOrDefault(n => Rest(n, "joint-") is not null) is { } other ? $"the chart of two missions is that of the first two to come, '{other}'" : $"there is nothing to be seen on it: {NotAnyMore}";
    }

    private static string? Rest(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : null;
}
