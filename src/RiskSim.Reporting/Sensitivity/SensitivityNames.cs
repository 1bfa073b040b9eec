using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Sensitivities;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Sensitivity;

/// <summary>Inputs, outputs and what is switched off, as people call them.</summary>
internal sealed class SensitivityNames(Scenario scenario)
{
    private readonly InputNames _inputs = new(scenario);

    /// <summary><c>the choice of source at Baikonur 31/6</c>.</summary>
    public string Input(InputId input)
    {
        var parts = input.Id.Split('.');
        return input.Kind switch
        {
            InputKind.Assumption => "which assumption is right",
            InputKind.Correlated => string.Join(" and ", input.Id.Split(" + ").Select(id => Input(new InputId(id, id.StartsWith("missions.", StringComparison.Ordinal) ? InputKind.Readiness : InputKind.Duration)))),
            InputKind.Duration => $"the duration of {_inputs.Activity(input.Id)}",
            InputKind.Choice => $"the choice of {_inputs.Activity(input.Id[..^".one_of".Length])}",
            InputKind.Risk => $"the risk '{InputNames.Words(parts[1])}'",
            InputKind.Hazard => $"the hazard '{InputNames.Words(parts[^1])}' at {_inputs.Site(parts[1])}",
            InputKind.Campaign => $"the campaign after {InputNames.Words(parts[3])} at {_inputs.Site(parts[1])}",
            InputKind.StandDown => $"the stand-down of {Names.Of(parts[1])}",
            InputKind.Readiness => $"the readiness of {Names.Of(parts[1])}",
            InputKind.Turnaround => $"the turnaround after {Names.Of(parts[1])}",
            InputKind.Scrub => $"scrubs of {Names.Of(parts[1])}",
            InputKind.Failure => $"a failure of {Names.Of(parts[1])}",
            InputKind.Damage => $"damage by {Names.Of(parts[1])}",
            _ => input.Id,
        };
    }

    /// <summary><c>P10</c>, <c>happens</c>, <c>new build</c>.</summary>
    public static string Held(HeldMean held) => held.Label is "p10" or "p90" ? held.Label.ToUpperInvariant() : InputNames.Words(held.Label);

    /// <summary>As <see cref="Held"/> where room is short: <c>with</c>, <c>without</c>.</summary>
    public static string Short(HeldMean held) => held.Label switch { "happens" => "with", "does-not-happen" => "without", _ => Held(held) };

    /// <summary><c>the return of Baikonur 31/6</c>.</summary>
    public string Output(string quantity, string assumption)
    {
        var name = quantity.Split('.') switch
        {
            ["sites", var id, "restored"] => $"the return of {_inputs.Site(id)}",
            ["missions", var id, "delay"] => $"the delay of {Names.Of(id)}",
            ["capability", var kind, "longest"] => $"the longest time without {Names.Kind(kind)} launches",
            ["capability", var kind, "total"] => $"the days without {Names.Kind(kind)} launches",
            ["capability", var kind, "remaining"] => $"the days until {Names.Kind(kind)} launches are back",
            _ => quantity,
        };
        return assumption == AssumptionForecast.BlendId ? name : $"{name} ({Labels.Assumption(assumption)})";
    }

    /// <summary><c>the outage 'cabin' at Baikonur 31/6</c>.</summary>
    public string Excluded(ExclusionId excluded)
    {
        var parts = excluded.Id.Split('.');
        return excluded.Kind switch
        {
            ExclusionKind.Risk => $"the risk '{InputNames.Words(parts[1])}'",
            ExclusionKind.AllRisks => "all risks",
            ExclusionKind.Hazard => $"the hazard '{InputNames.Words(parts[^1])}' at {_inputs.Site(parts[1])}",
            ExclusionKind.Outage => $"the outage '{InputNames.Words(parts[^1])}' at {_inputs.Site(parts[1])}",
            ExclusionKind.Scrubs => "scrubs",
            ExclusionKind.Failures => "launch failures and damage by launches",
            _ => "the queue (turnaround and earlier missions)",
        };
    }

    /// <summary><c>cabin at Baikonur 31/6</c>.</summary>
    public string Outage(string path) => $"{InputNames.Words(path.Split('.')[^1])} at {_inputs.Site(path.Split('.')[1])}";

    /// <summary>An activity beside the name of its repair.</summary>
    public static string Short(string path) => InputNames.Words(path.Split('.')[^1]);
}
