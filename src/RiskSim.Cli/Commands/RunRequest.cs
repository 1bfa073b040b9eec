using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Briefings;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Text;
using RiskSim.Sampling;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Cli.Commands;

/// <summary>What <c>risksim run</c> was asked to do. Null: the scenario's or the program's default.</summary>
internal sealed record RunRequest(
    string[] Scenarios, DateOnly? AsOf, long? Trials, StopRule? Until, ulong? Seed, SamplingMethod? Sampling, int? Threads,
    ImmutableArray<KeyValuePair<string, string>> Set, RareEvents? Rare, string? Directory, ChartChoice? Charts, bool Quiet,
    ShardRange? Shard = null)
{
    /// <summary>Documents to make of each run.</summary>
    public ImmutableArray<BriefingFormat> Reports { get; init; } = [];

    public ChartFormat? ChartFormat => Charts is { } choice ? choice.Format : RiskSim.Reporting.Charts.ChartFormat.Png;

    public ForecastOptions Options() => new(Trials, Seed, Threads, Sampling ?? ForecastOptions.DefaultSampling, Until, Rare);

    /// <summary>The options that were given, by name without dashes; those that cannot change a file's content are left out.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Given()
    {
        var given = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        void Add(string name, IFormattable? value, string? format = null)
        {
            if (value is not null) given.Add(new(name, value.ToString(format, CultureInfo.InvariantCulture)));
        }
        Add("as-of", AsOf, "yyyy-MM-dd");
        Add("trials", Trials);
        if (Until is { } rule)
        {
            foreach (var goal in rule.Precision) given.Add(new("precision", $"{goal}"));
            foreach (var question in rule.Settle) given.Add(new("settle", $"{question}"));
            if (rule.MaxTrials != StopRule.UsualMaxTrials) Add("max-trials", rule.MaxTrials);
        }
        Add("seed", Seed);
        if (Sampling is { } sampling) given.Add(new("sampling", FigureText.Sampling(sampling)));
        Add("threads", Threads);
        foreach (var (path, value) in Set) given.Add(new("set", $"{path}={value}"));
        foreach (var figure in Rare is { Figures.IsEmpty: false } ? Rare.Figures : Rare is null ? [] : [RareEvents.All]) given.Add(new("rare", figure));
        if (Directory is not null) given.Add(new("out", Directory));
        if (Charts is { } charts) given.Add(new("charts", charts.Format?.ToString().ToLowerInvariant() ?? "none"));
        return given.ToImmutable();
    }

    /// <summary>Of <see cref="Given"/>, what all pieces of a run have in common.</summary>
    public ImmutableArray<KeyValuePair<string, string>> GivenForAllShards() => (this with { Threads = null, Directory = null }).Given();

    /// <summary>Inside a run's folder, where pieces of it go.</summary>
    public static string ShardFolder(string directory) => Path.Combine(directory, "shards");

    /// <summary>Where the files of each scenario go.</summary>
    /// <exception cref="UserErrorException">Two scenarios would share a folder.</exception>
    public ImmutableArray<string> Directories()
    {
        if (Scenarios.Length == 1 && Directory is not null) return [Directory];
        var root = Directory ?? "output";
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var directories = ImmutableArray.CreateBuilder<string>();
        foreach (var scenario in Scenarios)
        {
            var name = Path.GetFileNameWithoutExtension(scenario);
            if (name.Length == 0) throw new UserErrorException(ExitCode.Usage, $"'{scenario}' is not the name of a scenario file");
            var directory = Shard is not null && Directory is null ? ShardFolder(Path.Combine(root, name)) : Path.Combine(root, name);
            if (!owners.TryAdd(directory, scenario))
                throw new UserErrorException(ExitCode.Usage,
                    $"'{owners[directory]}' and '{scenario}' would both be written to {directory}: run them one by one, each with its own --out");
            directories.Add(directory);
        }
        return directories.ToImmutable();
    }
}
