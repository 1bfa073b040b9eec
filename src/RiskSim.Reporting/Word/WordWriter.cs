using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
using static RiskSim.Reporting.Fields.Office.WordNames;

namespace RiskSim.Reporting.Word;

/// <summary><c>report.docx</c>: a briefing of a run. Equal runs give equal bytes.</summary>
public static class WordWriter
{
    private const double DotsPerInch = 300;

    /// <param name="title">Null: the scenario's name.</param>
    /// <param name="template">Null: the program's own.</param>
    /// <param name="warn">Gets a line for each thing that had to be left out.</param>
    public static byte[] Bytes(KeptRun run, string? title, WordTemplate? template, Action<string> warn)
    {
        var charts = ChartBook.Charts(run.Forecast);
        var font = ChartFont.Installed(string.Concat(charts.Select(ChartBook.TextOf)));
        if (font is null) warn(ChartFont.NoFontWarning);
        ImmutableArray<ChartFile> files = font is null ? [] : [.. charts.Select(c => new ChartFile(c.Name, c.Name, c.Title, c.AlternativeText, c.Caption))];

        using var bytes = new MemoryStream();
        bytes.Write((template ?? WordTemplate.Default).Package);
        using (var document = WordprocessingDocument.Open(bytes, isEditable: true))
        {
            if (document.DocumentType != WordprocessingDocumentType.Document) document.ChangeDocumentType(WordprocessingDocumentType.Document);
            var main = document.MainDocumentPart!;
            var properties = WordProperties.Of(run, title);
            Fill(main, run, properties.Title, Briefing.Compose(run, files), chart => ChartRenderer.Render(
                charts.First(c => c.Name == chart), font!, ChartFormat.Png, (float)(DotsPerInch * PageOf(main).TextWidthInches / ChartRenderer.Width)));
            properties.Write(document);
        }

        return WordPackage.Normalised(bytes.ToArray());
    }

    private static WordPage PageOf(MainDocumentPart main) => WordPage.Of(WordXml.Read(main).Root!.Element(W + "body")!.Elements(W + "sectPr").LastOrDefault());

    private static void Fill(MainDocumentPart main, KeptRun run, string title, ImmutableArray<Passage> passages, Func<string, byte[]> draw)
    {
        var styles = WordStyles.In(main);
        var content = WordXml.Read(main);
        var body = content.Root!.Element(W + "body")!;
        var slot = WordSlot.Clear(body);
        var relations = new WordRelations(main);
        relations.RemoveUnused(content);
        WordPicture AddPicture(Passage.Picture picture)
        {
            var png = draw(picture.Chart);
            return WordPicture.OfPng(relations.Picture(png), png);
        }

        var writer = new WordBody(styles, WordPage.Of(body.Elements(W + "sectPr").LastOrDefault()), relations.Link, AddPicture, WordSlot.FirstFreeId(content));
        slot.ReplaceWith(writer.Write(title, Briefing.Subtitle(run.Forecast), passages));
        WordXml.Write(main, content);
    }
}
