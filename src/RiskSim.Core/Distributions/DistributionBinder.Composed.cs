using System.Collections.Immutable;

namespace RiskSim.Distributions;

/// <content>Distributions made of others or read from a file.</content>
internal sealed partial class DistributionBinder
{
    private static readonly Parameter Inner = new("a distribution", ParameterKind.Distribution);
    private static readonly Parameter OptionalMinimum = new("min", ParameterKind.Days, IsOptional: true);
    private static readonly Parameter OptionalMaximum = new("max", ParameterKind.Days, IsOptional: true);
    private static readonly Parameter By = new("by", ParameterKind.Days);
    private static readonly Parameter Factor = new("factor", ParameterKind.Plain, IsPositive: true);
    private static readonly Parameter Weight = new("a weight", ParameterKind.Plain);
    private static readonly Parameter File = new("file", ParameterKind.Word);
    private static readonly Parameter Column = new("column", ParameterKind.Word);

    private Empirical? BindEmpirical(Arguments arguments)
    {
        if (arguments.Match(File, Column) is not [{ } fileNode, { } columnNode]) return null;
        if (Word(arguments, fileNode, File) is not { } file || Word(arguments, columnNode, Column) is not { } column) return null;
        var source = readCsv(file, column);
        if (source.Error.Length == 0 && source.Values.Length > 0 && source.Values.All(double.IsFinite)) return new Empirical(file, column, source.Values);
        arguments.Fail(
            source.Error.Length > 0 ? source.Error
            : source.Values.Length == 0 ? $"the column {column} of {file} is empty"
            : $"the column {column} of {file} holds a value that is not finite");
        return null;
    }

    private string? Word(Arguments arguments, Node node, Parameter parameter)
    {
        switch (node)
        {
            case TextNode quoted:
                return quoted.Text;
            case NumberNode or CallNode { IsWord: true }:
                return text[node.Offset..node.End];
            default:
                arguments.FailAt(node.Offset, node.End, $"{parameter.Name} must be a word or a quoted text", arguments.Mend);
                return null;
        }
    }

    private Mixture? BindMixture(Arguments arguments)
    {
        var errorsBefore = errors.Count;
        var components = ImmutableArray.CreateBuilder<MixtureComponent>();
        foreach (var argument in arguments.Call.Arguments)
        {
            if (argument.Weight is null)
            {
                arguments.FailAt(argument.Offset, argument.End, "each part of a mixture needs its weight", arguments.Mend);
                if (argument.Value is CallNode { IsWord: false }) Bind(argument.Value);
                continue;
            }

            if (arguments.TryNumber(argument.Weight, Weight, out var weight) && !(weight >= 0 && weight <= 1))
                arguments.FailAt(argument.Weight.Offset, argument.Weight.End, "a weight lies in 0..1");
            if (Bind(argument.Value) is { } part) components.Add(new MixtureComponent(weight, part));
        }

        if (errors.Count > errorsBefore) return null;
        if (components.Count == 0)
        {
            arguments.Fail("a mixture needs at least one part", arguments.Mend);
            return null;
        }

        var sum = components.Sum(c => c.Weight);
        if (Math.Abs(sum - 1) <= 1e-9) return new Mixture(components.ToImmutable());
        arguments.Fail($"the weights add up to {Elementary.Text(Math.Round(sum, 10))}, not to 1");
        return null;
    }

    private Truncated? BindTruncate(Arguments arguments)
    {
        if (arguments.Match(Inner, OptionalMinimum, OptionalMaximum) is not [{ } innerNode, var minNode, var maxNode]) return null;
        double min = double.NegativeInfinity, max = double.PositiveInfinity;
        var isGood = minNode is null || arguments.TryNumber(minNode, Minimum, out min);
        isGood &= maxNode is null || arguments.TryNumber(maxNode, Maximum, out max);
        var inner = Bind(innerNode);
        if (inner is null || !isGood) return null;
        if (minNode is null && maxNode is null)
        {
            arguments.Fail("min or max is missing", arguments.Mend);
            return null;
        }

        if (!IsInOrder(arguments, min, max)) return null;
        if (Truncated.Mass(inner, min, max) > 0) return new Truncated(inner, min, max);
        arguments.Fail("there is no probability between min and max", $"It lies between {Elementary.Text(inner.Minimum)} and {Elementary.Text(inner.Maximum)}.");
        return null;
    }

    private Shifted? BindShift(Arguments arguments)
    {
        if (arguments.Match(Inner, By) is not [{ } innerNode, { } byNode]) return null;
        var isGood = arguments.TryNumber(byNode, By, out var by);
        return Bind(innerNode) is { } inner && isGood ? new Shifted(inner, by) : null;
    }

    private Scaled? BindScale(Arguments arguments)
    {
        if (arguments.Match(Inner, Factor) is not [{ } innerNode, { } factorNode]) return null;
        var isGood = arguments.TryNumber(factorNode, Factor, out var factor);
        return Bind(innerNode) is { } inner && isGood ? new Scaled(inner, factor) : null;
    }
}
