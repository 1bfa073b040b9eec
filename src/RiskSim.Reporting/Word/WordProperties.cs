using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Fields.Office;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
using static RiskSim.Reporting.Fields.Office.WordNames;

namespace RiskSim.Reporting.Word;

/// <summary>What the document says of itself.</summary>
/// <param name="Created">The data date: a clock would make equal runs differ.</param>
/// <param name="Run">All that tells the run from others, as an update of the document writes it.</param>
/// <param name="Report">The id of the run.</param>
internal sealed record WordProperties(string Title, string Subject, string Creator, DateOnly Created, string Run, string Report)
{
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Of the control in the header.</summary>
    private const string DataDateTag = "risksim:run.as_of";

    public static WordProperties Of(KeptRun run, string? title)
    {
        var scenario = run.Forecast.Scenario;
        return new WordProperties(Directions.Closed(PlainText.OneLine(WordXml.Text(title ?? scenario.Name))), $"Data date {FigureText.Date(scenario.AsOf)}", $"RiskSim {run.Origin.Version}", scenario.AsOf, WordXml.Text(RunIdentity.Of(run).Line), run.Id);
    }

    public void Write(WordprocessingDocument document)
    {
        WordXml.Write(document.CoreFilePropertiesPart ?? document.AddCoreFilePropertiesPart(), CoreXml());
        var custom = document.CustomFilePropertiesPart;
        var properties = custom is null ? RunProperty.Empty() : WordXml.Read(custom);
        RunProperty.Set(properties, RunProperty.Name, Run);
        RunProperty.Set(properties, DocumentPlan.ReportProperty, Report);
        WordXml.Write(custom ?? document.AddCustomFilePropertiesPart(), properties);

        var shown = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["TITLE"] = Title, ["SUBJECT"] = Subject, ["AUTHOR"] = Creator, ["DOCPROPERTY Title"] = Title, ["DOCPROPERTY Subject"] = Subject, [$"DOCPROPERTY \"{RunProperty.Name}\""] = Run,
            [$"DOCPROPERTY \"{DocumentPlan.ReportProperty}\""] = Report,
        };
        var main = document.MainDocumentPart!;
        foreach (var part in main.HeaderParts.Cast<OpenXmlPart>().Concat(main.FooterParts).Append(main))
        {
            var content = WordXml.Read(part);
            WordField.Refresh(content, shown);
            if (part != main) WordField.Fill(content, DataDateTag, FigureText.Date(Created));
            WordXml.Write(part, content);
        }
    }

    private XDocument CoreXml()
    {
        XElement Date(string name) => new(Terms + name, new XAttribute(Xsi + "type", "dcterms:W3CDTF"), Created.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture));
        return new XDocument(new XElement(Core + "coreProperties", new XAttribute(XNamespace.Xmlns + "cp", Core.NamespaceName), new XAttribute(XNamespace.Xmlns + "dc", Dc.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "dcterms", Terms.NamespaceName), new XAttribute(XNamespace.Xmlns + "xsi", Xsi.NamespaceName),
            new XElement(Dc + "title", Title), new XElement(Dc + "subject", Subject), new XElement(Dc + "creator", Creator), new XElement(Core + "lastModifiedBy", Creator),
            Date("created"), Date("modified"), new XElement(Dc + "language", "en-GB")));
    }
}
