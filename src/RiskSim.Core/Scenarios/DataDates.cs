using System.Collections.Immutable;
using System.Globalization;

namespace RiskSim.Scenarios;

/// <summary>Which data dates are asked for.</summary>
/// <param name="From">The first; null: the scenario's data date.</param>
/// <param name="To">The last; null: the last ledger date before the horizon.</param>
/// <param name="Every">Step from the first date on; null: each date of the ledger.</param>
public sealed record DataDateChoice(DateOnly? From = null, DateOnly? To = null, DateStep? Every = null);

/// <summary>Data dates on which a forecast is made again, or why there are none.</summary>
/// <param name="Dates">Ascending, each once; empty if there is a problem.</param>
/// <param name="Problems">Mistakes in the choice.</param>
public sealed record DataDates(ImmutableArray<DateOnly> Dates, ImmutableArray<Problem> Problems)
{
    /// <summary>The dates of a choice; the first and the last are always among them.</summary>
    /// <param name="scenario">As loaded at any data date; <see cref="Scenario.AsOf"/> is where a choice without a first date begins.</param>
    /// <remarks>All lie before the horizon. A default never makes an empty choice: where the ledger ends before the first
    /// date, that is the only one.</remarks>
    public static DataDates Of(Scenario scenario, DataDateChoice choice)
    {
        var horizon = scenario.Horizon;
        var known = scenario.Ledger.Select(e => e.Date).Where(d => d < horizon).ToImmutableSortedSet();
        var from = choice.From ?? scenario.AsOf;
        var to = choice.To ?? (known.IsEmpty || known[^1] < from ? from : known[^1]);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (choice.From is not null && from >= horizon) problems.Add(Late("--from", from, horizon));
        else if (choice.To is not null && to >= horizon) problems.Add(Late("--to", to, horizon));
        if (problems.Count == 0 && to < from)
            problems.Add(new Problem(Severity.Error, new Place(choice.To is null ? "--from" : "--to", 0, 0), Text(to),
                $"the last data date is before the first, {Text(from)}{(choice.From is null ? ", the data date of the scenario" : "")}",
                choice.From is null ? "Give an earlier --from, or a later --to." : "Exchange --from and --to."));
        if (problems.Count > 0) return new DataDates([], problems.ToImmutable());
        var between = choice.Every is { } step ? step.Dates(from, to) : known.Where(d => d > from && d < to);
        return new DataDates([.. between.Append(from).Append(to).Distinct().Order()], []);
    }

    private static Problem Late(string option, DateOnly date, DateOnly horizon) => new(
        Severity.Error, new Place(option, 0, 0), Text(date), $"a data date must be earlier than the horizon {Text(horizon)}", "Give an earlier date.");

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
