using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Batches;
using RiskSim.Changes;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Text;
using RiskSim.Variations;

namespace RiskSim.Cli.Commands;

/// <summary>What <c>risksim batch</c> was asked to do. Null or empty: the scenario's or the program's default.</summary>
/// <param name="Scenarios">Files, or patterns of file names.</param>
internal sealed record BatchRequest(
    ImmutableArray<string> Scenarios, ImmutableArray<Variation> Vary, Variation? AsOf, ImmutableArray<FigureId> Figures, ForecastOptions Options, int? Jobs,
    ImmutableArray<KeyValuePair<string, string>> Set, string? Directory, bool HasParquet, ChartChoice? Charts, bool Quiet)
{
    public ChartFormat? ChartFormat => Charts is { } choice ? choice.Format : RiskSim.Reporting.Charts.ChartFormat.Png;

    public int UsedJobs => Jobs ?? Options.Threads ?? Environment.ProcessorCount;

    public string Folder(ImmutableArray<string> files) =>
        Directory ?? (files.Length == 1 ? Path.Combine("output", BatchGrid.NameOf(files[0]), "batch") : Path.Combine("output", "batch"));

    /// <summary>The scenario files, patterns replaced by what they match.</summary>
    /// <exception cref="UserErrorException">A pattern matches nothing, or two files have the same name.</exception>
    public ImmutableArray<string> Files()
    {
        var files = Scenarios.SelectMany(Matches).Distinct(StringComparer.Ordinal).ToImmutableArray();
        foreach (var file in files.Where(f => BatchGrid.NameOf(f).Length == 0))
            throw new UserErrorException(ExitCode.Usage, $"'{file}' is not the name of a scenario file");
        var twice = files.GroupBy(BatchGrid.NameOf, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new UserErrorException(ExitCode.Usage, $"{string.Join(" and ", twice.Select(f => $"'{f}'"))} have the same name: a batch tells scenarios apart by their names");
        return files;
    }

    /// <summary>The options that were given and that every run has, by name without dashes.</summary>
    public ImmutableArray<KeyValuePair<string, string>> GivenToRuns()
    {
        var given = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        void Add(string name, IFormattable? value)
        {
            if (value is not null) given.Add(new(name, value.ToString(null, CultureInfo.InvariantCulture)));
        }

        Add("trials", Options.Trials);
        Add("seed", Options.Seed);
        if (Options.Sampling != ForecastOptions.DefaultSampling) given.Add(new("sampling", FigureText.Sampling(Options.Sampling)));
        return given.ToImmutable();
    }

    /// <summary>The options that were given; those that cannot change a file's content are left out.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Given() =>
    [
        .. Vary.Select(v => KeyValuePair.Create("vary", $"{v.Path}={string.Join(',', v.Values)}")),
        .. AsOf is null ? [] : new[] { KeyValuePair.Create("as-of", string.Join(',', AsOf.Values)) },
        .. Figures.Select(f => KeyValuePair.Create("figure", $"{f}")),
        .. GivenToRuns(),
        .. Set.Select(s => KeyValuePair.Create("set", $"{s.Key}={s.Value}")),
        .. Directory is null ? [] : new[] { KeyValuePair.Create("out", Directory) },
        .. HasParquet ? new[] { KeyValuePair.Create("format", "parquet") } : [],
        .. Charts is { } charts ? new[] { KeyValuePair.Create("charts", charts.Format?.ToString().ToLowerInvariant() ?? "none") } : [],
    ];

    private static IEnumerable<string> Matches(string text)
    {
        if (text.IndexOfAny(['*', '?']) < 0 || File.Exists(text)) return [text];
        var folder = Path.GetDirectoryName(text) ?? "";
        if (folder.IndexOfAny(['*', '?']) >= 0) throw new UserErrorException(ExitCode.Usage, $"'{text}': only the file name can be a pattern");
        var found = System.IO.Directory.Exists(folder.Length == 0 ? "." : folder)
            ? System.IO.Directory.GetFiles(folder.Length == 0 ? "." : folder, Path.GetFileName(text)).Select(f => Path.Combine(folder, Path.GetFileName(f))).Order(StringComparer.Ordinal).ToList() : [];
        return found.Count > 0 ? found : throw new UserErrorException(ExitCode.CannotReadOrWrite, $"no file matches '{text}'");
    }
}
