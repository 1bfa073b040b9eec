using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace RiskSim.Reporting.Word;

/// <summary>The program's own look: the XML files in the folder <c>Template</c>, put into a package.</summary>
internal static class DefaultTemplate
{
    private const string Folder = "RiskSim.Reporting.Word.Template.";

    public static byte[] Create()
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            Feed(main, "document.xml");
            Feed(main.AddNewPart<StyleDefinitionsPart>("styles"), "styles.xml");
            Feed(main.AddNewPart<NumberingDefinitionsPart>("numbering"), "numbering.xml");
            Feed(main.AddNewPart<DocumentSettingsPart>("settings"), "settings.xml");
            Feed(main.AddNewPart<ThemePart>("theme"), "theme.xml");
            Feed(main.AddNewPart<HeaderPart>("header"), "header.xml");
            Feed(main.AddNewPart<HeaderPart>("firstHeader"), "first-header.xml");
            Feed(main.AddNewPart<FooterPart>("footer"), "footer.xml");
        }

        return bytes.ToArray();
    }

    /// <summary>One of the files.</summary>
    public static Stream Open(string name) =>
        typeof(DefaultTemplate).Assembly.GetManifestResourceStream(Folder + name) ?? throw new InvalidOperationException($"there is no resource {name}");

    private static void Feed(OpenXmlPart part, string name)
    {
        using var content = Open(name);
        part.FeedData(content);
    }
}
