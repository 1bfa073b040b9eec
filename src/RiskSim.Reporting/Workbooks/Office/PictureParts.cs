using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RiskSim.Reporting.Workbooks.Layout;
using RiskSim.Reporting.Workbooks.Model;
using A = DocumentFormat.OpenXml.Drawing;
using Xdr = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace RiskSim.Reporting.Workbooks.Office;

/// <summary>The pictures of a sheet, each as large as it was drawn.</summary>
internal static class PictureParts
{
    // English Metric Units of a pixel at 96 to the inch.
    private const long UnitsPerPixel = 9525;

    /// <returns>Null where the sheet has none.</returns>
    public static Drawing? Add(WorksheetPart part, LaidSheet sheet)
    {
        if (sheet.Pictures.IsEmpty) return null;
        var drawings = part.AddNewPart<DrawingsPart>("drawing1");
        drawings.WorksheetDrawing = new Xdr.WorksheetDrawing();
        drawings.WorksheetDrawing.AddNamespaceDeclaration("xdr", "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing");
        drawings.WorksheetDrawing.AddNamespaceDeclaration("a", "http://schemas.openxmlformats.org/drawingml/2006/main");
        foreach (var (index, laid) in sheet.Pictures.Index())
        {
            var relation = $"image{index + 1}";
            var image = drawings.AddNewPart<ImagePart>("image/png", relation);
            using (var bytes = new MemoryStream(laid.Picture.Png.ToArray())) image.FeedData(bytes);
            drawings.WorksheetDrawing.Append(Anchor(laid, (uint)index + 2, relation));
        }
        return new Drawing { Id = "drawing1" };
    }

    private static Xdr.OneCellAnchor Anchor(LaidPicture laid, uint id, string relation)
    {
        var (width, height) = (laid.Picture.Width * UnitsPerPixel, laid.Picture.Height * UnitsPerPixel);
        return new Xdr.OneCellAnchor(
            new Xdr.FromMarker(new Xdr.ColumnId("0"), new Xdr.ColumnOffset("0"), new Xdr.RowId(laid.Row.ToString(System.Globalization.CultureInfo.InvariantCulture)), new Xdr.RowOffset("0")),
            new Xdr.Extent { Cx = width, Cy = height },
            new Xdr.Picture(
                new Xdr.NonVisualPictureProperties(
                    new Xdr.NonVisualDrawingProperties { Id = id, Name = CellText.Clean(laid.Picture.Name, CellText.LongestName), Description = CellText.Clean(laid.Picture.AlternativeText) },
                    new Xdr.NonVisualPictureDrawingProperties(new A.PictureLocks { NoChangeAspect = true })),
                new Xdr.BlipFill(new A.Blip { Embed = relation }, new A.Stretch(new A.FillRectangle())),
                new Xdr.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })),
            new Xdr.ClientData());
    }
}
