using System.Xml.Linq;

namespace RiskSim.Reporting.Fields.Office;

/// <summary>Namespaces of Word documents, and the parts in which fields are looked for.</summary>
internal static class WordNames
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
    public static readonly XNamespace W15 = "http://schemas.microsoft.com/office/word/2012/wordml";
    public static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    public static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public static readonly XNamespace Pic = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    public static readonly XNamespace Svg = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
    public static readonly XNamespace Mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    public static readonly XNamespace R = Relationships.Office;

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    public static readonly string[] MainTypes =
    [
        Word + "document.main+xml", Word + "template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ];

    /// <summary>What people read besides the main text.</summary>
    public static readonly string[] OtherTypes = [Word + "header+xml", Word + "footer+xml", Word + "footnotes+xml", Word + "endnotes+xml"];
}
