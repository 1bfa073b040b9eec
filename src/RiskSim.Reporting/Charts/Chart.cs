using System.Collections.Immutable;

namespace RiskSim.Reporting.Charts;

/// <summary>Everything that a picture shows, in words and numbers; the drawing adds nothing to it.</summary>
internal sealed record Chart
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string AlternativeText { get; init; }

    public required string Caption { get; init; }

    public required ImmutableArray<KeyEntry> Key { get; init; }

    /// <summary>The key as a column beside the panels (its entries carry numbers) or as a line above them.</summary>
    public bool IsKeyBeside { get; init; }

    /// <summary>In reading order.</summary>
    public required ImmutableArray<Panel> Panels { get; init; }

    public int Columns { get; init; } = 1;

    /// <summary>Label of the horizontal axes, with the unit.</summary>
    public required string XLabel { get; init; }

    /// <summary>Label of the vertical axes, with the unit; empty where rows are named.</summary>
    public required string YLabel { get; init; }

    /// <summary>What numbers in the panels stand for, a line each below them.</summary>
    public ImmutableArray<Note> Notes { get; init; } = [];

    /// <summary>Data date, horizon, seed and trials.</summary>
    public required string Footer { get; init; }

    /// <summary>Height of each row of panels; null: as high as the page's usual format allows.</summary>
    public float? PanelHeight { get; init; }

    /// <summary>Of a panel of rows: with title, key and footer a chart is no higher than a page, unless its rows could not be told apart then.</summary>
    /// <param name="each">Where there is room.</param>
    public static float RowsHeight(int rows, float each)
    {
        const float Axis = 60, Least = 200, Page = 860, LeastRow = 15;
        return Math.Clamp(rows * each + Axis, Least, Math.Max(Page, rows * LeastRow + Axis));
    }
}

/// <param name="Number">Stands before the text, in bold.</param>
internal sealed record Note(string Number, string Text);

/// <remarks>A line has a sign in its middle, a rule none.</remarks>
internal enum KeyShape { Line, Rule, Block, Bar, Dot, Ring, Planned }

/// <param name="Details">Further lines below the label, e.g. the P50 and its date.</param>
/// <param name="StartsGroup">Whether this and what follows is kept on one line where that is possible.</param>
internal sealed record KeyEntry(KeyShape Shape, SeriesStyle Style, string Label, ImmutableArray<string> Details, bool StartsGroup = false)
{
    public KeyEntry(KeyShape shape, SeriesStyle style, string label) : this(shape, style, label, []) { }
}

/// <summary>One pair of axes.</summary>
/// <param name="Heading">Empty where the chart has one panel.</param>
internal sealed record Panel(string Heading, Axis X, Axis Y, ImmutableArray<Mark> Marks)
{
    /// <summary>A second, quieter line below the heading.</summary>
    public string Remark { get; init; } = "";
}

/// <param name="To">The right or upper end (for rows: the lower end).</param>
internal abstract record Axis(double From, double To);

/// <summary>Days from a date, labelled with dates.</summary>
internal sealed record DateAxis(DateOnly Zero, double From, double To) : Axis(From, To);

/// <summary>Days, labelled at whole months or so where it is long.</summary>
internal sealed record DaysAxis(double From, double To) : Axis(From, To);

/// <summary>Any number.</summary>
internal sealed record NumberAxis(double From, double To) : Axis(From, To);

/// <summary>A probability, 0..1, labelled in per cent.</summary>
/// <param name="Ticks">Empty: evenly spaced.</param>
internal sealed record ProbabilityAxis(double From, double To, ImmutableArray<double> Ticks) : Axis(From, To)
{
    private static readonly ImmutableArray<double> Tops = [0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6];

    /// <summary>From 0 to a little above 1 (a line at 1 stays whole), or lower where all of it would be small.</summary>
    public static ProbabilityAxis UpTo(double highest, ImmutableArray<double> fullTicks) =>
        highest > 0.5 ? new ProbabilityAxis(0, 1.02, fullTicks) : new ProbabilityAxis(0, Tops.First(t => t >= highest * 1.08), []);
}

/// <summary>Decimal logarithm of a number of trials.</summary>
internal sealed record TrialsAxis(double From, double To) : Axis(From, To);

/// <summary>Values as somebody wrote them, each a tick with its text.</summary>
/// <param name="Values">Ascending.</param>
internal sealed record ValuesAxis(double From, double To, ImmutableArray<(double At, string Label)> Values) : Axis(From, To)
{
    /// <summary>Whether the values stand one above the other, so that their labels need room for their height alone.</summary>
    public bool IsVertical { get; init; }
}

/// <summary>Named rows from the top down, from 0 to <paramref name="To"/>.</summary>
/// <param name="NoteHeaders">Headings of the columns of text to the right of the rows.</param>
internal sealed record RowAxis(double To, ImmutableArray<Row> Rows, ImmutableArray<string> NoteHeaders) : Axis(0, To)
{
    /// <summary>Most room for labels, logical pixels; null: the usual.</summary>
    public float? LabelWidth { get; init; }
}

internal sealed record Row(double From, double To, string Label, ImmutableArray<string> Notes)
{
    /// <summary>Whether the rows below it, up to the next heading, belong to it.</summary>
    public bool IsHeading { get; init; }
}

internal readonly record struct Point(double X, double Y);

/// <summary>Something drawn in a panel, in its coordinates.</summary>
internal abstract record Mark(SeriesStyle Style);

internal sealed record Curve(SeriesStyle Style, ImmutableArray<Point> Points) : Mark(Style);

/// <summary>A shaded band between two curves with the same x.</summary>
internal sealed record Band(SeriesStyle Style, ImmutableArray<Point> Lower, ImmutableArray<Point> Upper) : Mark(Style);

/// <summary>A small sign on a curve or a bar.</summary>
internal sealed record Dot(SeriesStyle Style, Point At, bool IsFilled = true, float Size = 8) : Mark(Style);

/// <summary>A dotted vertical line across the panel, with a label above the frame.</summary>
internal sealed record Drop(SeriesStyle Style, double X, string Label) : Mark(Style);

/// <summary>A dotted horizontal line across the panel.</summary>
internal sealed record Level(SeriesStyle Style, double Y) : Mark(Style);

/// <summary>A horizontal bar; an arrow where it goes on beyond the horizon.</summary>
internal sealed record RangeBar(SeriesStyle Style, double Y, double From, double To, bool GoesOn) : Mark(Style);

/// <summary>The date that was planned: a vertical line across the lanes of a mission.</summary>
internal sealed record Planned(SeriesStyle Style, double X, double Top, double Bottom) : Mark(Style);

/// <summary>A filled rectangle with a text in it where the text fits.</summary>
internal sealed record Block(SeriesStyle Style, double Left, double Right, double Top, double Bottom, string Text) : Mark(Style)
{
    /// <summary>Width of the white line around it.</summary>
    public float Edge { get; init; } = 1;
}

/// <summary>A text beside a point, where it covers neither the frame nor another.</summary>
/// <param name="IsNeeded">Put somewhere in any case, or left out where there is no room.</param>
internal sealed record Tag(SeriesStyle Style, Point At, string Text, bool IsNeeded = true) : Mark(Style);
