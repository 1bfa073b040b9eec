using System.Buffers.Binary;
using System.Collections.Immutable;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Reporting.Workbooks.Model;

namespace RiskSim.Reporting.Workbooks.Subjects;

/// <summary>The charts as pictures.</summary>
internal static class ChartsSheet
{
    // Nearly as wide as a picture of 800 pixels; wider with other fonts.
    private const int Characters = 100;

    // Of the header of a PNG, after its signature, length and type.
    private const int WidthAt = 16;
    private const int HeightAt = 20;

    public static Sheet Of(ImmutableArray<DrawnChart> charts) => new("Charts", [new Heading("Charts"), .. charts.SelectMany(Blocks)]) { IsPortrait = true, LeastWidth = Characters };

    private static IEnumerable<Model.Block> Blocks(DrawnChart drawn)
    {
        yield return new Picture(drawn.Chart.Name, drawn.Chart.AlternativeText.Length > 0 ? drawn.Chart.AlternativeText : drawn.Chart.Title, drawn.Png, Size(drawn.Png, WidthAt), Size(drawn.Png, HeightAt));
        if (drawn.Chart.Caption.Length > 0) yield return new Paragraph(drawn.Chart.Caption) { IsNote = true };
    }

    private static int Size(byte[] png, int at) => BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)) / ChartRenderer.PngScale;
}
