using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Pages;

/// <summary>Whether runs can be shown on one page.</summary>
internal static class PageChecks
{
    /// <param name="runs">By data date.</param>
    public static IEnumerable<Problem> Of(ImmutableArray<KeptRun> runs)
    {
        var first = runs[0].Forecast;
        foreach (var run in runs)
            if (!run.Forecast.Assumptions.Select(a => a.Id).SequenceEqual(first.Assumptions.Select(a => a.Id), StringComparer.Ordinal))
                yield return Problem(run, Ids(run), $"the run in {runs[0].Directory} has the assumptions {Ids(runs[0])}; those of one page have the same", "Make a page of each scenario.");
        foreach (var (before, run) in runs.Zip(runs.Skip(1)))
            if (before.Forecast.Scenario.AsOf == run.Forecast.Scenario.AsOf)
                yield return Problem(run, FigureText.Date(run.Forecast.Scenario.AsOf), $"the run in {before.Directory} has the same data date; a page shows one run of each", "Leave one of them out.");
    }

    public static Problem TooLarge(ImmutableArray<KeptRun> runs) => Problem(runs[0], $"{runs.Length} runs",
        $"their page would have more than {(Page.MostBytes / 1_000_000).ToString(CultureInfo.InvariantCulture)} MB", "Give fewer runs.");

    private static Problem Problem(KeptRun run, string value, string rule, string mend) => new(Severity.Error, new Place(run.Directory, 0, 0), value, rule, mend);

    private static string Ids(KeptRun run) => string.Join(", ", run.Forecast.Assumptions.Select(a => a.Id));
}
