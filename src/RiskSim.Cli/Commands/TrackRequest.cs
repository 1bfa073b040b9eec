using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary>What <c>risksim track</c> was asked to do. Null or empty: the scenario's or the program's default.</summary>
internal sealed record TrackRequest(
    string Scenario, DataDateChoice Dates, ImmutableArray<string> Missions, ImmutableArray<string> Figures, ForecastOptions Options,
    ImmutableArray<KeyValuePair<string, string>> Set, string? Directory, ChartChoice? Charts, bool Quiet)
{
    public string Folder => Directory ?? Path.Combine("output", Path.GetFileNameWithoutExtension(Scenario), "track");

    public ChartFormat? ChartFormat => Charts is { } choice ? choice.Format : RiskSim.Reporting.Charts.ChartFormat.Png;

    /// <summary>The options that were given, by name without dashes; those that cannot change a file's content are left out.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Given()
    {
        var given = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        void Add(string name, IFormattable? value, string? format = null)
        {
            if (value is not null) given.Add(new(name, value.ToString(format, CultureInfo.InvariantCulture)));
        }

        Add("from", Dates.From, "yyyy-MM-dd");
        Add("to", Dates.To, "yyyy-MM-dd");
        if (Dates.Every is { } step) given.Add(new("every", $"{step}"));
        foreach (var mission in Missions) given.Add(new("mission", mission));
        foreach (var figure in Figures) given.Add(new("figure", figure));
        Add("trials", Options.Trials);
        Add("seed", Options.Seed);
        if (Options.Sampling != ForecastOptions.DefaultSampling) given.Add(new("sampling", FigureText.Sampling(Options.Sampling)));
        foreach (var (path, value) in Set) given.Add(new("set", $"{path}={value}"));
        if (Directory is not null) given.Add(new("out", Directory));
        if (Charts is { } charts) given.Add(new("charts", charts.Format?.ToString().ToLowerInvariant() ?? "none"));
        return given.ToImmutable();
    }
}
