using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Tracks;

namespace RiskSim.Reporting.Charts.Tracks;

/// <summary>What the charts over the data date share: the horizontal axis, and the ledger's dates on it.</summary>
internal static class TrackAxes
{
    public const string XLabel = "Data date (UTC): what was known then is used, and nothing later";

    public static readonly SeriesStyle News = SeriesStyle.Plain("#777777");

    /// <summary>More notes than this would be a page of their own.</summary>
    private const int MostNotes = 12;

    /// <summary>From the first data date to <paramref name="last"/>, with a little room.</summary>
    public static DateAxis Dates(TrackContext context, DateOnly last)
    {
        var days = context.Offset(last);
        var room = Math.Max(0.02 * days, days > 0 ? 1 : 15);
        return new DateAxis(context.First, -room, days + room);
    }

    /// <summary>A line at each ledger date that the axis shows.</summary>
    /// <param name="isTop">Whether the panel is in the uppermost row: the numbers stand there only.</param>
    public static IEnumerable<Mark> Drops(TrackContext context, DateAxis axis, bool isTop) =>
        Shown(context, axis).Select(n => new Drop(News, context.Offset(n.Date), isTop ? Number(n) : ""));

    /// <summary>What the numbers stand for.</summary>
    public static ImmutableArray<Note> Notes(TrackContext context, DateAxis axis)
    {
        var shown = Shown(context, axis).ToList();
        if (shown.Count <= MostNotes) return [.. shown.Select(n => new Note(Number(n), $"{Labels.Date(n.Date)} · {Text(n)}"))];
        return [new Note($"1–{Number(shown[^1])}", "dates of the ledger; the report lists what was learned on each")];
    }

    private static string Number(TrackNews news) => news.Number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<TrackNews> Shown(TrackContext context, DateAxis axis) => context.News.Where(n => context.Offset(n.Date) <= axis.To);

    private static string Text(TrackNews news) => string.Join("; ", news.Entries.Select(e => e switch
    {
        { Says.Length: > 0, By.Length: > 0 } => $"{e.By}: {e.Says}",
        { Says.Length: > 0 } => e.Says,
        _ => string.Join(", ", e.Set.Select(s => $"{s.Key} = {s.Value}")),
    }));
}
