using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Text;

/// <summary>Warnings for those who read the forecast, not its scenario: what they are about and what holds, without places in files.</summary>
internal static class WarningText
{
    /// <summary><c>The activity source: nobody has reported its end, so it counts as finished on 2025-12-01, when later work started.</c></summary>
    public static string Of(Problem warning, Scenario scenario) => Subject(warning.Value, scenario) is { } subject ? $"{subject}: {warning.Rule}."
        : $"{char.ToUpperInvariant(warning.Rule[0])}{warning.Rule[1..]}{(warning.Value.Length > 0 ? $" ({warning.Value})" : "")}.";

    /// <returns>Null where the value is not the id of anything.</returns>
    private static string? Subject(string value, Scenario scenario)
    {
        if (value.Length == 0) return null;
        if (scenario.Assumptions.Any(a => a.Id == value)) return $"The assumption {value}";
        var inputs = scenario.Assumptions[0].Inputs;
        if (inputs.Missions.Any(m => m.Id == value)) return Names.Of(value);
        if (inputs.Sites.FirstOrDefault(s => s.Id == value) is { } site) return Names.Site(site);
        var work = scenario.Assumptions.SelectMany(a => a.Inputs.Sites).SelectMany(s => s.Outages.Select(o => o.Repair).Concat(s.Upgrades.Select(u => u.Work)));
        return work.SelectMany(w => w.Activities).Any(a => a.Id == value) ? $"The activity {value}" : null;
    }
}
