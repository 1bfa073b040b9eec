using System.Text.Json.Nodes;
using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios.Format;

/// <summary>A value without parts, and how its text is read.</summary>
internal abstract class ScalarFormat(string expected, string mend) : FormatNode
{
    public override string Expected { get; } = expected;

    /// <summary>How to write one; a sentence.</summary>
    public string Mend { get; } = mend;

    public abstract JsonObject Schema { get; }

    /// <returns>Null with a problem where the text is no such value.</returns>
    public abstract object? Read(ScalarNode scalar, ReadingContext context);
}

/// <param name="ReadCsv">The values of a CSV file's column, for <c>empirical</c>.</param>
internal sealed record ReadingContext(ProblemList Problems, Func<string, string, Distributions.EmpiricalSource> ReadCsv);

/// <param name="read">Null where the text is no such value.</param>
/// <param name="repair">What was most likely meant by a text that is no such value, or null.</param>
internal sealed class ScalarFormat<T>(string expected, string mend, Func<string, T?> read, JsonObject schema, Func<string, string?>? repair = null)
    : ScalarFormat(expected, mend)
    where T : struct
{
    private readonly JsonObject _schema = schema;

    public override JsonObject Schema => (JsonObject)_schema.DeepClone();

    public override object? Read(ScalarNode scalar, ReadingContext context)
    {
        if (read(scalar.Text) is { } value) return value;
        var meant = repair?.Invoke(scalar.Text);
        context.Problems.Error(scalar.Place, scalar.Shown, Expected + " is expected here", meant is null ? Mend : $"Write {meant}.");
        return null;
    }
}
