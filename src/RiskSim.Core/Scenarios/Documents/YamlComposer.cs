using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RiskSim.Scenarios.Documents;

/// <summary>Reads one YAML document into a tree; what YAML or the format forbids becomes a problem, never an exception.</summary>
internal sealed class YamlComposer
{
    private const int DeepestLevel = 64;
    private const long MostNodes = 500_000;
    private const string NotYamlRule = "this is not valid YAML";
    private const string NotYamlMend = "Check the indentation and the brackets here.";

    private readonly Parser _parser;
    private readonly string _file;
    private readonly string _text;
    private readonly Place? _fixedPlace;
    private readonly ProblemList _problems;
    private readonly Dictionary<string, DocumentNode?> _anchors = new(StringComparer.Ordinal);

    private YamlComposer(string text, string file, Place? fixedPlace, ProblemList problems)
    {
        (_text, _file, _fixedPlace, _problems) = (text, file, fixedPlace, problems);
        _parser = new Parser(new Scanner(new StringReader(text), true));
    }

    /// <param name="fixedPlace">The place of every node, for text that is not in a file.</param>
    /// <returns>Null with a problem where there is no tree.</returns>
    public static DocumentNode? Compose(string text, string file, ProblemList problems, Place? fixedPlace = null)
    {
        YamlComposer? composer = null;
        try
        {
            composer = new YamlComposer(text, file, fixedPlace, problems);
            return composer.Document();
        }
        catch (NotComposableException)
        {
            return null;
        }
        catch (YamlException e)
        {
            YamlSyntax.Report(e, text, file, fixedPlace, problems);
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException)
        {
            // The parser is known to let some of these escape on text that is far from YAML.
            problems.Error(composer?.Here() ?? fixedPlace ?? new Place(file, 1, 1), "", NotYamlRule, NotYamlMend);
            return null;
        }
    }

    private DocumentNode? Document()
    {
        _parser.MoveNext();
        _parser.MoveNext();
        if (_parser.Current is not DocumentStart)
        {
            if (_fixedPlace is { } place) return new ScalarNode("", place, true);
            _problems.Error(new Place(_file, 1, 1), "", "the file is empty", "Start it with 'risksim: 1'.");
            return null;
        }

        _parser.MoveNext();
        var root = Node(0);
        _parser.MoveNext();
        if (_parser.Current is DocumentStart second)
            _problems.Error(At(second.Start), "---", "a file holds one document", "Put the second scenario into a file of its own.");
        return root;
    }

    /// <summary>Reads the current event's node and moves past it.</summary>
    private DocumentNode Node(int depth)
    {
        var current = _parser.Current ?? throw NotYaml(new Place(_file, 1, 1));
        var place = At(current.Start);
        if (depth > DeepestLevel)
            throw Impossible(place, "", $"values are nested more than {DeepestLevel} deep", "Check the brackets here.");

        var anchor = current is NodeEvent { Anchor.IsEmpty: false } named ? named.Anchor.Value : null;
        if (anchor is not null) _anchors[anchor] = null;
        DocumentNode node = current switch
        {
            AnchorAlias alias => Aliased(alias, place),
            Scalar scalar => Of(scalar, place),
            SequenceStart sequence => Sequence(sequence, place, depth),
            MappingStart mapping => Mapping(mapping, place, depth),
            _ => throw NotYaml(place),
        };
        if (node.Size > MostNodes)
            throw Impossible(place, "", "aliases multiply this to more than 500,000 values", "Write fewer aliases inside aliases.");
        if (anchor is not null) _anchors[anchor] = node;
        if (current is Scalar or AnchorAlias) _parser.MoveNext();
        return node;
    }

    private DocumentNode Aliased(AnchorAlias alias, Place place)
    {
        var name = alias.Value.Value;
        if (!_anchors.TryGetValue(name, out var node))
            throw Impossible(place, "*" + name, "there is no anchor of this name before it", $"Write '&{name}' before the value that is meant.");
        return node ?? throw Impossible(place, "*" + name, "an alias cannot stand inside the value that it names", "Write the value out.");
    }

    private static ScalarNode Of(Scalar scalar, Place place)
    {
        var isPlain = scalar.Style is ScalarStyle.Plain or ScalarStyle.Any;
        var quotes = isPlain ? 0 : 2;
        var isVerbatim = scalar.End.Line == scalar.Start.Line && scalar.End.Column - scalar.Start.Column - quotes == scalar.Value.Length;
        return new ScalarNode(scalar.Value, place, isPlain, isVerbatim && place.Line > 0 ? place.Column + (quotes / 2) : 0);
    }

    private SequenceNode Sequence(SequenceStart start, Place place, int depth)
    {
        var items = new List<DocumentNode>();
        _parser.MoveNext();
        while (_parser.Current is not SequenceEnd) items.Add(Node(depth + 1));
        _parser.MoveNext();
        if (start.Style == SequenceStyle.Flow) CutExpressions.Join(items, _problems);
        return new SequenceNode([.. items], place);
    }

    private MappingNode Mapping(MappingStart start, Place place, int depth)
    {
        var entries = new List<Entry>();
        _parser.MoveNext();
        while (_parser.Current is not MappingEnd)
        {
            var key = Node(depth + 1);
            var value = Node(depth + 1);
            if (key is ScalarNode scalar) entries.Add(new Entry(scalar.Text, key.Place, value));
            else _problems.Error(key.Place, key.Shown, $"a key is a word, not {key.Noun}", "Check the brackets here.");
        }

        _parser.MoveNext();
        if (start.Style == MappingStyle.Flow) CutExpressions.Join(entries, _problems);
        return new MappingNode(WithoutForbiddenKeys(entries), place);
    }

    private ImmutableArray<Entry> WithoutForbiddenKeys(List<Entry> entries)
    {
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        var kept = ImmutableArray.CreateBuilder<Entry>(entries.Count);
        foreach (var entry in entries)
        {
            if (entry.Key == "<<")
                _problems.Error(entry.KeyPlace, "<<", "merge keys are not part of the format", "Put what missions have in common under 'mission_defaults'.");
            else if (!seen.TryAdd(entry.Key, entry.KeyPlace))
                _problems.Error(entry.KeyPlace, ScalarNode.Shorten(entry.Key), $"the key is there already{Where(seen[entry.Key])}", "Keep one of the two.");
            else
                kept.Add(entry);
        }

        return kept.ToImmutable();
    }

    private static string Where(Place first) => first.Line > 0 ? $", in line {first.Line}" : "";

    private Place Here() => At(_parser.Current?.Start ?? Mark.Empty);

    private Place At(in Mark mark) => _fixedPlace ?? new Place(_file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private NotComposableException NotYaml(Place place) => Impossible(_fixedPlace ?? place, "", NotYamlRule, NotYamlMend);

    private NotComposableException Impossible(Place place, string value, string rule, string mend)
    {
        _problems.Error(place, value, rule, mend);
        return new NotComposableException();
    }

    /// <summary>Ends the reading; the problem has been reported.</summary>
    private sealed class NotComposableException : Exception;
}
