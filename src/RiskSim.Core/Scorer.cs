using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Statistics.Scoring;

namespace RiskSim;

/// <summary>Forecasts of several data dates against what happened.</summary>
/// <param name="Scenario">As known on the first of the dates.</param>
/// <param name="KnownUntil">The last day of knowledge: what had not happened by then is open.</param>
/// <param name="Dates">At least one, ascending.</param>
/// <param name="Trials">Per assumption and date.</param>
public sealed record Scorecard(Scenario Scenario, DateOnly KnownUntil, ImmutableArray<DateScores> Dates, long Trials, ulong Seed, SamplingMethod Sampling)
{
    /// <summary>Over all dates, in their order.</summary>
    public IEnumerable<Score> Scores => Dates.SelectMany(d => d.Scores);

    /// <summary>By quantity, assumption and score.</summary>
    public ImmutableArray<MeanScore> Means => field.IsDefault ? field = MeanScore.Of(Scores) : field;

    /// <summary>By quantity, in order of date.</summary>
    public ImmutableArray<Nearest> Nearest => field.IsDefault ? field = Statistics.Scoring.Nearest.Of(Scores) : field;
}

/// <summary>Scores the forecasts of one data date after another.</summary>
public static class Scorer
{
    /// <summary>The data dates that can be scored, or why there are none.</summary>
    /// <param name="scenario">As loaded at any data date.</param>
    /// <param name="knownUntil">The last day of knowledge; null: the last date in the ledger.</param>
    /// <returns>Those of the choice that lie before the last day of knowledge.</returns>
    public static (DataDates Dates, DateOnly KnownUntil) Dates(Scenario scenario, DataDateChoice choice, DateOnly? knownUntil)
    {
        if ((knownUntil ?? (scenario.Ledger.IsEmpty ? null : scenario.Ledger.Max(e => e.Date))) is not { } last)
            return (new DataDates([], [Problem(scenario, "", "the ledger is empty, so nothing is known of what happened", "Enter what happened with its date, e.g. 'restored' of an outage or 'launched' of a mission.")]), default);
        var dates = DataDates.Of(scenario, choice);
        if (!dates.Problems.IsEmpty) return (dates, last);
        var before = dates.Dates.RemoveAll(d => d >= last);
        return (before.IsEmpty
            ? new DataDates([], [Problem(scenario, Text(last), $"nothing that was learned after the data date{(dates.Dates.Length > 1 ? "s" : "")} {Text(dates.Dates[0])}{(dates.Dates.Length > 1 ? " and later" : "")} is known on the last day of knowledge",
                "Choose an earlier data date, or enter what has happened since in the ledger.")])
            : new DataDates(before, []), last);
    }

    /// <param name="loaded">The scenario at the data date, without errors.</param>
    /// <param name="knownUntil">After the data date.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DateScores Run(LoadResult loaded, DateOnly knownUntil, ForecastOptions options, IProgress<ForecastProgress>? progress, CancellationToken cancel)
    {
        var scenario = loaded.Scenario!;
        var times = Outcomes.Of(scenario, loaded.Source!.InForce(knownUntil));
        var forecast = Forecaster.Run(scenario, options with { KeepsDaily = true }, progress, cancel);
        var scorers = forecast.All.Select(f => new ForecastScorer(scenario, f, knownUntil)).ToList();
        return new DateScores(
            scenario.AsOf,
            [.. times.SelectMany(t => scorers.SelectMany(s => s.Of(t)))],
            [.. times.Where(t => t.Outcome is Outcome.None).Select(t => new NotScored(scenario.AsOf, t.Quantity, ((Outcome.None)t.Outcome).Reason))],
            [.. forecast.Assumptions.Where(a => !a.IsPossible).Select(a => a.Id)],
            forecast.Warnings);
    }

    private static Problem Problem(Scenario scenario, string value, string rule, string mend) =>
        new(Severity.Error, new Place(scenario.File, 0, 0), value, rule, mend);

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
