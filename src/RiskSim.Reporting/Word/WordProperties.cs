using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Fields.Office;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
using static RiskSim.Reporting.Word.Ns;

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
    private static readonly XNamespace Custom = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    private static readonly XNamespace Variants = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";

    // The one set of properties that users may add to.
    private const string UserProperties = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

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
        var properties = custom is null ? new XDocument(new XElement(Custom + "Properties", new XAttribute(XNamespace.Xmlns + "vt", Variants.NamespaceName))) : WordXml.Read(custom);
        SetProperty(properties.Root!, RunProperty.Name, Run);
        SetProperty(properties.Root!, DocumentPlan.ReportProperty, Report);
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

    private static void SetProperty(XElement properties, string name, string value)
    {
        properties.Elements(Custom + "property").Where(p => (string?)p.Attribute("name") == name).Remove();
        var ids = properties.Elements(Custom + "property").Select(p => int.TryParse((string?)p.Attribute("pid"), CultureInfo.InvariantCulture, out var id) ? id : 0).DefaultIfEmpty().Max();
        properties.Add(new XElement(Custom + "property", new XAttribute("fmtid", UserProperties), new XAttribute("pid", Math.Max(2, ids + 1)), new XAttribute("name", name), new XElement(Variants + "lpwstr", value)));
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
