using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace RiskSim.Scenarios.Documents;

/// <summary>The scenario file and the files that it reads, each once.</summary>
/// <param name="mainFile">As the user wrote it.</param>
/// <param name="main">Its bytes.</param>
/// <param name="kept">The other files, where they are not to be read from disk.</param>
internal sealed class ScenarioFiles(string mainFile, byte[] main, IReadOnlyDictionary<string, byte[]>? kept = null)
{
    private readonly SortedDictionary<string, byte[]> _others = new(StringComparer.Ordinal);

    public string MainFile { get; } = mainFile;

    public string? MainText(ProblemList problems) => TextFile.Decode(main, MainFile, problems);

    /// <summary>The path of a file that the scenario names, as the user would write it.</summary>
    public string PathOf(string name) => Path.Combine(Path.GetDirectoryName(MainFile) ?? "", name);

    /// <param name="whyNot">Null where the file was read; its text is null where its encoding is wrong, which is reported.</param>
    public string? Read(string name, ProblemList problems, out string? whyNot)
    {
        whyNot = null;
        if (!_others.TryGetValue(name, out var bytes))
        {
            try
            {
                bytes = kept is null ? File.ReadAllBytes(PathOf(name)) : kept.GetValueOrDefault(name) ?? throw new FileNotFoundException(name);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                whyNot = "there is no such file";
                return null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                whyNot = "the file cannot be read";
                return null;
            }

            _others.Add(name, bytes);
        }

        return TextFile.Decode(bytes, PathOf(name), problems);
    }

    /// <summary>Everything read so far.</summary>
    public ScenarioText Text() => new(main, _others.ToImmutableDictionary());

    /// <summary>SHA-256 of everything read, lower-case hexadecimal.</summary>
    public string TextHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(main);
        foreach (var (name, bytes) in _others)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{name}\n"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
