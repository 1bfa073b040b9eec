using System.Collections.Immutable;

namespace RiskSim.Scenarios.Documents;

/// <summary>A value as a file says it, with its place. Immutable, so that edited trees share what they have in common.</summary>
internal abstract class DocumentNode(Place place)
{
    public Place Place { get; } = place;

    /// <summary>Nodes in this tree, those behind an alias counted each time it is used.</summary>
    public abstract long Size { get; }

    public virtual bool IsNull => false;

    /// <summary>How a message quotes it.</summary>
    public abstract string Shown { get; }

    /// <summary>What it is, in words.</summary>
    public abstract string Noun { get; }
}

/// <param name="text">Without quotes.</param>
/// <param name="isPlain">Not quoted and not a block.</param>
/// <param name="textColumn">Column of the first character of the text; 0 where it spans lines or has escapes.</param>
internal sealed class ScalarNode(string text, Place place, bool isPlain, int textColumn = 0) : DocumentNode(place)
{
    public string Text { get; } = text;

    public bool IsPlain { get; } = isPlain;

    public override long Size => 1;

    public override bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Shown => Shorten(Text);

    public override string Noun => IsNull ? "nothing" : "a single value";

    /// <param name="offset">Characters from the start of the text.</param>
    public Place At(int offset) => textColumn > 0 ? Place with { Column = textColumn + offset } : Place;

    public static string Shorten(string text)
    {
        const int longest = 80;
        var line = text.Any(char.IsControl) ? string.Concat(text.ReplaceLineEndings(" ").Select(c => char.IsControl(c) ? '\uFFFD' : c)).Trim() : text.Trim();
        if (line.Length <= longest) return line;
        var cut = char.IsHighSurrogate(line[longest - 2]) ? longest - 2 : longest - 1;
        return line[..cut] + "…";
    }
}

internal sealed class SequenceNode(ImmutableArray<DocumentNode> items, Place place) : DocumentNode(place)
{
    public ImmutableArray<DocumentNode> Items { get; } = items;

    public override long Size { get; } = 1 + items.Sum(i => i.Size);

    public override string Shown => ScalarNode.Shorten("[" + string.Join(", ", Items.Take(12).Select(i => i.Shown)) + "]");

    public override string Noun => "a list";
}

/// <param name="SetBy">What put the value there; null where it came with the mapping that it is in.</param>
internal sealed record Entry(string Key, Place KeyPlace, DocumentNode Value, InputOrigin? SetBy = null);

internal sealed class MappingNode(ImmutableArray<Entry> entries, Place place) : DocumentNode(place)
{
    private Dictionary<string, Entry>? _index;

    public ImmutableArray<Entry> Entries { get; } = entries;

    public override long Size { get; } = 1 + entries.Sum(e => 1 + e.Value.Size);

    public override string Shown => Entries.Length == 0 ? "{}" : ScalarNode.Shorten("{ " + string.Join(", ", Entries.Take(4).Select(e => e.Key + ": …")) + " }");

    public override string Noun => "a mapping";

    public Entry? Find(string key)
    {
        if (Entries.Length <= 8)
        {
            foreach (var entry in Entries)
                if (entry.Key == key) return entry;
            return null;
        }

        _index ??= Entries.ToDictionary(e => e.Key, StringComparer.Ordinal);
        return _index.GetValueOrDefault(key);
    }

    /// <summary>Replaces the value, or appends the key.</summary>
    /// <param name="setBy">Null where only something inside the value has changed.</param>
    public MappingNode With(string key, Place keyPlace, DocumentNode value, InputOrigin? setBy = null)
    {
        for (var i = 0; i < Entries.Length; i++)
            if (Entries[i].Key == key)
                return new MappingNode(Entries.SetItem(i, Entries[i] with { Value = value, SetBy = setBy ?? Entries[i].SetBy }), Place);
        return new MappingNode(Entries.Add(new Entry(key, keyPlace, value, setBy)), Place);
    }

    public MappingNode Without(string key) => new([.. Entries.Where(e => e.Key != key)], Place);
}
