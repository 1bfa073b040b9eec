using System.Collections.Immutable;
using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios;

/// <summary>Collects problems; the same one at the same place counts once.</summary>
internal sealed class ProblemList
{
    private readonly HashSet<Problem> _problems = [];

    public bool HasErrors { get; private set; }

    public void Error(Place place, string value, string rule, string mend) => Add(new(Severity.Error, place, value, rule, mend));

    public void Warning(Place place, string value, string rule, string mend) => Add(new(Severity.Warning, place, value, rule, mend));

    public void Add(Problem problem)
    {
        HasErrors |= problem.Severity == Severity.Error;
        _problems.Add(problem with { Value = ScalarNode.Shorten(problem.Value), Rule = OnOneLine(problem.Rule), Mend = OnOneLine(problem.Mend) });
    }

    private static string OnOneLine(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;

    public void AddErrors(ProblemList other)
    {
        foreach (var problem in other._problems)
            if (problem.Severity == Severity.Error) Add(problem);
    }

    /// <param name="mainFile">Its problems come first, then those of other files, then those of the command line.</param>
    public ImmutableArray<Problem> Sorted(string mainFile) =>
    [
        .. _problems
            .OrderBy(p => p.Place.Line == 0 ? 2 : p.Place.File == mainFile ? 0 : 1)
            .ThenBy(p => p.Place.File, StringComparer.Ordinal)
            .ThenBy(p => p.Place.Line).ThenBy(p => p.Place.Column).ThenBy(p => p.Severity)
            .ThenBy(p => p.ToString(), StringComparer.Ordinal),
    ];
}
