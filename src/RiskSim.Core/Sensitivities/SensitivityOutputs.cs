using System.Collections.Immutable;
using RiskSim.Changes;
using RiskSim.Distributions;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim.Sensitivities;

/// <summary>A duration of a trial, of an assumption or of the blend.</summary>
/// <param name="Quantity">E.g. <c>sites.pad-a.restored</c>, <c>missions.crew-1.delay</c>, <c>capability.crewed.total</c>.</param>
/// <param name="Assumption">An id, or <c>blend</c>.</param>
public readonly record struct OutputId(string Quantity, string Assumption);

/// <summary>Which outputs can be looked at, and which are when nobody asks for others.</summary>
public static class SensitivityOutputs
{
    /// <summary>The restoration of the site that is out, and the delay of the next crewed mission (without one of the next mission), of the blend. Of several sites that
    /// are out it is the first that the mission may launch from, without one the first.</summary>
    public static ImmutableArray<OutputId> Usual(Scenario scenario)
    {
        var known = Known(scenario);
        var waiting = scenario.Assumptions[0].Inputs.Missions.Where(m => m.Launched is null).OrderBy(m => m.Planned).ToList();
        var next = waiting.Find(m => m.Kind == "crewed") ?? waiting.FirstOrDefault();
        var usual = new List<string>();
        if ((next?.Sites ?? []).Select(s => $"sites.{s}.restored").Concat(known.Where(q => q.StartsWith("sites.", StringComparison.Ordinal))).FirstOrDefault(known.Contains) is { } site) usual.Add(site);
        if (next is not null) usual.AddRange(known.Where(q => q == $"missions.{next.Id}.delay"));
        return [.. usual.Select(q => new OutputId(q, AssumptionForecast.BlendId))];
    }

    /// <summary>The outputs that figures are percentiles, means or exceedances of.</summary>
    /// <param name="problems">Gets one for each figure that there is not.</param>
    public static ImmutableArray<OutputId> Of(Scenario scenario, IEnumerable<FigureId> figures, List<Problem> problems)
    {
        var known = Known(scenario);
        var outputs = ImmutableArray.CreateBuilder<OutputId>();
        foreach (var figure in figures)
        {
            // A launch is its delay, counted from another date.
            var metric = figure.Metric.Split('.') is ["missions", var id, "launch", ..] ? $"missions.{id}.delay" : figure.Metric;
            var quantity = known.FirstOrDefault(q => metric == q || metric.StartsWith(q + ".", StringComparison.Ordinal));
            var isAssumption = figure.Assumption == AssumptionForecast.BlendId || scenario.Assumptions.Any(a => a.Id == figure.Assumption);
            if (quantity is not null && isAssumption)
            {
                outputs.Add(new OutputId(quantity, figure.Assumption));
                continue;
            }

            var near = isAssumption ? NearestWord.Find(metric, known) : NearestWord.Find(figure.Assumption, scenario.Assumptions.Select(a => a.Id));
            problems.Add(new Problem(Severity.Error, new Place("--figure", 0, 0), figure.ToString(),
                isAssumption ? $"it is no duration that every trial of {scenario.File} has" : $"there is no assumption '{figure.Assumption}' in {scenario.File}",
                near is not null ? $"Did you mean '{near}'?" : isAssumption ? "Give sites.ID.restored (of a site that is out), missions.ID.delay or capability.KIND.longest|total|remaining." : "Give the id of an assumption after the @."));
        }

        return [.. outputs.Distinct()];
    }

    /// <summary>Those that all assumptions have.</summary>
    private static List<string> Known(Scenario scenario)
    {
        var tables = new TableShelf();
        return [.. scenario.Assumptions.Select(a => new MetricCatalogue(scenario, PlanBuilder.Build(scenario, a, tables)).Metrics.Where(m => m is DurationSpec { Exists: null }).Select(m => m.Id))
            .Aggregate((all, some) => all.Intersect(some))];
    }
}
