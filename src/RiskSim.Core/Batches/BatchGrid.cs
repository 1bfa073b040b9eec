using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Distributions;
using RiskSim.Variations;

namespace RiskSim.Batches;

/// <summary>One run of a batch.</summary>
/// <param name="Scenario">The file.</param>
/// <param name="AsOf">Null: that of the scenario.</param>
/// <param name="Varied">One pair for each varied input, for <c>--set</c>.</param>
/// <param name="Values">One for each of <see cref="BatchGrid.Parameters"/>.</param>
public sealed record BatchCase(string Scenario, DateOnly? AsOf, ImmutableArray<KeyValuePair<string, string>> Varied, ImmutableArray<string> Values);

/// <summary>Everything that a batch runs: each scenario on each data date with each combination of the varied inputs.</summary>
public sealed class BatchGrid
{
    /// <summary>Names of the two parameters that are no inputs.</summary>
    public const string ScenarioName = "scenario", AsOfName = "as_of";

    /// <param name="scenarios">At least one file, each with another name without extension.</param>
    /// <param name="dates">Null or one date: the data date is no parameter.</param>
    /// <param name="varied">Each path once.</param>
    public BatchGrid(ImmutableArray<string> scenarios, Variation? dates, ImmutableArray<Variation> varied)
    {
        Varied = varied;
        Parameters =
        [
            .. varied,
            .. dates is { Values.Length: > 1 } ? [dates] : (Variation[])[],
            .. scenarios.Length > 1 ? [new Variation(ScenarioName, [.. scenarios.Select(NameOf)])] : (Variation[])[],
        ];
        var days = dates?.Values.Select(d => (DateOnly?)DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToImmutableArray() ?? [null];
        // One scenario after the other: all of its runs are read from the same text.
        Cases =
        [
            .. scenarios.SelectMany(s => days.SelectMany(d => VariationGrid.Combinations(varied).Select(c => new BatchCase(s, d, c,
                [.. c.Select(p => p.Value), .. days.Length > 1 ? [$"{d:yyyy-MM-dd}"] : (string[])[], .. scenarios.Length > 1 ? [NameOf(s)] : (string[])[]])))),
        ];
    }

    /// <summary>The varied inputs.</summary>
    public ImmutableArray<Variation> Varied { get; }

    /// <summary>The varied inputs, then the data date and the scenario where there are several of them.</summary>
    public ImmutableArray<Variation> Parameters { get; }

    /// <summary>In the order of <c>batch.csv</c>.</summary>
    public ImmutableArray<BatchCase> Cases { get; }

    /// <summary>The cases in groups of those that have the same figures: a number or a length of time does not decide which figures there are, unless it is of the report.</summary>
    public IEnumerable<IGrouping<string, BatchCase>> ByFigures => Cases.GroupBy(c => string.Join('\n',
        [c.Scenario, $"{c.AsOf:yyyy-MM-dd}", .. c.Varied.Where(v => v.Key.StartsWith("report.", StringComparison.Ordinal) || !DistributionParser.TryParseDuration(v.Value, out _)).Select(v => v.Value)]));

    public static string NameOf(string scenario) => Path.GetFileNameWithoutExtension(scenario);
}
