using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Fields.Office;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Fields;

/// <summary>What documents can show of a run, with what to write in each kind of document.</summary>
public sealed class FieldList
{
    private const int FewEnoughForSnippets = 25;
    private const int LongestValue = 60;

    private readonly ImmutableArray<Entry> _entries;
    private readonly ImmutableArray<string> _patterns;
    private readonly RunFields _run;

    /// <param name="patterns">Part of a name, where <c>*</c> stands for anything; empty: all.</param>
    public FieldList(RunFields run, ImmutableArray<string> patterns)
    {
        (_run, _patterns) = (run, patterns);
        // A pattern with a star is of the whole name, one without may be any part of it.
        var wanted = patterns.Select(p => new Regex(p.Contains('*', StringComparison.Ordinal) ? $"^{Regex.Escape(p).Replace(@"\*", ".*", StringComparison.Ordinal)}$" : Regex.Escape(p),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)).ToList();
        _entries = [.. Fields(run).Where(e => wanted.Count == 0 || wanted.Exists(w => w.IsMatch(e.Name)))];
    }

    public bool IsEmpty => _entries.IsEmpty;

    /// <summary>The names that may have been meant by the patterns, as the end of a sentence that says that there are no such names; empty where none is near.</summary>
    public string Nearest
    {
        get
        {
            ImmutableArray<string> names = [.. Fields(_run).Select(e => e.Name)];
            var guesses = _patterns.Select(p => RunFields.NearestOf(p, _run.OfTheSame(p, names.Where(n => n.Contains('@', StringComparison.Ordinal) == p.Contains('@', StringComparison.Ordinal))), "")).Where(g => g.Length > 0).ToList();
            return guesses.Count == 0 ? "" : ". " + string.Join(' ', guesses);
        }
    }

    /// <summary>A few fields with all that there is to write; many as a table.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        if (_entries.Length <= FewEnoughForSnippets)
        {
            foreach (var entry in _entries)
            {
                text.Append(CultureInfo.InvariantCulture, $"{entry.Name}  {PlainText.OneLine(entry.Value)}\n  Word      {entry.Word}{(entry.Title.Length > 0 ? $"  and the title  {entry.Title}" : "")}\n");
                if (entry.Excel.Length > 0) text.Append(CultureInfo.InvariantCulture, $"  Excel     {entry.Excel}\n");
                text.Append(CultureInfo.InvariantCulture, $"  Markdown  {entry.Markdown}\n\n");
            }
        }
        else
        {
            var table = new TextTable(3);
            table.Add("field", "value", "defined name in Excel");
            table.Rule();
            foreach (var entry in _entries) table.Add(entry.Name, PlainText.Shorten(entry.Value, LongestValue), entry.Excel);
            table.AppendTo(text);
            text.Append("""

                Word      a content control with the tag risksim:FIELD (Developer, Properties; a tag of more than 64 characters ends with + and goes on in the title); a chart: a picture whose alternative text begins with risksim:chart:NAME
                Excel     the defined name for one cell (Formulas, Define Name)
                Markdown  <!-- risksim: FIELD -->value<!-- /risksim -->; a chart: <!-- risksim:chart:NAME -->![words](charts/NAME.png)<!-- /risksim -->

                """);
        }
        return text.Append("Format    FIELD|FORMAT: ± with the standard error, whole, date, both with ± behind for the error where it is a day or more, long-date, raw, or a number like 0.0 or 0.0 %\n").ToString();
    }

    /// <summary>Columns <c>field,value,word_tag,word_title,excel,markdown</c>.</summary>
    public string Csv()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        using (var table = new CsvTable(writer, ["field", "value", "word_tag", "word_title", "excel", "markdown"]))
            foreach (var entry in _entries)
            {
                table.Text(entry.Name).Text(entry.Value).Text(entry.Word).Text(entry.Title).Text(entry.Excel).Text(entry.Markdown);
                table.EndRow();
            }
        return writer.ToString();
    }

    private static IEnumerable<Entry> Fields(RunFields run)
    {
        foreach (var (tag, value) in run.All())
        {
            var name = ExcelName.Encode(tag);
            var (word, title) = WordControl.TagAndTitle(tag.ToString());
            yield return new Entry(tag.Name, value, word, title, name.Length <= ExcelName.Longest ? name : "", $"<!-- risksim: {tag} -->{MarkdownText.Escape(value)}<!-- /risksim -->");
        }
        foreach (var chart in run.Charts.Names)
            yield return new Entry(ChartTag.Prefix + chart, "a picture", $"{FieldTag.Prefix}{ChartTag.Prefix}{chart}|{ChartTag.Words}", "", "",
                $"<!-- risksim:{ChartTag.Prefix}{chart}|{ChartTag.Words} -->![{MarkdownText.Escape(run.Charts.AlternativeText(chart))}](charts/{chart}.png)<!-- /risksim -->");
    }

    /// <param name="Title">Where the tag is too long for Word, the rest of it.</param>
    private sealed record Entry(string Name, string Value, string Word, string Title, string Excel, string Markdown);
}
