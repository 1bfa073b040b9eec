using System.Globalization;

namespace RiskSim.Distributions;

internal enum ParameterKind
{
    /// <summary>A number that may carry a unit.</summary>
    Days,

    /// <summary>A number without a unit.</summary>
    Plain,

    Distribution,

    Word,
}

/// <param name="IsOptional">It may be left out.</param>
/// <param name="IsPositive">It must be above 0.</param>
internal sealed record Parameter(string Name, ParameterKind Kind, bool IsOptional = false, bool IsPositive = false);

/// <summary>The arguments of one call: matched to parameters by position or by name, and read.</summary>
/// <param name="text">The whole expression.</param>
/// <param name="signature">How the call is written, for the mend.</param>
internal sealed class Arguments(string text, CallNode call, string signature, List<ParseError> errors)
{
    /// <summary>Parameters that must be above 0 are at least this, and all at most its inverse, so that nothing overflows.</summary>
    private const double Smallest = 1e-15;

    public CallNode Call => call;

    public string Text => text[call.Offset..call.End];

    /// <summary>Reports an error about the call as a whole.</summary>
    public void Fail(string rule, string mend = "") =>
        errors.Add(new ParseError(call.Offset, ExpressionGrammar.Shorten(Text), rule, mend));

    /// <summary>Reports an error about a part.</summary>
    public void FailAt(int offset, int end, string rule, string mend = "") =>
        errors.Add(new ParseError(offset, ExpressionGrammar.Shorten(text[offset..end]), rule, mend));

    public string Mend => $"Write {signature}.";

    /// <summary>Whether an argument is named like a percentile: p10, p99.5.</summary>
    public bool HasPercentiles => call.Arguments.Any(a => a.Name is { } name && IsPercentileName(name));

    public bool HasName(string name) => call.Arguments.Any(a => a.Name == name);

    /// <returns>The value of each parameter in order, null where it is left out; null as a whole after an error.</returns>
    public Node?[]? Match(params ReadOnlySpan<Parameter> parameters)
    {
        var values = new Node?[parameters.Length];
        var names = new List<string>();
        foreach (var parameter in parameters) names.Add(parameter.Name);
        var errorsBefore = errors.Count;
        var position = 0;
        var hasNamed = false;
        foreach (var argument in call.Arguments)
        {
            int index;
            if (argument.Weight is not null)
            {
                FailAt(argument.Offset, argument.End, "only a mixture has parts with a weight", Mend);
                continue;
            }

            if (argument.Name is { } name)
            {
                hasNamed = true;
                index = names.IndexOf(name);
                if (index < 0)
                {
                    FailAt(argument.Offset, argument.End, $"{call.Name} has no argument {name}",
                        NearestWord.Find(name, names) is { } near ? $"Did you mean {near}?" : Mend);
                    continue;
                }
            }
            else if (hasNamed)
            {
                FailAt(argument.Offset, argument.End, "arguments by position come before those by name", Mend);
                continue;
            }
            else
            {
                index = position++;
                if (index >= values.Length)
                {
                    FailAt(argument.Offset, argument.End, "too many arguments", Mend);
                    continue;
                }
            }

            if (values[index] is not null) FailAt(argument.Offset, argument.End, $"{names[index]} is given twice", Mend);
            values[index] = argument.Value;
        }

        if (errors.Count > errorsBefore) return null;
        var missing = new List<string>();
        for (var i = 0; i < values.Length; i++)
            if (values[i] is null && !parameters[i].IsOptional) missing.Add(parameters[i].Name);
        if (missing.Count == 0) return values;
        Fail($"{string.Join(" and ", missing)} {(missing.Count == 1 ? "is" : "are")} missing", Mend);
        return null;
    }

    /// <returns>All numbers, NaN where left out; null after an error.</returns>
    public double[]? Numbers(params ReadOnlySpan<Parameter> parameters)
    {
        if (Match(parameters) is not { } nodes) return null;
        var numbers = new double[nodes.Length];
        var isGood = true;
        for (var i = 0; i < nodes.Length; i++)
        {
            numbers[i] = double.NaN;
            if (nodes[i] is { } node) isGood &= TryNumber(node, parameters[i], out numbers[i]);
        }

        return isGood ? numbers : null;
    }

    public bool TryNumber(Node node, Parameter parameter, out double number)
    {
        number = double.NaN;
        if (node is not NumberNode { Quantity: var quantity })
        {
            FailAt(node.Offset, node.End, $"{parameter.Name} must be a number",
                text[node.End - 1] == ';' ? "Separate arguments by spaces or commas."
                : node is CallNode { IsWord: true } ? $"Units are {Quantity.KnownUnits}; the decimal mark is a point." : "");
            return false;
        }

        if (!quantity.HasKnownUnit)
        {
            FailAt(node.Offset, node.End, $"unknown unit {quantity.Unit}", DistributionBinder.MendUnit(quantity.Unit));
            return false;
        }

        if (quantity.HasUnit && parameter.Kind == ParameterKind.Plain)
        {
            FailAt(node.Offset, node.End, $"{parameter.Name} has no unit", "Leave the unit out.");
            return false;
        }

        number = quantity.Days;
        if (Math.Abs(number) > 1 / Smallest)
        {
            FailAt(node.Offset, node.End, $"{parameter.Name} must be finite and at most 1e15");
            return false;
        }

        if (!parameter.IsPositive || number >= Smallest) return true;
        FailAt(node.Offset, node.End, number > 0 ? $"{parameter.Name} is too small to compute with" : $"{parameter.Name} must be > 0");
        return false;
    }

    /// <summary>All arguments as percentiles, by percent; null after an error.</summary>
    /// <param name="isPositive">Whether values must be above 0.</param>
    public List<Percentile>? Percentiles(bool isPositive)
    {
        var errorsBefore = errors.Count;
        var points = new List<Percentile>();
        foreach (var argument in call.Arguments)
        {
            if (argument.Name is not { } name || !IsPercentileName(name))
            {
                FailAt(argument.Offset, argument.End, $"{call.Name} is given by percentiles alone or not at all", Mend);
                continue;
            }

            var percent = double.Parse(name.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            if (percent > 100) FailAt(argument.Offset, argument.End, "a percentile lies between p0 and p100");
            else if (points.Any(p => p.Percent == percent)) FailAt(argument.Offset, argument.End, $"{name} is given twice");
            else if (TryNumber(argument.Value, new Parameter(name, ParameterKind.Days, IsPositive: isPositive), out var value)) points.Add(new Percentile(percent, value));
        }

        if (errors.Count > errorsBefore) return null;
        points.Sort((a, b) => a.Percent.CompareTo(b.Percent));
        for (var i = 1; i < points.Count; i++)
        {
            if (points[i - 1].Value < points[i].Value) continue;
            Fail("percentiles must increase", "A higher percentile has a greater value.");
            return null;
        }

        return points;
    }

    public static bool IsPercentileName(string name)
    {
        if (name.Length < 2 || name[0] != 'p' || !char.IsAsciiDigit(name[1]) || !char.IsAsciiDigit(name[^1])) return false;
        return name.Skip(1).All(c => char.IsAsciiDigit(c) || c == '.') && name.Count(c => c == '.') <= 1;
    }
}
