using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios.Format;

/// <summary>Reads each single value once, however many assumptions share it.</summary>
internal sealed class Values(ReadingContext context)
{
    private readonly Dictionary<(ScalarNode, ScalarFormat), object?> _read = [];

    public T? Value<T>(DocumentNode? node, ScalarFormat<T> format)
        where T : struct => (T?)Read(node, format);

    public string? Text(DocumentNode? node, TextFormat format) => (string?)Read(node, format);

    public Distributions.Distribution? Distribution(DocumentNode? node, DistributionFormat format) => (Distributions.Distribution?)Read(node, format);

    /// <returns>Null where there is no value, or, with a problem, where it is not valid.</returns>
    public object? Read(DocumentNode? node, ScalarFormat format)
    {
        if (node is not ScalarNode { IsNull: false } scalar) return null;
        if (!_read.TryGetValue((scalar, format), out var value))
            _read[(scalar, format)] = value = format.Read(scalar, context);
        return value;
    }
}
