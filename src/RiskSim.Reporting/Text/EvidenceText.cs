using System.Globalization;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Text;

/// <summary>What was learned, and how it moved the weights, in words.</summary>
internal sealed class EvidenceText(Scenario scenario)
{
    /// <summary>The news of a step: <c>mounting finished on 2026-02-15; still going on: cabin (Baikonur 31/6)</c>.</summary>
    public string News(EvidenceStep step)
    {
        var said = step.News.Where(n => n.Kind != LearnedKind.StillGoingOn).Select(n => n.Kind == LearnedKind.Chosen ? $"{Name(n.Path)} is {n.Option}"
            : $"{Name(n.Path)} over on {FigureText.Date(n.On!.Value)}").ToList();
        var goesOn = step.News.Where(n => n.Kind == LearnedKind.StillGoingOn).Select(n => Name(n.Path)).ToList();
        if (goesOn.Count > 0) said.Add("still going on: " + string.Join(", ", goesOn));
        return said.Count == 0 ? "nothing" : string.Join("; ", said);
    }

    /// <summary><c>sites.site-31-6.outages.cabin.repair.mounting</c> → <c>mounting</c>; an outage or upgrade with its site.</summary>
    private string Name(string path)
    {
        var parts = path.Split('.');
        if (parts.Length > 5) return parts[^1].Replace('-', ' ');
        var site = scenario.Assumptions[0].Inputs.Sites.FirstOrDefault(s => s.Id == parts[1]);
        var what = parts[2] == "upgrades" ? $"upgrade to {Names.Kind(parts[3])}" : parts[3].Replace('-', ' ');
        return $"{what} ({(site is null ? parts[1] : Names.Site(site))})";
    }

    /// <summary>How many times likelier or less likely the assumption became before all were normalised: <c>× 0.84</c>.</summary>
    public static string Factor(AssumptionEvidence evidence) => evidence.Factor switch
    {
        0 => "× 0",
        1 => "× 1",
        >= 0.01 and < 100 => "× " + Math.Round(evidence.Factor, evidence.Factor < 0.1 ? 3 : 2).ToString("0.0##", CultureInfo.InvariantCulture),
        _ => "× " + evidence.Factor.ToString("0.0e+0", CultureInfo.InvariantCulture),
    };

    /// <summary>A weight in whole percent: <c>92 %</c>.</summary>
    public static string Weight(double weight, double standardError, double trials) =>
        weight < LeastShare ? "0 %" : weight > 1 - LeastShare ? "100 %" : Rounding.Percent(weight, standardError, trials, wholePercent: true) + " %";

    /// <summary>Below it a share is a rounding error.</summary>
    private const double LeastShare = 1e-12;
}
