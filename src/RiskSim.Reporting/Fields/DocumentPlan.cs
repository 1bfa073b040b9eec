using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Fields;

/// <summary>A field of a document beside what it should show.</summary>
/// <param name="Field">Its tag as written.</param>
/// <param name="InDocument">What it shows.</param>
/// <param name="InRun">What it should show.</param>
public sealed record FieldState(Place Place, string Field, string InDocument, string InRun, bool IsCurrent);

/// <summary>A file as it should be.</summary>
/// <param name="Path">Where it is to be.</param>
public sealed record PlannedFile(string Path, ReadOnlyMemory<byte> Content);

/// <summary>What an update would do to a document, which is also what a check tells of it.</summary>
/// <param name="File">As the user wrote it.</param>
public sealed record DocumentPlan(string File)
{
    /// <summary>In the order of the document.</summary>
    public ImmutableArray<FieldState> Fields { get; init; } = [];

    /// <summary>The run that the document says it was updated from; null: none.</summary>
    public string? RecordedRun { get; init; }

    /// <summary>The custom property of a document that <see cref="ReportOf"/> is read from.</summary>
    public const string ReportProperty = "RiskSim report";

    /// <summary>The id of the run of which the program made the document as a whole, text beside the fields and all; null: the text is somebody's own.</summary>
    public string? ReportOf { get; init; }

    /// <summary>Errors keep the document from being updated.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>The document and its pictures, those that change; empty where all is as it should be.</summary>
    public ImmutableArray<PlannedFile> Files { get; init; } = [];

    public bool HasErrors => Problems.Any(p => p.Severity == Severity.Error);
}
