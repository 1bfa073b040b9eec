using System.Collections.Immutable;

namespace RiskSim.Reporting;

/// <summary>What a run was asked to do and by which program, for <c>run.json</c> and the foot of each document.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="Options">Options of the command line as given, by name without dashes, in order; an option given twice is there twice.</param>
/// <param name="Started">UTC.</param>
/// <param name="Elapsed">Wall time since the start so far.</param>
public sealed record RunDetails(
    string Version, ImmutableArray<KeyValuePair<string, string>> Options, DateTimeOffset Started, Func<TimeSpan> Elapsed);
