using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RiskSim.Reporting.Documents;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Fields.Markdown;

/// <summary>The fields of a Markdown text: <c>&lt;!-- risksim: TAG --&gt;value&lt;!-- /risksim --&gt;</c>. Everything else stays byte for byte.</summary>
internal sealed partial class MarkdownFields
{
    public static readonly string[] Extensions = [".md", ".markdown"];

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly string _file;
    private readonly string _path;
    private readonly string _text;
    private readonly RunFields _run;
    private readonly List<FieldState> _fields = [];
    private readonly List<Problem> _problems = [];
    private readonly List<(int From, int To, string Text)> _edits = [];
    private readonly Dictionary<string, string> _pictures = new(StringComparer.Ordinal);

    private MarkdownFields(string file, string path, string text, RunFields run) => (_file, _path, _text, _run) = (file, path, text, run);

    /// <param name="file">As the user wrote it.</param>
    /// <param name="path">Of the file itself; pictures lie in its folder or below.</param>
    /// <param name="isUpdate">Whether the plan is to have the files that an update writes.</param>
    /// <exception cref="DocumentRefusedException">It is no text.</exception>
    public static DocumentPlan Plan(string file, string path, byte[] content, RunFields run, bool isUpdate)
    {
        string text;
        try
        {
            // A byte order mark comes through as a character.
            text = Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            throw new DocumentRefusedException("it is no text in UTF-8", "Save it as UTF-8.");
        }
        if (text.Contains('\0', StringComparison.Ordinal)) throw new DocumentRefusedException("it is no text", "Name a Markdown file.");
        return new MarkdownFields(file, path, text, run).Plan(isUpdate);
    }

    private DocumentPlan Plan(bool isUpdate)
    {
        var code = CodeFences.Of(_text);
        bool IsCode(Match m) => code.Exists(c => m.Index >= c.From && m.Index < c.To);
        Match? open = null, recorded = null;
        foreach (var mark in Mark().Matches(_text).Where(m => !IsCode(m)))
            if (mark.Groups["run"].Success) recorded = mark;
            else if (mark.Groups["end"].Success)
            {
                if (open is null) Wrong(mark.Index, "", "here a field ends that does not begin", "Write <!-- risksim: FIGURE --> before the value.");
                else Field(open, mark);
                open = null;
            }
            else
            {
                if (open is not null) NotClosed(open);
                open = mark;
            }
        if (open is not null) NotClosed(open);

        var plan = new DocumentPlan(_file) { Fields = [.. _fields], Problems = [.. _problems], RecordedRun = recorded?.Groups["run"].Value };
        if (!isUpdate || plan.HasErrors || _fields.Count == 0) return plan;
        if (!_run.IsThisRun(plan.RecordedRun)) Record(recorded);
        var files = _pictures.Select(p => new PlannedFile(p.Key, _run.Charts.Draw(p.Value))).ToList();
        if (_edits.Count > 0) files.Add(new PlannedFile(_path, Strict.GetBytes(Edited())));
        return plan with { Files = [.. files] };
    }

    private void Field(Match start, Match end)
    {
        var text = start.Groups["tag"].Value;
        var place = At(start.Index);
        var (from, to) = (start.Index + start.Length, end.Index);
        // Blanks and line ends around the value are the author's.
        while (from < to && char.IsWhiteSpace(_text[from])) from++;
        while (to > from && char.IsWhiteSpace(_text[to - 1])) to--;
        var shown = _text[from..to];
        if (text.StartsWith(ChartTag.Prefix, StringComparison.Ordinal))
        {
            Picture(ChartTag.Read(FieldTag.Prefix + text)!, place, shown, from, to);
            return;
        }
        var tag = FieldTag.Parse(text);
        if (_run.Resolve(tag, place, _problems) is not { } value) return;
        if (shown.Contains('\n', StringComparison.Ordinal))
        {
            Wrong(start.Index, tag.ToString(), "the value goes over several lines", "Is its <!-- /risksim --> missing? Write the value on one line.");
            return;
        }
        var wanted = MarkdownText.Escape(value.Text);
        _fields.Add(new FieldState(place, tag.ToString(), shown, wanted, shown == wanted));
        if (shown != wanted) _edits.Add((from, to, wanted));
    }

