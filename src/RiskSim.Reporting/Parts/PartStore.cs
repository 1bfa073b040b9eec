using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RiskSim.Reporting.Parts;

/// <summary>
/// Finished parts of a long piece of work, kept so that it can go on where it was stopped: one JSON file each, written
/// under a temporary name and moved. What was written by another program, for other inputs, or is damaged is no part.
/// </summary>
/// <param name="folder">Made when the first part is kept.</param>
public sealed class PartStore(string folder)
{
    /// <summary>Of the format of the files; another version's are made again.</summary>
    private const string Format = "risksim-part/1";

    private const string Suffix = ".json";

    public string Folder { get; } = folder;

    /// <summary>What a part was made from, as a SHA-256, lower-case hexadecimal.</summary>
    /// <param name="determinants">Everything that its content depends on: names and values, in a fixed order.</param>
    public static string Key(IEnumerable<KeyValuePair<string, string>> determinants)
    {
        // Lengths before the texts: no two lists run together to the same bytes.
        var text = new StringBuilder();
        foreach (var (name, value) in determinants) text.Append(name.Length).Append(':').Append(name).Append(value.Length).Append(':').Append(value);
        return Hash(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>The content of a part that was kept, or null where there is none that can be trusted.</summary>
    /// <param name="name">A file name without extension, e.g. the data date.</param>
    /// <param name="key">See <see cref="Key"/>.</param>
    /// <param name="read">Reads the content; what it cannot read (<see cref="JsonException"/>, <see cref="InvalidOperationException"/>,
    /// <see cref="KeyNotFoundException"/>, <see cref="FormatException"/>) is no part.</param>
    public T? Find<T>(string name, string key, Func<JsonElement, T?> read) where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(PathOf(name)));
            var root = document.RootElement;
            if (root.GetProperty("format").GetString() != Format || root.GetProperty("key").GetString() != key) return null;
            var content = root.GetProperty("content");
            return root.GetProperty("content_hash").GetString() == Hash(Encoding.UTF8.GetBytes(content.GetRawText())) ? read(content) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // It is made again; whether the folder can be written is found out then.
            return null;
        }
    }

    /// <summary>Keeps a part in place of any other of that name.</summary>
    /// <param name="content">Writes one JSON value.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void Keep(string name, string key, Action<Utf8JsonWriter> content)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body)) content(json);
        Directory.CreateDirectory(Folder);
        var path = PathOf(name);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = File.Create(temporary))
            using (var json = new Utf8JsonWriter(stream))
            {
                json.WriteStartObject();
                json.WriteString("format", Format);
                json.WriteString("key", key);
                json.WriteString("content_hash", Hash(body.WrittenSpan));
                json.WritePropertyName("content");
                json.WriteRawValue(body.WrittenSpan);
                json.WriteEndObject();
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private string PathOf(string name) => Path.Combine(Folder, name + Suffix);

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
