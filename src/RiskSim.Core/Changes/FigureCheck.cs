using System.Collections.Immutable;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Changes;

/// <summary>Holds figures that are asked for against scenarios, before a trial is made.</summary>
public static class FigureCheck
{
    /// <summary>Figures that no scenario reports.</summary>
    /// <param name="scenarios">Looked at until all figures are found, so mostly the first alone.</param>
    /// <param name="where">What the scenarios are to the user, e.g. their file.</param>
    /// <param name="asAsked">How a figure of <c>metrics.csv</c> is asked for, null where it cannot be; as it is where this is not given.</param>
    /// <returns>Errors, with the nearest figure that there is.</returns>
    public static ImmutableArray<Problem> Problems(IEnumerable<FigureId> asked, IEnumerable<Scenario> scenarios, string where, Func<FigureId, FigureId?>? asAsked = null)
    {
        var missing = asked.Distinct().ToList();
        if (missing.Count == 0) return [];
        var known = new HashSet<FigureId>();
        foreach (var estimates in EveryFigure.Of(scenarios))
        {
            var figures = estimates.All.SelectMany(a => a.Figures).Select(FigureId.Of);
            known.UnionWith(asAsked is null ? figures : figures.Select(asAsked).OfType<FigureId>());
            missing.RemoveAll(known.Contains);
            if (missing.Count == 0) return [];
        }

        return [.. missing.Select(f => f.Problem(known, where)).OfType<Problem>()];
    }
}
