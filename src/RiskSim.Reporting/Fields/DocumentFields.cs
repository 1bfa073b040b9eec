using RiskSim.Reporting.Fields.Markdown;
using RiskSim.Reporting.Fields.Office;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Fields;

/// <summary>Finds the fields of a document and says what they should show.</summary>
public static class DocumentFields
{
    private const long LargestFile = 512L << 20;

    /// <summary>What differs between a document and a run.</summary>
    /// <param name="file">A Word document, workbook or Markdown text; nothing is written.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static DocumentPlan Check(string file, RunFields run) => Plan(file, run, isUpdate: false);

    /// <summary>What an update would write; <see cref="DocumentWriter"/> writes it.</summary>
    /// <param name="file">As for <see cref="Check"/>.</param>
    /// <exception cref="IOException">The file cannot be read, or no chart can be drawn.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static DocumentPlan Update(string file, RunFields run) => Plan(file, run, isUpdate: true);

    private static DocumentPlan Plan(string file, RunFields run, bool isUpdate)
    {
        try
        {
            // What a symbolic link names is the document, not the link; from a bare name its folder would not be known.
            var full = Path.GetFullPath(file);
            var path = File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
            if (Directory.Exists(path)) throw new IOException("it is a folder");
            var extension = Path.GetExtension(path).ToLowerInvariant();
            var isMarkdown = MarkdownFields.Extensions.Contains(extension);
            if (!isMarkdown && !OfficeDocument.WordExtensions.Contains(extension) && !OfficeDocument.ExcelExtensions.Contains(extension))
                throw new DocumentRefusedException(
                    extension is ".doc" or ".xls" or ".dot" or ".xlt" ? "it is in the old binary format of Office" : $"'{extension}' is no kind of document that has fields",
                    "Save it as .docx, .xlsx or .md (or .docm, .dotx, .xlsm, .markdown).");
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > LargestFile) throw new DocumentRefusedException("it has more than 512 MB", "Take large pictures and films out of it.");
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return isMarkdown ? MarkdownFields.Plan(file, path, content, run, isUpdate) : OfficeDocument.Plan(file, path, content, run, isUpdate);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException("there is no such file", file, e);
        }
        catch (DocumentRefusedException e)
        {
            return new DocumentPlan(file) { Problems = [new Problem(Severity.Error, new Place(file, 0, 0), "", e.Message, e.Mend)] };
        }
    }
}
