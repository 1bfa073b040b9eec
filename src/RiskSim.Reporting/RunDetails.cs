using System.Collections.Immutable;

namespace RiskSim.Reporting;

/// <summary>What a run was asked to do and by which program, for the foot of each document.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="Options">Options of the command line as given, by name without dashes, in order; an option given twice is there twice.</param>
public record RunOrigin(string Version, ImmutableArray<KeyValuePair<string, string>> Options);

/// <summary>A run as it happens, for <c>run.json</c>.</summary>
/// <param name="Started">UTC.</param>
/// <param name="Elapsed">Wall time since the start so far.</param>
public sealed record RunDetails(
    string Version, ImmutableArray<KeyValuePair<string, string>> Options, DateTimeOffset Started, Func<TimeSpan> Elapsed) : RunOrigin(Version, Options)
{
    private static readonly ImmutableHashSet<string> ChangeNoFigure = ["out", "charts", "threads"];

    /// <summary>Without the options that no figure depends on: the same for every run of the same inputs.</summary>
    public RunOrigin Origin => new(Version, [.. Options.Where(o => !ChangeNoFigure.Contains(o.Key))]);
}
