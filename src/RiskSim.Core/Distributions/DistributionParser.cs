using System.Collections.Immutable;

namespace RiskSim.Distributions;

/// <summary>Reads the expression language of distributions and durations. No text makes it throw.</summary>
public static class DistributionParser
{
    /// <summary>How deep expressions may be nested.</summary>
    public const int DeepestNesting = 20;

    /// <param name="text">For example <c>mixture(0.8 of 0  0.2 of lognormal(p50=10 p90=40))</c>.</param>
    /// <param name="readCsv">The values of a column of a file, for <c>empirical(file column)</c>.</param>
    public static ParseOutcome Parse(string text, Func<string, string, EmpiricalSource> readCsv)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(readCsv);
        var errors = new List<ParseError>();
        var node = ExpressionGrammar.Read(text, errors);
        var value = node is null ? null : new DistributionBinder(text, readCsv, errors).Bind(node);
        if (errors.Count == 0 && value is not null) return new ParseOutcome(value, []);
        return new ParseOutcome(null, [.. errors.OrderBy(e => e.Offset).Distinct()]);
    }

    /// <summary>Reads a number with an optional unit, as <c>180 d</c>, <c>0.1y</c>, <c>12h</c> or <c>30</c> (days).</summary>
    /// <param name="days">Finite; may be negative.</param>
    public static bool TryParseDuration(string text, out double days)
    {
        ArgumentNullException.ThrowIfNull(text);
        days = double.NaN;
        var tokens = ExpressionTokenizer.Split(text);
        if (tokens.Count != 1 || tokens[0].Kind != TokenKind.Number) return false;
        if (!Quantity.TryRead(tokens[0].Text, out var quantity) || !quantity.HasKnownUnit) return false;
        days = quantity.Days;
        return double.IsFinite(days);
    }
}
