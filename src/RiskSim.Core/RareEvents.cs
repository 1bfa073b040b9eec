using System.Collections.Immutable;
using RiskSim.Distributions;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim;

/// <summary>Oversampling of what is rare: risks, failures and damage with a probability below 20 %.</summary>
/// <param name="Figures">Ids of probabilities that matter most: some of the trials are spent on what makes them happen. Empty: all that
/// is rare alike.</param>
public sealed record RareEvents(ImmutableArray<string> Figures)
{
    /// <summary>On the command line: no figure above the others.</summary>
    public const string All = "all";

    /// <summary>What is less likely than this is oversampled, 0..1.</summary>
    public static double RareBelow => Boost.RareBelow;

    /// <summary>The share of trials in which everything is as likely as it is, 0..1. The effective number of trials for ordinary figures
    /// is at least this share.</summary>
    public double OrdinaryShare => Boost.OrdinaryShare(!Figures.IsEmpty);

    /// <summary>Figures that the scenario does not report of every assumption, or that are no probabilities.</summary>
    public IEnumerable<Problem> Problems(Scenario scenario)
    {
        if (Figures.IsEmpty) yield break;
        var tables = new TableShelf();
        var known = scenario.Assumptions.Select(a => FigureEvent.Of(new MetricCatalogue(scenario, PlanBuilder.Build(scenario, a, tables))).Select(e => e.Figure))
            .Aggregate((all, some) => all.Intersect(some)).ToList();
        foreach (var figure in Figures.Except(known))
        {
            var near = NearestWord.Find(figure, known.Append(All));
            yield return new Problem(Severity.Error, new Place("--rare", 0, 0), figure, $"no such probability is reported of {scenario.File}",
                near is null ? $"Give '{All}', or the id of a probability in metrics.csv." : $"Did you mean '{near}'?");
        }
    }
}
