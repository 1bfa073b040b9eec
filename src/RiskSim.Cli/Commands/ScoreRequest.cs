using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Text;
using RiskSim.Sampling;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary>What <c>risksim score</c> was asked to do. Null: the scenario's or the program's default.</summary>
internal sealed record ScoreRequest(
    string Scenario, DateOnly? From, DateOnly? To, DateStep? Every, DateOnly? AsOf, DateOnly? KnownUntil, long? Trials, ulong? Seed, SamplingMethod? Sampling, int? Threads,
    ImmutableArray<KeyValuePair<string, string>> Set, string? Directory, ChartChoice? Charts, bool Quiet)
{
    public string Folder => Directory ?? Path.Combine("output", Path.GetFileNameWithoutExtension(Scenario), "score");

    public ChartFormat? ChartFormat => Charts is { } choice ? choice.Format : RiskSim.Reporting.Charts.ChartFormat.Png;

    public DataDateChoice Dates => AsOf is { } date ? new DataDateChoice(date, date) : new DataDateChoice(From, To, Every);

    public ForecastOptions Options => new(Trials, Seed, Threads, Sampling ?? ForecastOptions.DefaultSampling);

    /// <summary>The options that were given, by name without dashes.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Given()
    {
        var given = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        void Add(string name, object? value, string format = "{0}")
        {
            if (value is not null) given.Add(new(name, string.Format(CultureInfo.InvariantCulture, format, value)));
        }
        const string Date = "{0:yyyy-MM-dd}";
        Add("from", From, Date);
        Add("to", To, Date);
        Add("every", Every);
        Add("as-of", AsOf, Date);
        Add("known-until", KnownUntil, Date);
        Add("trials", Trials);
        Add("seed", Seed);
        if (Sampling is { } sampling) Add("sampling", FigureText.Sampling(sampling));
        Add("threads", Threads);
        foreach (var (path, value) in Set) Add("set", $"{path}={value}");
        Add("out", Directory);
        if (Charts is { } charts) Add("charts", charts.Format?.ToString().ToLowerInvariant() ?? "none");
        return given.ToImmutable();
    }
}
