using System.Collections.Immutable;
using RiskSim.Scenarios.Binding;
using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios;

/// <summary>What holds for the whole scenario, whatever the assumption. Null: absent or not valid.</summary>
internal sealed record Settings(
    string? Name, DateOnly? AsOf, DateOnly? WeightsAsOf, DateOnly? Horizon, bool UpdateWeights, RunDefaults Run, ReportSettings Report)
{
    private const long DefaultTrials = 100_000;
    private const ulong DefaultSeed = 1;
    private const int MostHorizonDays = 36_525;
    private static readonly ImmutableArray<double> DefaultThresholds = [30, 90, 180, 365];
    private static readonly ImmutableArray<double> DefaultQuantiles = [0.1, 0.5, 0.8, 0.9, 0.95];

    public static Settings Read(MappingNode root, Values values)
    {
        var item = new Item("", "", root.Place, root);
        var run = item.Child("run");
        var report = item.Child("report");
        return new Settings(
            (item.Find("name") as ScalarNode)?.Text,
            values.Value(item.Find("as_of"), Scalars.Date), values.Value(item.Find("weights_as_of"), Scalars.Date),
            values.Value(item.Find("horizon"), Scalars.Date), values.Value(item.Find("update_weights"), Scalars.Switch) ?? true,
            new RunDefaults(values.Value(run?.Find("trials"), Scalars.Trials) ?? DefaultTrials, values.Value(run?.Find("seed"), Scalars.Seed) ?? DefaultSeed),
            new ReportSettings(
                Sorted(report?.Find("thresholds"), Scalars.PositiveDays, values) ?? DefaultThresholds,
                Sorted(report?.Find("quantiles"), Scalars.Quantile, values) ?? DefaultQuantiles));
    }

    /// <summary>Compares the dates that hold for the whole scenario.</summary>
    /// <param name="asOf">The data date in force.</param>
    /// <param name="weightsAsOf">Null where weights are not updated at all.</param>
    public static void CheckDates(MappingNode root, DateOnly asOf, DateOnly? horizon, DateOnly? weightsAsOf, ProblemList problems)
    {
        if (horizon <= asOf)
            problems.Error(DocumentPlaces.Of(root, "horizon"), $"{horizon:yyyy-MM-dd}", $"the horizon must be later than the data date {asOf:yyyy-MM-dd}", "Move the horizon or the data date.");
        else if (horizon is { } end && end.DayNumber - asOf.DayNumber > MostHorizonDays)
            problems.Error(DocumentPlaces.Of(root, "horizon"), $"{horizon:yyyy-MM-dd}", $"the horizon is more than 100 years after the data date {asOf:yyyy-MM-dd}", "Check the year.");
        if (weightsAsOf > asOf)
            problems.Warning(DocumentPlaces.Of(root, root.Find("weights_as_of") is null ? "as_of" : "weights_as_of"), $"{weightsAsOf:yyyy-MM-dd}", $"the weights are beliefs of a date after the data date {asOf:yyyy-MM-dd}; they are used as stated", "Set weights_as_of to the data date or earlier to have evidence update them.");
    }

    private static ImmutableArray<double>? Sorted(DocumentNode? node, ScalarFormat<double> format, Values values) =>
        node is SequenceNode { Items.Length: > 0 } list ? [.. list.Items.Select(i => values.Value(i, format)).OfType<double>().Distinct().Order()] : null;
}
