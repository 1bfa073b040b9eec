using System.Collections.Immutable;

namespace RiskSim.Reporting.Briefings;

/// <summary>A kind of document that a run can be made into.</summary>
public enum BriefingFormat
{
    /// <summary>For a wiki.</summary>
    Markdown,

    /// <summary>A briefing in Word.</summary>
    Word,

    /// <summary>A workbook.</summary>
    Excel,

    /// <summary>Dates for a calendar program.</summary>
    Calendar,

    /// <summary>A page that shows several data dates and any weights.</summary>
    Html,
}

/// <summary>Names of the formats.</summary>
public static class BriefingFormats
{
    private static readonly ImmutableArray<(BriefingFormat Format, string Extension)> All =
        [(BriefingFormat.Markdown, "md"), (BriefingFormat.Word, "docx"), (BriefingFormat.Excel, "xlsx"), (BriefingFormat.Calendar, "ics"), (BriefingFormat.Html, "html")];

    /// <summary>As on the command line and at the end of file names.</summary>
    public static ImmutableArray<string> Names => [.. All.Select(a => a.Extension)];

    /// <summary>Null for an unknown name.</summary>
    public static BriefingFormat? Find(string name) => All.FirstOrDefault(a => a.Extension == name) is { Extension: not null } found ? found.Format : null;

    /// <summary>The file's name in a run's folder.</summary>
    public static string FileName(this BriefingFormat format) => "report." + All.First(a => a.Format == format).Extension;

    /// <summary>Whether one document shows several runs; otherwise there is one for each.</summary>
    public static bool TakesSeveralRuns(this BriefingFormat format) => format == BriefingFormat.Html;
}
