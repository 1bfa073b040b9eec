using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using RiskSim.Reporting.Fields;
using static RiskSim.Tests.Reporting.Fields.Office.OfficeSample;

namespace RiskSim.Tests.Reporting.Fields.Office;

public sealed class OfficeRefusalTests : IDisposable
{
    private readonly FieldSample _sample = new();

    public void Dispose() => _sample.Dispose();

    private void AssertRefused(byte[] content, string rule, string name = "a.docx")
    {
        var plan = _sample.Update(name, content);
        Assert.True(plan.HasErrors);
        var problem = Assert.Single(plan.Problems).ToString();
        Assert.StartsWith(_sample.PathOf(name) + ": error: ", problem, StringComparison.Ordinal);
        Assert.Contains(rule, problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
        Assert.Equal(content, _sample.Bytes(name));
        Assert.Equal([name], _sample.Names());
    }

    private static byte[] Good => Docx(Paragraph(Control("run.seed")));

    [Fact]
    public void Update_CutShort_IsRefusedWhereverItIsCut()
    {
        var good = Good;
        foreach (var length in new[] { 4, 100, good.Length / 2, good.Length - 30, good.Length - 1 }) AssertRefused(good[..length], "damaged or was cut short");
    }

    [Fact]
    public void Update_AnyByteWrong_NeverEndsInAnException()
    {
        var good = Good;
        for (var at = 0; at < good.Length; at += 7)
        {
            var bad = good.ToArray();
            bad[at] ^= 0x55;
            File.WriteAllBytes(_sample.PathOf("a.docx"), bad);
            DocumentFields.Update(_sample.PathOf("a.docx"), FieldSample.Run());
        }
    }

    [Fact]
    public void Update_DamagedPart_IsRefused()
    {
        var bad = Good;
        // Within the compressed text of the document.
        var name = bad.AsSpan().IndexOf("word/document.xml"u8);
        bad[name + 150] ^= 0xff;
        AssertRefused(bad, "'word/document.xml'");
    }

    [Theory]
    [InlineData(true, "encrypted with a password")]
    [InlineData(false, "old binary format")]
    public void Update_CompoundFile_IsRefused(bool isEncrypted, string rule) => AssertRefused(
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes(isEncrypted ? "EncryptedPackage" : "WordDocument")], rule);

    [Theory]
    [InlineData("a.docx", "it is no Office document")]
    [InlineData("a.xlsx", "it is no Office document")]
    [InlineData("a.doc", "old binary format")]
    [InlineData("a.pdf", "'.pdf' is no kind of document")]
    [InlineData("a", "'' is no kind of document")]
    public void Update_SomethingElse_IsRefused(string name, string rule) => AssertRefused("%PDF-1.7 plain text"u8.ToArray(), rule, name);

    [Fact]
    public void Update_OtherZips_AreRefused()
    {
        AssertRefused(Zip([KeyValuePair.Create("a.txt", new byte[3])]), "it is a zip file, but no Office document");
        AssertRefused(Zip(ExcelParts()), "what is in it is no Word document");
    }

