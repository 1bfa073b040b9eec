using System.Collections.Immutable;
using RiskSim.Changes;
using RiskSim.Reporting.Changes;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Text;
using RiskSim.Reporting.Tracks;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Documents;

/// <summary>What changed from one data date to the next, and by what.</summary>
internal sealed partial class TrackReport
{
    /// <summary>More columns do not fit on a page.</summary>
    private const int MostColumns = 4;

    /// <summary>What moves by less is in the table alone.</summary>
    private const double WorthSayingDays = 1;

    private const double WorthSayingShare = 0.001;

    private void Changes()
    {
        if (_changes is not { Pairs: [.., var last] } changes) return;
        Heading($"What changed since {FigureText.Date(last.Before.AsOf)}");
        var sentences = last.Told.Where(c => ChangeText.IsShown(c.Total, c.Unit) && Math.Abs(c.Total.Value) >= (c.Unit is Unit.PointInTime or Unit.Days ? WorthSayingDays : WorthSayingShare)).Select(c => ChangeDocument.Sentence(last, c)).ToList();
        foreach (var sentence in sentences) Item($"{sentence}");
        if (sentences.Count == 0) Paragraph("None of the figures that are told here moved by a day or a tenth of a point.");
        if (changes.Pairs.Length > 1) FromDateToDate(changes.Pairs);
        Paragraph($"Time passes up to the date of an entry (*no news*), then the entry is applied, one after the other, with the same percentiles throughout, so that small steps can be told from chance "
            + $"({ChangeDocument.Identity(last.Walk!)}). The steps of each figure add up to its change and are in `{TrackChanges.FileName}`.");
    }

    private void FromDateToDate(ImmutableArray<ChangeAccount> pairs)
    {
        Heading("What changed from date to date");
        var columns = pairs.SelectMany(p => p.Told.Where(c => c.Unit != Unit.Weight).Select(c => (Id: new FigureId(c.Metric, c.Assumption), Name: p.NameOf(c)))).Distinct().Take(MostColumns).ToList();
        var table = new TableBuilder(1, ["Until", .. columns.Select(c => c.Name), "mostly by"]);
        foreach (var pair in pairs)
        {
            var changed = columns.Select(c => pair.Told.FirstOrDefault(t => (t.Metric, t.Assumption) == (c.Id.Metric, c.Id.Assumption))).ToList();
            table.Add([FigureText.Date(pair.After.AsOf), .. changed.Select(c => c is null ? FigureText.Absent : ChangeDocument.InAll(pair, c)), Mostly(changed)]);
        }

        Table(table);
    }

    /// <summary>The largest step of the first figure that changed.</summary>
    private static string Mostly(IEnumerable<FigureChange?> changes) =>
        changes.Select(c => c?.Steps.Where(s => ChangeText.IsShown(s.Difference, c.Unit)).MaxBy(s => Math.Abs(s.Difference.Value))).FirstOrDefault(s => s is not null) is { } step ? ChangeText.Saying(step) : FigureText.Absent;
}