    private void Picture(ChartTag tag, Place place, string shown, int from, int to)
    {
        if (!_run.Charts.Has(tag, place, _problems)) return;
        var image = Image().Match(shown);
        if (!image.Success)
        {
            _problems.Add(new Problem(Severity.Error, place, tag.ToString(), "between the marks of a chart stands one picture", "Write ![words](folder/name.png)."));
            return;
        }
        if (MarkdownPicture.Resolve(_path, image.Groups["path"].Value, out var mistake) is not { } target)
        {
            _problems.Add(new Problem(Severity.Error, place, image.Groups["path"].Value, mistake, "Name a .png in the folder of the text or below."));
            return;
        }
        if (_pictures.TryGetValue(target, out var other) && other != tag.Name)
        {
            _problems.Add(new Problem(Severity.Error, place, image.Groups["path"].Value, $"the same file is to show the chart '{other}' too", "Give each chart a file of its own."));
            return;
        }
        var there = File.Exists(target) ? File.ReadAllBytes(target) : null;
        var isDrawn = there is not null && _run.Charts.IsCurrent(tag.Name, there);
        var words = tag.HasWords ? MarkdownText.Escape(_run.Charts.AlternativeText(tag.Name)) : image.Groups["words"].Value;
        var isTold = words == image.Groups["words"].Value;
        var now = there is null ? "no picture" : !isDrawn ? ChartPictures.Describe(tag.Name, there) : isTold ? "the chart" : "the chart with other words";
        _fields.Add(new FieldState(place, tag.ToString(), now, "the chart", isDrawn && isTold));
        if (!isDrawn) _pictures[target] = tag.Name;
        if (!isTold) _edits.Add((from + image.Groups["words"].Index, from + image.Groups["words"].Index + image.Groups["words"].Length, words));
    }

    /// <summary>One comment at the end names the run.</summary>
    private void Record(Match? recorded)
    {
        // Two hyphens could end the comment.
        var identity = _run.Identity.Replace("--", "–", StringComparison.Ordinal);
        if (recorded is not null)
        {
            var value = recorded.Groups["run"];
            _edits.Add((value.Index, value.Index + value.Length, identity));
            return;
        }
        var end = _text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var isWhole = _text.EndsWith('\n');
        _edits.Add((_text.Length, _text.Length, $"{(isWhole ? "" : end)}{end}<!-- risksim-run: {identity} -->{end}"));
    }

    private string Edited()
    {
        var edited = new StringBuilder();
        var at = 0;
        foreach (var (from, to, text) in _edits.OrderBy(e => e.From))
        {
            edited.Append(_text, at, from - at).Append(text);
            at = to;
        }
        return edited.Append(_text, at, _text.Length - at).ToString();
    }

    private void NotClosed(Match open) => Wrong(open.Index, open.Groups["tag"].Value, "the field does not end", "Write <!-- /risksim --> after the value.");

    private void Wrong(int at, string value, string rule, string mend) => _problems.Add(new Problem(Severity.Error, At(at), value, rule, mend));

    private Place At(int index)
    {
        var line = _text.AsSpan(0, index).Count('\n') + 1;
        var start = index == 0 ? 0 : _text.LastIndexOf('\n', index - 1) + 1;
        var column = _text[start..index].TrimStart('\ufeff').Length + 1;
        return new Place(_file, line, column);
    }

    [GeneratedRegex(@"<!--[ \t]*(?:risksim:[ \t]*(?<tag>[^\r\n]*?)|(?<end>/risksim)|risksim-run:[ \t]*(?<run>[^\r\n]*?))[ \t]*-->", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^!\[(?<words>(?:[^\]\\]|\\.)*)\]\((?:<(?<path>[^<>\r\n]+)>|(?<path>[^\s()<>]+))(?:[ \t]+""[^""\r\n]*"")?\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Image();
}