    [Fact]
    public void Update_ADocumentByTheNameOfAWorkbook_IsRefused() => AssertRefused(Good, "what is in it is no workbook", "a.xlsx");

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><w:document xmlns:w=\"w\">&e;</w:document>")]
    [InlineData("<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><w:document xmlns:w=\"w\"/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><x>&b;</x>")]
    public void Update_DocumentTypesAndEntities_AreRefused(string xml)
    {
        var parts = WordParts("");
        parts["word/document.xml"] = Encoding.UTF8.GetBytes(xml);
        AssertRefused(Zip(parts), "document type definition");
    }

    [Fact]
    public void Update_VeryDeepOrBrokenXml_IsRefused()
    {
        var parts = WordParts("");
        parts["word/document.xml"] = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 100_000)));
        AssertRefused(Zip(parts), "nested more than 500 deep");
        parts["word/document.xml"] = "<a><b></a>"u8.ToArray();
        AssertRefused(Zip(parts), "no sound XML");
    }

    [Fact]
    public void Update_WouldUnpackToFarTooMuch_IsRefused()
    {
        var parts = WordParts(Paragraph(Control("run.seed")));
        parts["word/zeros.bin"] = new byte[64 << 20];
        AssertRefused(Zip(parts), "would unpack to");
    }

    [Fact]
    public void Update_SaysLessThanItUnpacksTo_IsRefused()
    {
        // Both headers of the text claim 20 bytes.
        var bad = Good;
        for (var at = 0; at + 46 < bad.Length; at++)
        {
            var isLocal = bad.AsSpan(at).StartsWith("PK\u0003\u0004"u8);
            if (!isLocal && !bad.AsSpan(at).StartsWith("PK\u0001\u0002"u8)) continue;
            if (bad.AsSpan(at + (isLocal ? 30 : 46)).StartsWith("word/document.xml"u8)) BinaryPrimitives.WriteInt32LittleEndian(bad.AsSpan(at + (isLocal ? 22 : 24)), 20);
        }
        AssertRefused(bad, "'word/document.xml' is damaged");
    }

    [Theory]
    [InlineData("../outside.xml")]
    [InlineData("word/../../outside.xml")]
    [InlineData("/etc/passwd")]
    [InlineData("word\\document2.xml")]
    [InlineData("C:/x.xml")]
    public void Update_NamesThatLeadOut_AreRefused(string name) => AssertRefused(Zip([.. WordParts(""), KeyValuePair.Create(name, new byte[3])]), "leads out of it");

    [Fact]
    public void Update_PartTwice_IsRefused() => AssertRefused(Zip([.. WordParts(""), KeyValuePair.Create("word/Document.xml", new byte[3])]), "is there twice");

    [Fact]
    public void Update_TargetThatLeadsOut_IsNotFollowed()
    {
        var parts = WordParts(Picture("risksim:chart:delays", relationship: "rIdOut"));
        parts["word/_rels/document.xml.rels"] = Xml(Encoding.UTF8.GetString(parts["word/_rels/document.xml.rels"])[57..]
            .Replace("</Relationships>", "<Relationship Id=\"rIdOut\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"../../../etc/hostname\"/></Relationships>", StringComparison.Ordinal));
        Assert.Contains("only linked or missing", Assert.Single(_sample.Update("a.docx", Zip(parts)).Problems).Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Update_Signed_IsRefusedButCanBeChecked()
    {
        var parts = WordParts(Paragraph(Control("run.seed")));
        parts["_xmlsignatures/sig1.xml"] = Xml("<x/>");
        AssertRefused(Zip(parts), "it is signed");
        Assert.False(Assert.Single(DocumentFields.Check(_sample.PathOf("a.docx"), FieldSample.Run()).Fields).IsCurrent);
    }

    [Fact]
    public void Update_StrictDocument_IsRefused()
    {
        var parts = WordParts("");
        parts["_rels/.rels"] = Xml("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
        AssertRefused(Zip(parts), "Strict Open XML");
    }

    [Fact]
    public void Update_EncryptedEntry_IsRefused()
    {
        var bad = Good;
        for (var at = 0; at + 46 < bad.Length; at++)
            if (bad.AsSpan(at).StartsWith("PK\u0001\u0002"u8)) bad[at + 8] |= 1;
        AssertRefused(bad, "encrypted");
    }

    [Fact]
    public void Update_AFolderOrNothing_CannotBeRead()
    {
        Directory.CreateDirectory(_sample.PathOf("b.docx"));
        Assert.Throws<IOException>(() => DocumentFields.Update(_sample.PathOf("b.docx"), FieldSample.Run()));
        Assert.Throws<FileNotFoundException>(() => DocumentFields.Update(_sample.PathOf("none.docx"), FieldSample.Run()));
    }
}
