using System.Collections.Immutable;
using System.Globalization;

namespace RiskSim.Reporting.Fields;

/// <summary>Writes documents and their pictures: each under a temporary name in its own folder first, then all are moved into place.</summary>
public static class DocumentWriter
{
    /// <param name="files">Of one document, from <see cref="DocumentPlan.Files"/>.</param>
    /// <param name="keepsBackup">Whether each file that is replaced is kept under a name of its own: <c>FILE.bak</c>, then <c>FILE.bak2</c> and so on; none is ever overwritten.</param>
    /// <returns>The names of the backups.</returns>
    /// <exception cref="IOException">A file cannot be written; the document is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static ImmutableArray<string> Write(IReadOnlyCollection<PlannedFile> files, bool keepsBackup)
    {
        var staged = new List<(string Temporary, string Path)>();
        var backups = ImmutableArray.CreateBuilder<string>();
        var isReady = false;
        try
        {
            foreach (var file in files)
            {
                if (File.Exists(file.Path) && new FileInfo(file.Path).IsReadOnly) throw new UnauthorizedAccessException($"'{file.Path}' is read-only");
                var folder = Path.GetDirectoryName(file.Path)!;
                Directory.CreateDirectory(folder);
                var temporary = Path.Combine(folder, $".risksim-{Guid.NewGuid():N}.tmp");
                staged.Add((temporary, file.Path));
                using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write)) stream.Write(file.Content.Span);
                if (File.Exists(file.Path) && !OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary, File.GetUnixFileMode(file.Path));
            }
            if (keepsBackup)
                foreach (var file in files.Where(f => File.Exists(f.Path))) backups.Add(BackUp(file.Path));
            isReady = true;
            foreach (var (temporary, path) in staged) File.Move(temporary, path, overwrite: true);
            return backups.ToImmutable();
        }
        catch when (!isReady)
        {
            // Of files that stay as they are nobody needs a backup.
            foreach (var backup in backups) File.Delete(backup);
            throw;
        }
        finally
        {
            foreach (var (temporary, _) in staged) File.Delete(temporary);
        }
    }

    private static string BackUp(string path)
    {
        for (var number = 1; ; number++)
        {
            var backup = $"{path}.bak{(number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture))}";
            if (File.Exists(backup) || Directory.Exists(backup)) continue;
            File.Copy(path, backup);
            return backup;
        }
    }
}
