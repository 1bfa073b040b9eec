using System.Globalization;

namespace RiskSim.Statistics.Stopping;

/// <summary>Reads what the command line says of precision and questions.</summary>
public static class RuleText
{
    /// <summary>Half: a probability is known to that before the first trial.</summary>
    internal const double CoarsestProbability = 0.5;

    private static readonly (string Sign, Relation Relation)[] Signs =
        [("<=", Relation.AtMost), (">=", Relation.AtLeast), ("<", Relation.Below), (">", Relation.Above)];

    /// <summary><c>0.005</c>, <c>FIGURE=0.002</c> or <c>FIGURE@ASSUMPTION=0.002</c>.</summary>
    /// <returns>Null if it is none of these.</returns>
    public static PrecisionGoal? Precision(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (Number(text[(equals + 1)..]) is not { } tolerance || !(tolerance > 0)) return null;
        if (equals < 0) return tolerance < CoarsestProbability ? new PrecisionGoal(null, tolerance) : null;
        return Figure(text[..equals]) is { } figure ? new PrecisionGoal(figure, tolerance) : null;
    }

    /// <summary><c>FIGURE&lt;LIMIT</c>, also with <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c> and <c>FIGURE@ASSUMPTION</c>; the limit is a number or a date.</summary>
    /// <returns>Null if it is none of these.</returns>
    public static Question? Question(string text)
    {
        var at = text.AsSpan().IndexOfAny('<', '>');
        if (at < 0) return null;
        var (sign, relation) = Signs.First(s => text.AsSpan(at).StartsWith(s.Sign, StringComparison.Ordinal));
        var limit = text[(at + sign.Length)..].Trim();
        if (Figure(text[..at]) is not { } figure) return null;
        if (DateOnly.TryParseExact(limit, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return new Question(figure, relation, new Limit(double.NaN, date));
        return Number(limit) is { } number ? new Question(figure, relation, new Limit(number)) : null;
    }

    private static FigureName? Figure(string text)
    {
        var parts = text.Trim().Split('@');
        return parts.Length > 2 || parts.Any(p => p.Length == 0 || p.Any(c => char.IsWhiteSpace(c) || c is '=' or '<' or '>')) ? null
            : new FigureName(parts[0], parts.Length == 2 ? parts[1] : AssumptionForecast.BlendId);
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
