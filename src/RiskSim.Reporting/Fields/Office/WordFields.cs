using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using RiskSim.Scenarios;
using static RiskSim.Reporting.Fields.Office.WordNames;

namespace RiskSim.Reporting.Fields.Office;

/// <summary>The fields of a Word document: content controls by their tag, pictures by their alternative text; in body, headers, footers, notes and text boxes.</summary>
internal sealed class WordFields(OfficePackage package, string file, RunFields run)
{
    private readonly List<FieldState> _fields = [];
    private readonly List<Problem> _problems = [];
    private readonly List<Action> _changes = [];

    /// <returns>The plan without its files, and what to do to the package to follow it.</returns>
    public (DocumentPlan Plan, ImmutableArray<Action> Changes) Plan(string mainPart)
    {
        foreach (var part in package.PartsOfType(OtherTypes).Insert(0, mainPart)) Look(part, part == mainPart ? "body" : Path.GetFileNameWithoutExtension(part));
        return (new DocumentPlan(file) { Fields = [.. _fields], Problems = [.. _problems] }, [.. _changes]);
    }

    private void Look(string part, string name)
    {
        var paragraph = 0;
        foreach (var element in package.Xml(part).Descendants())
        {
            if (element.Name == W + "p") paragraph++;
            else if (element.Name == W + "sdt" && WordControl.TagOf(element) is { } tag) Control(element, tag, part, At(element.Ancestors(W + "p").Any() ? paragraph : paragraph + 1));
            else if (element.Name == Wp + "docPr" && (string?)element.Attribute("descr") is { } words && ChartTag.Read(words) is { } chart) Picture(element, chart, part, At(paragraph));
            else if (element.Name.LocalName == "shape" && (string?)element.Attribute("alt") is { } old && ChartTag.Read(old) is { } oldChart && !element.Ancestors(Mc + "AlternateContent").Any())
                _problems.Add(new Problem(Severity.Error, At(paragraph), oldChart.ToString(), "the picture is of the kind that Word had before 2010", "Insert it anew, or convert the document (File, Info, Convert)."));
        }

        Place At(int number) => new($"{file}, {name}, paragraph {number.ToString(CultureInfo.InvariantCulture)}", 0, 0);
    }

    private void Control(XElement control, string text, string part, Place place)
    {
        if (text.StartsWith(ChartTag.Prefix, StringComparison.Ordinal))
        {
            _problems.Add(new Problem(Severity.Error, place, text, "a chart is a picture and no text", "Write it at the start of the alternative text of a picture."));
            return;
        }
        var tag = FieldTag.Parse(text);
        var value = run.Resolve(tag, place, _problems);
        if (WordControl.Obstacle(control) is var (rule, mend))
        {
            _problems.Add(new Problem(Severity.Error, place, tag.ToString(), rule, mend));
            return;
        }
        if (value is null) return;
        var shown = WordControl.Shown(control);
        var wanted = SafeXml.Clean(value.Text);
        _fields.Add(new FieldState(place, tag.ToString(), shown ?? "", wanted, shown == wanted));
        if (shown == wanted) return;
        _changes.Add(() =>
        {
            WordControl.Write(control, wanted, value.Date);
            package.Changed(part);
        });
    }

    private void Picture(XElement properties, ChartTag tag, string part, Place place)
    {
        if (!run.Charts.Has(tag, place, _problems)) return;
        var picture = new WordPicture(package, part, properties);
        if (picture.Image is not { } image)
        {
            _problems.Add(new Problem(Severity.Error, place, tag.ToString(), "the picture is not kept in the document, it is only linked or missing", "Insert it as a picture of the document."));
            return;
        }
        var words = SafeXml.Clean(tag.Text(run.Charts.AlternativeText(tag.Name)));
        var (isDrawn, isTold) = (run.Charts.IsCurrent(tag.Name, package.Bytes(image)), picture.Description.Value == words);
        _fields.Add(new FieldState(place, tag.ToString(), isDrawn ? isTold ? "the chart" : "the chart with other words" : ChartPictures.Describe(tag.Name, package.Bytes(image)), "the chart", isDrawn && isTold));
        if (!isDrawn) _changes.Add(() => picture.Replace(run.Charts.Draw(tag.Name)));
        if (isTold) return;
        _changes.Add(() =>
        {
            picture.Description.Value = words;
            package.Changed(part);
        });
    }
}
