using System.Collections.Immutable;
using System.IO.Compression;
using System.Xml.Linq;

namespace RiskSim.Reporting.Fields.Office;

/// <summary>A Word or Excel file as its parts. Parts that are not changed stay as they are, byte for byte and in their order.</summary>
internal sealed class OfficePackage
{
    private const string ContentTypesPart = "[Content_Types].xml";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    private readonly byte[] _content;
    private readonly ImmutableArray<string> _names;
    private readonly Dictionary<string, byte[]> _read = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, XDocument> _xml = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _changedXml = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, byte[]> _replaced = new(StringComparer.OrdinalIgnoreCase);

    private OfficePackage(byte[] content, ImmutableArray<string> names)
    {
        _content = content;
        _names = names;
    }

    /// <param name="content">Of the file.</param>
    /// <exception cref="DocumentRefusedException">It is no package, or one that is not safe to open.</exception>
    public static OfficePackage Open(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            ZipLimits.Check(zip);
            var package = new OfficePackage(content, [.. zip.Entries.Select(e => e.FullName)]);
            if (!package.Has(ContentTypesPart)) throw new DocumentRefusedException("it is a zip file, but no Office document", "Save it as .docx or .xlsx.");
            return package;
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged();
        }
    }

    /// <summary>Whether anything was changed.</summary>
    public bool IsChanged => _changedXml.Count + _replaced.Count > 0;

    /// <summary>Whether it has been signed: any change would break the signature.</summary>
    public bool IsSigned => _names.Any(n => n.StartsWith("_xmlsignatures/", StringComparison.OrdinalIgnoreCase));

    public bool Has(string part) => _replaced.ContainsKey(part) || _changedXml.Contains(part) || _names.Contains(part, StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of parts with one of these content types, in the order of the package.</summary>
    public ImmutableArray<string> PartsOfType(params IReadOnlyCollection<string> types) => [.. _names.Where(n => types.Contains(TypeOf(n), StringComparer.OrdinalIgnoreCase))];

    public string TypeOf(string part)
    {
        var root = Xml(ContentTypesPart).Root!;
        return (string?)root.Elements(Types + "Override").FirstOrDefault(o => string.Equals((string?)o.Attribute("PartName"), "/" + part, StringComparison.OrdinalIgnoreCase))?.Attribute("ContentType")
            ?? (string?)Default(Extension(part))?.Attribute("ContentType") ?? "";
    }

    /// <summary>Names of the parts that refer to others.</summary>
    public IEnumerable<string> RelatedParts() => _names.Where(n => n.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) && n.Contains("_rels/", StringComparison.OrdinalIgnoreCase))
        .Select(n => n.Replace("_rels/", "", StringComparison.OrdinalIgnoreCase)[..^".rels".Length]);

    /// <exception cref="DocumentRefusedException">It is not there or damaged.</exception>
    public byte[] Bytes(string part)
    {
        if (_replaced.TryGetValue(part, out var replaced)) return replaced;
        if (_read.TryGetValue(part, out var known)) return known;
        if (!Has(part)) throw new DocumentRefusedException($"its part '{part}' is missing", "Open the file in the program that made it and save it again.");
        using var zip = new ZipArchive(new MemoryStream(_content), ZipArchiveMode.Read);
        return _read[part] = ZipLimits.Read(zip.Entries.First(e => string.Equals(e.FullName, part, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>A part as XML; who changes it says so with <see cref="Changed"/>.</summary>
    public XDocument Xml(string part) => _xml.TryGetValue(part, out var known) ? known : _xml[part] = SafeXml.Load(Bytes(part), part);

    public void Changed(string part) => _changedXml.Add(part);

    /// <summary>Replaces or adds a part that is no XML.</summary>
    public void Put(string part, byte[] content) => _replaced[part] = content;

    /// <summary>Adds a part of XML.</summary>
    /// <param name="type">Its content type.</param>
    public void Add(string part, XDocument xml, string type)
    {
        _xml[part] = xml;
        Changed(part);
        Xml(ContentTypesPart).Root!.Add(new XElement(Types + "Override", new XAttribute("PartName", "/" + part), new XAttribute("ContentType", type)));
        Changed(ContentTypesPart);
    }

    /// <summary>Makes parts with an extension known.</summary>
    public void AddDefaultType(string extension, string type)
    {
        if (Default(extension) is not null) return;
        // Defaults stand before what deviates from them.
        Xml(ContentTypesPart).Root!.AddFirst(new XElement(Types + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type)));
        Changed(ContentTypesPart);
    }

    /// <summary>A name that no part has: <c>word/media/risksim1.png</c>.</summary>
    public string FreeName(string stem, string extension) =>
        Enumerable.Range(1, int.MaxValue).Select(i => $"{stem}{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}.{extension}").First(n => !Has(n));

    /// <summary>The file with all changes.</summary>
    /// <exception cref="DocumentRefusedException">A part that nothing was read of is damaged.</exception>
    public byte[] Save()
    {
        var stream = new MemoryStream();
        stream.Write(_content);
        try
        {
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            {
                foreach (var part in _changedXml) Write(zip, part, SafeXml.Save(_xml[part]));
                foreach (var (part, content) in _replaced) Write(zip, part, content);
            }
            return stream.ToArray();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged();
        }
    }

    private static bool IsDamage(Exception e) => e is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException;

    private static DocumentRefusedException Damaged() =>
        new("it is damaged or was cut short: it cannot be unpacked", "Take it from a backup, or open it in the program that made it and save it again.");

    private static void Write(ZipArchive zip, string part, byte[] content)
    {
        // An entry that is written over keeps its place and its time.
        var entry = zip.Entries.FirstOrDefault(e => string.Equals(e.FullName, part, StringComparison.OrdinalIgnoreCase));
        if (entry is null)
        {
            entry = zip.CreateEntry(part, CompressionLevel.Optimal);
            // The time of a package's parts means nothing; the earliest that a zip file can hold.
            entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        }
        using var stream = entry.Open();
        stream.SetLength(0);
        stream.Write(content);
    }

    private XElement? Default(string extension) => Xml(ContentTypesPart).Root!.Elements(Types + "Default")
        .FirstOrDefault(d => string.Equals((string?)d.Attribute("Extension"), extension, StringComparison.OrdinalIgnoreCase));

    private static string Extension(string part) => Path.GetExtension(part).TrimStart('.');
}
