using System.Collections.Immutable;

namespace RiskSim.Reporting.Charts;

/// <summary>Rows of a Gantt chart from the top down; marks go into the last row, cut at the axis.</summary>
internal sealed class GanttRows(DateAxis axis)
{
    private const double Inset = 0.16;
    private const double LeastShare = 0.003;

    private readonly ImmutableArray<Row>.Builder _rows = ImmutableArray.CreateBuilder<Row>();
    private readonly ImmutableArray<Mark>.Builder _marks = ImmutableArray.CreateBuilder<Mark>();

    public int Count => _rows.Count;

    public ImmutableArray<Mark> Marks => _marks.ToImmutable();

    private double Top => _rows.Count - 1;

    public RowAxis Axis(ImmutableArray<string> noteHeaders) => new(Count, _rows.ToImmutable(), noteHeaders);

    /// <param name="date">What the dates of the rows below it are.</param>
    /// <param name="days">What their days are.</param>
    public void Heading(string label, string date = "", string days = "") => _rows.Add(new Row(Count, Count + 1, label, [date, days]) { IsHeading = true });

    public void Row(string label, string date, string days) => _rows.Add(new Row(Count, Count + 1, label, [date, days]));

    public void Block(SeriesStyle style, double from, double to)
    {
        var (left, right) = (Math.Max(from, axis.From), Math.Min(to, axis.To));
        // What is short must still be seen.
        if (right > left) _marks.Add(new Block(style, left, Math.Max(right, left + LeastShare * (axis.To - axis.From)), Top + Inset, Top + 1 - Inset, "") { Edge = 0 });
    }

    public void Dot(SeriesStyle style, double days, float size)
    {
        if (IsInside(days)) _marks.Add(new Dot(style, new Point(days, Top + 0.5), true, size));
    }

    public void Planned(SeriesStyle style, double days)
    {
        if (IsInside(days)) _marks.Add(new Planned(style, days, Top + 0.06, Top + 0.94));
    }

    /// <summary>It goes on beyond the axis.</summary>
    public void Arrow(SeriesStyle style) => _marks.Add(new RangeBar(style, Top + 0.5, axis.To, axis.To, GoesOn: true));

    private bool IsInside(double days) => days >= axis.From && days <= axis.To;
}
