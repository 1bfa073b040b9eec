using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using RiskSim.Reporting.Briefings;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Pages;

/// <summary>One self-contained HTML file of one or more runs: it asks no network for anything.</summary>
internal static class Page
{
    /// <summary>Bytes that a page may have: what mail and wikis take without a question.</summary>
    public const int MostBytes = 2_000_000;

    /// <summary>From what no percentile can tell from the run's to what no eye can tell in a curve; the first with which the page is small enough is taken.</summary>
    private static readonly ImmutableArray<int> Finenesses = [32, 24, 20, 18, 16, 14];

    /// <param name="runs">In any order; each of another data date, all of the same assumptions.</param>
    /// <param name="problems">Gets what stands in the way.</param>
    /// <returns>Null where there is a problem.</returns>
    public static string? Compose(ImmutableArray<KeptRun> runs, BriefingOrder order, ICollection<Problem> problems)
    {
        var sorted = runs.Sort((a, b) => a.Forecast.Scenario.AsOf.CompareTo(b.Forecast.Scenario.AsOf));
        var found = PageChecks.Of(sorted).ToList();
        foreach (var problem in found) problems.Add(problem);
        if (found.Count > 0) return null;
        foreach (var bits in Finenesses)
        {
            var page = Fill(sorted, order, PageData.Pack(sorted, bits));
            if (Encoding.UTF8.GetByteCount(page) <= MostBytes) return page;
        }

        problems.Add(PageChecks.TooLarge(sorted));
        return null;
    }

    private static string Fill(ImmutableArray<KeptRun> runs, BriefingOrder order, byte[] data)
    {
        var last = runs[^1].Forecast;
        var title = string.IsNullOrWhiteSpace(order.Title) ? last.Scenario.Name : order.Title;
        var style = PageParts.Style + PageColours.Rules(last.Assumptions.Length);
        var script = PageParts.Script;
        var answer = string.Join(". ", PageAnswer.Sentences(last)) + ".";
        // The data last: nothing that came from a scenario is looked through for a place to fill.
        return PageParts.Frame
            .Replace("{{policy}}", $"default-src 'none'; script-src '{Hash(script)}'; style-src '{Hash(style)}'; img-src data:; base-uri 'none'; form-action 'none'", StringComparison.Ordinal)
            .Replace("{{style}}", style, StringComparison.Ordinal)
            .Replace("{{script}}", script, StringComparison.Ordinal)
            .Fill("{{title}}", WebUtility.HtmlEncode(PlainText.OneLine(title)), "{{answer}}", WebUtility.HtmlEncode(answer), "{{data}}", Convert.ToBase64String(data));
    }

    /// <summary>Puts texts in their places, without looking for places in what was put in.</summary>
    private static string Fill(this string frame, params ReadOnlySpan<string> placesAndTexts)
    {
        var filled = new StringBuilder();
        for (var at = 0; ;)
        {
            var (place, text, next) = ("", "", -1);
            for (var i = 0; i < placesAndTexts.Length; i += 2)
            {
                var found = frame.IndexOf(placesAndTexts[i], at, StringComparison.Ordinal);
                if (found >= 0 && (next < 0 || found < next)) (place, text, next) = (placesAndTexts[i], placesAndTexts[i + 1], found);
            }

            if (next < 0) return filled.Append(frame, at, frame.Length - at).ToString();
            filled.Append(frame, at, next - at).Append(text);
            at = next + place.Length;
        }
    }

    /// <summary>As a content security policy names a text.</summary>
    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
