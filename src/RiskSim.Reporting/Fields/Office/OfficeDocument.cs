using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Fields.Office;

/// <summary>Word documents and workbooks: what they show, and the file that shows a run.</summary>
internal static class OfficeDocument
{
    public static readonly string[] WordExtensions = [".docx", ".docm", ".dotx", ".dotm"];
    public static readonly string[] ExcelExtensions = [".xlsx", ".xlsm", ".xltx", ".xltm"];

    private const string Encrypted = "EncryptedPackage";

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <param name="file">As the user wrote it.</param>
    /// <param name="path">Of the file itself.</param>
    /// <param name="isUpdate">Whether the plan is to have the files that an update writes.</param>
    /// <exception cref="DocumentRefusedException">It is none of ours.</exception>
    public static DocumentPlan Plan(string file, string path, byte[] content, RunFields run, bool isUpdate)
    {
        if (content.AsSpan().StartsWith(CompoundFile))
            throw content.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes(Encrypted)) >= 0
                ? new DocumentRefusedException("it is encrypted with a password", "Take the password away (File, Info, Protect) and try again.")
                : new DocumentRefusedException("it is in the old binary format of Office", "Save it as .docx or .xlsx.");
        if (!content.AsSpan().StartsWith("PK"u8)) throw new DocumentRefusedException("it is no Office document, whatever its name says", "Save it as .docx or .xlsx.");

        var package = OfficePackage.Open(content);
        var main = Relationships.MainPart(package);
        var isWord = WordExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
        if (!(isWord ? WordNames.MainTypes : ExcelBook.MainTypes).Contains(package.TypeOf(main)))
            throw new DocumentRefusedException($"what is in it is no {(isWord ? "Word document" : "workbook")}", "Give it the extension of what it is.");
        var (plan, changes) = isWord ? new WordFields(package, file, run).Plan(main) : new ExcelFields(package, file, run).Plan(main);
        plan = plan with { RecordedRun = RunProperty.Read(package, RunProperty.Name), ReportOf = RunProperty.Read(package, DocumentPlan.ReportProperty) };
        if (!isUpdate || plan.HasErrors || plan.Fields.IsEmpty || (changes.IsEmpty && run.IsThisRun(plan.RecordedRun))) return plan;
        if (package.IsSigned)
            return plan with { Problems = [.. plan.Problems, new Problem(Severity.Error, new Place(file, 0, 0), "", "it is signed, and any change would break the signature", "Remove the signature, update, and sign it again.")] };

        foreach (var change in changes) change();
        RunProperty.Write(package, run.Identity);
        return plan with { Files = [new PlannedFile(path, package.Save())] };
    }
}
