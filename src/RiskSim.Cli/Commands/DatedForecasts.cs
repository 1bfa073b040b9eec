using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Text;
using RiskSim.Sampling;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary>What the commands that go through several data dates take.</summary>
/// <param name="name">Of the command, and of the folder for its files.</param>
internal sealed class DatedForecasts(string name)
{
    private readonly Argument<string> _scenario = new("SCENARIO") { Description = "Scenario file (YAML)." };
    private readonly Option<long?> _trials = CommonOptions.Trials();
    private readonly Option<ulong?> _seed = CommonOptions.Seed();
    private readonly Option<SamplingMethod?> _sampling = CommonOptions.Sampling();
    private readonly Option<int?> _threads = CommonOptions.Threads();
    private readonly Option<KeyValuePair<string, string>[]> _set = CommonOptions.Set();
    private readonly Option<string?> _directory = new("--out")
    {
        Description = $"Folder for the files; finished dates are kept there too. Default: output/<file name>/{name}.", HelpName = "DIR",
    };
    private readonly Option<ChartChoice?> _charts = CommonOptions.Charts();
    private readonly Option<bool> _quiet = CommonOptions.Quiet();

    public Option<DateOnly?> From { get; } = CommonOptions.From();

    public Option<DateOnly?> To { get; } = CommonOptions.To();

    public Option<DateStep?> Every { get; } = CommonOptions.Every();

    /// <param name="own">The command's own options.</param>
    public Command Command(string description, params ReadOnlySpan<Option> own)
    {
        var command = new Command(name, description) { _scenario, From, To, Every };
        foreach (var option in own) command.Add(option);
        Option[] rest = [_trials, _seed, _sampling, _threads, _set, _directory, _charts, _quiet];
        foreach (var option in rest) command.Add(option);
        return command;
    }

    public DatedRequest Read(ParseResult parse) => new(
        parse.GetRequiredValue(_scenario), name, new DataDateChoice(parse.GetValue(From), parse.GetValue(To), parse.GetValue(Every)),
        new ForecastOptions(parse.GetValue(_trials), parse.GetValue(_seed), parse.GetValue(_threads), parse.GetValue(_sampling) ?? ForecastOptions.DefaultSampling),
        [.. parse.GetValue(_set) ?? []], parse.GetValue(_directory), parse.GetValue(_charts), parse.GetValue(_quiet));
}

/// <summary>What a command that goes through several data dates was asked to do. Null or empty: the scenario's or the program's default.</summary>
/// <param name="Command">Its name.</param>
internal record DatedRequest(
    string Scenario, string Command, DataDateChoice Dates, ForecastOptions Options, ImmutableArray<KeyValuePair<string, string>> Set, string? Directory, ChartChoice? Charts,
    bool Quiet)
{
    public string Folder => Directory ?? Path.Combine("output", Path.GetFileNameWithoutExtension(Scenario), Command);

    public ChartFormat? ChartFormat => Charts is { } choice ? choice.Format : RiskSim.Reporting.Charts.ChartFormat.Png;

    /// <summary>The options that were given, by name without dashes; those that cannot change a file's content are left out.</summary>
    /// <param name="own">The command's own.</param>
    protected ImmutableArray<KeyValuePair<string, string>> Given(params ReadOnlySpan<(string Name, IFormattable? Value)> own)
    {
        var given = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        void Add(string option, IFormattable? value)
        {
            if (value is not null) given.Add(new(option, value.ToString(value is DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture)));
        }

        Add("from", Dates.From);
        Add("to", Dates.To);
        if (Dates.Every is { } step) given.Add(new("every", $"{step}"));
        foreach (var (option, value) in own) Add(option, value);
        Add("trials", Options.Trials);
        Add("seed", Options.Seed);
        if (Options.Sampling != ForecastOptions.DefaultSampling) given.Add(new("sampling", FigureText.Sampling(Options.Sampling)));
        foreach (var (path, value) in Set) given.Add(new("set", $"{path}={value}"));
        if (Directory is not null) given.Add(new("out", Directory));
        if (Charts is { } charts) given.Add(new("charts", charts.Format?.ToString().ToLowerInvariant() ?? "none"));
        return given.ToImmutable();
    }
}
