using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Text;
using RiskSim.Sampling;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Shards;

/// <summary>Everything that the counts of a run follow from: pieces with the same identity are pieces of one run.</summary>
/// <param name="Build">Two builds of one version may differ; a deterministic build has the same id.</param>
/// <param name="Set">The <c>--set</c> of the command line, <c>path=value</c>.</param>
/// <param name="Trials">Of the whole run, per assumption.</param>
/// <param name="Rare">As on the command line; empty: nothing is oversampled.</param>
public sealed record ShardIdentity(
    string Version, string Build, string TextHash, DateOnly AsOf, ImmutableArray<string> Set, long Trials, ulong Seed, SamplingMethod Sampling, ImmutableArray<string> Rare)
{
    /// <param name="options">As given to the run; the number of threads does not count.</param>
    public static ShardIdentity Of(string version, Scenario scenario, ForecastOptions options, IEnumerable<KeyValuePair<string, string>> set) => new(
        version, ThisBuild, scenario.TextHash, scenario.AsOf, [.. set.Select(s => $"{s.Key}={s.Value}")], options.Trials ?? scenario.Run.Trials, options.Seed ?? scenario.Run.Seed,
        options.Sampling, options.Rare is { } rare ? rare.Figures.IsEmpty ? [RareEvents.All] : rare.Figures : []);

    /// <summary>Of the program that runs.</summary>
    public static string ThisBuild { get; } = $"{typeof(Forecaster).Assembly.ManifestModule.ModuleVersionId}";

    /// <summary>The run's options again.</summary>
    public ForecastOptions Options(int? threads) => new(
        Trials, Seed, threads, Sampling, Rare: Rare.IsEmpty ? null : new RareEvents([.. Rare.Where(r => r != RareEvents.All)]));

    /// <summary>The overrides as the loader takes them.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Overrides => [.. Set.Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], s[1]))];

    /// <summary>In words, so that two can be compared: what a piece is of.</summary>
    public IEnumerable<(string Name, string Value)> Parts =>
    [
        ("program", $"{Version} (build {Build})"), ("scenario text", TextHash), ("data date", FigureText.Date(AsOf)),
        ("--set", Set.IsEmpty ? "nothing" : string.Join(' ', Set)), ("trials", Trials.ToString(CultureInfo.InvariantCulture)),
        ("seed", Seed.ToString(CultureInfo.InvariantCulture)), ("sampling", FigureText.Sampling(Sampling)), ("--rare", Rare.IsEmpty ? "nothing" : string.Join(' ', Rare)),
    ];

    public bool Equals(ShardIdentity? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => HashCode.Combine(TextHash, AsOf, Trials, Seed);
}
