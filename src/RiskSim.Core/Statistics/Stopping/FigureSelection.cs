namespace RiskSim.Statistics.Stopping;

/// <summary>The figures that a rule looks at: there is no need to make the others after every round.</summary>
internal sealed class FigureSelection(StopRule rule)
{
    private readonly bool _isGeneral = rule.Precision.Any(g => g.Figure is null);

    private readonly HashSet<string> _named =
        [.. rule.Precision.Select(g => g.Figure?.Metric).Concat(rule.Settle.Select(q => q.Figure.Metric)).OfType<string>()];

    /// <param name="metric">The id of a figure.</param>
    public bool Has(string metric) => (_isGeneral && (IsProbability(metric) || IsMainDate(metric))) || _named.Contains(metric);

    /// <summary>Whether any figure of a site, kind, mission or spacecraft is needed; those of a spacecraft need those of its mission.</summary>
    /// <param name="id">Of that thing.</param>
    public bool HasAny(string id) => _isGeneral || IsNamed(id);

    /// <param name="id">Of a duration, e.g. <c>missions.m1.delay</c>, whose percentiles are those of the launch too.</param>
    public bool HasDistribution(string id) =>
        (_isGeneral && (id.EndsWith(".restored", StringComparison.Ordinal) || id.EndsWith(".delay", StringComparison.Ordinal))) || IsNamed(id.Split('.')[1]);

    private bool IsNamed(string id) => _named.Any(n => n.Split('.').ElementAtOrDefault(1) == id);

    /// <summary>By its id, so that it can be told before there is a figure.</summary>
    public static bool IsProbability(string metric) =>
        metric.Contains(".prob_", StringComparison.Ordinal) || metric.Contains(".lost_after_", StringComparison.Ordinal);

    /// <summary>P50 or P80 of a date.</summary>
    public static bool IsMainDate(string metric) => metric.EndsWith(".restored.p50", StringComparison.Ordinal) || metric.EndsWith(".restored.p80", StringComparison.Ordinal)
        || metric.EndsWith(".launch.p50", StringComparison.Ordinal) || metric.EndsWith(".launch.p80", StringComparison.Ordinal);
}
