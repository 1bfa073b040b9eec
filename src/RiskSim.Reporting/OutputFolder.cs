using System.Collections.Immutable;

namespace RiskSim.Reporting;

/// <summary>
/// A folder that gets all of a run's files or none: they are written to a temporary folder inside it and moved into
/// place by <see cref="Commit"/>; <see cref="Dispose"/> takes away what was not committed.
/// </summary>
public sealed class OutputFolder : IDisposable
{
    private const string StagingPrefix = ".risksim-";

    private readonly string _staging;
    private readonly List<string> _created;
    private bool _isCommitted;

    private OutputFolder(string directory, string staging, List<string> created)
    {
        Directory = directory;
        _staging = staging;
        _created = created;
    }

    /// <summary>The folder as the caller wrote it.</summary>
    public string Directory { get; }

    /// <summary>Makes the folder if there is none, and finds out before any work is done whether it can be written.</summary>
    /// <exception cref="IOException">It cannot be made or written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made or written.</exception>
    public static OutputFolder Open(string directory)
    {
        var created = new List<string>();
        for (var d = Path.GetFullPath(directory); d is not null && !System.IO.Directory.Exists(d); d = Path.GetDirectoryName(d))
            created.Add(d);
        var staging = Path.Combine(directory, $"{StagingPrefix}{Environment.ProcessId}-{Guid.NewGuid():N}");
        var folder = new OutputFolder(directory, staging, created);
        try
        {
            System.IO.Directory.CreateDirectory(staging);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Takes away what other programs that were killed left half written in a folder. None may be at work there.</summary>
    internal static void RemoveLeftovers(string directory)
    {
        foreach (var staging in System.IO.Directory.GetDirectories(directory, StagingPrefix + "*"))
            if (!Path.GetFileName(staging).StartsWith($"{StagingPrefix}{Environment.ProcessId}-", StringComparison.Ordinal))
                System.IO.Directory.Delete(staging, recursive: true);
    }

    /// <summary>Where to write a file for now.</summary>
    /// <param name="name">Relative to the folder, with <c>/</c> between parts.</param>
    public string PathOf(string name)
    {
        var path = Path.Combine(_staging, name.Replace('/', Path.DirectorySeparatorChar));
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Moves everything into place, replacing files of an earlier run.</summary>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="IOException">A file of that name cannot be replaced.</exception>
    public ImmutableArray<string> Commit()
    {
        var files = System.IO.Directory.GetFiles(_staging, "*", SearchOption.AllDirectories)
            .Select(f => (From: f, To: Path.Combine(Directory, Path.GetRelativePath(_staging, f))))
            .OrderBy(f => f.To, StringComparer.Ordinal).ToImmutableArray();
        // Looked at before the first move, so that this common obstacle leaves the old files together.
        foreach (var (_, to) in files)
            if (System.IO.Directory.Exists(to)) throw new IOException($"'{to}' is a folder, a file of that name is to be written");
        foreach (var (from, to) in files)
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(from, to, overwrite: true);
        }
        _isCommitted = true;
        return [.. files.Select(f => f.To)];
    }

    public void Dispose()
    {
        try
        {
            if (System.IO.Directory.Exists(_staging)) System.IO.Directory.Delete(_staging, recursive: true);
            if (_isCommitted) return;
            // Innermost first; a folder that somebody else has meanwhile put something into stays.
            foreach (var directory in _created)
                if (System.IO.Directory.Exists(directory) && !System.IO.Directory.EnumerateFileSystemEntries(directory).Any())
                    System.IO.Directory.Delete(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Leftovers are a lesser evil than hiding the error that led here.
        }
    }
}
