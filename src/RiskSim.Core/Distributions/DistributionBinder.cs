using System.Collections.Immutable;

namespace RiskSim.Distributions;

/// <summary>Gives a syntax its meaning: finds the distribution, checks its parameters, collects what is wrong.</summary>
internal sealed partial class DistributionBinder(
    string text, Func<string, string, EmpiricalSource> readCsv, List<ParseError> errors)
{
    /// <summary>How each distribution is written, by name.</summary>
    private static readonly Dictionary<string, (string Signature, Func<DistributionBinder, Arguments, Distribution?> Bind)> Known = new(StringComparer.Ordinal)
    {
        ["pert"] = ("pert(min mode max shape=4)", (_, a) => BindPert(a)),
        ["triangular"] = ("triangular(min mode max)", (_, a) => BindTriangular(a)),
        ["uniform"] = ("uniform(min max)", (_, a) => BindUniform(a)),
        ["loguniform"] = ("loguniform(min max)", (_, a) => BindLogUniform(a)),
        ["normal"] = ("normal(mean sd)", (_, a) => BindNormal(a)),
        ["lognormal"] = ("lognormal(mean= sd=) or any two percentiles like lognormal(p10=60 p90=240)", (_, a) => BindLogNormal(a)),
        ["weibull"] = ("weibull(shape scale) or any two percentiles like weibull(p10=60 p90=240)", (_, a) => BindWeibull(a)),
        ["gamma"] = ("gamma(shape scale) or gamma(mean= sd=)", (_, a) => BindGamma(a)),
        ["exponential"] = ("exponential(mean)", (_, a) => BindExponential(a)),
        ["beta"] = ("beta(a b min max)", (_, a) => BindBeta(a)),
        ["quantiles"] = ("quantiles(p0=20 p50=70 p100=400)", (_, a) => BindQuantiles(a)),
        ["empirical"] = ("empirical(file.csv column)", (b, a) => b.BindEmpirical(a)),
        ["mixture"] = ("mixture(0.6 of A  0.4 of B)", (b, a) => b.BindMixture(a)),
        ["truncate"] = ("truncate(A min= max=)", (b, a) => b.BindTruncate(a)),
        ["shift"] = ("shift(A by)", (b, a) => b.BindShift(a)),
        ["scale"] = ("scale(A factor)", (b, a) => b.BindScale(a)),
    };

    private const string Never = "never";

    public static string MendUnit(string unit) => NearestUnit(unit) is { } near
        ? $"Did you mean {near}? Units are {Quantity.KnownUnits}."
        : $"Units are {Quantity.KnownUnits}.";

    /// <returns>Null after an error.</returns>
    public Distribution? Bind(Node node) => node switch
    {
        NumberNode number => BindConstant(number),
        CallNode call => BindCall(call),
        _ => Fail(node, "a distribution or a number is expected", "Take the quotation marks out."),
    };

    private Constant? BindConstant(NumberNode node)
    {
        var arguments = new Arguments(text, new CallNode("", [], node.Offset, node.End), "", errors);
        return arguments.TryNumber(node, new Parameter("a constant", ParameterKind.Days), out var days) ? new Constant(days) : null;
    }

    private Distribution? BindCall(CallNode call)
    {
        if (call.Name == Never)
            return call.IsWord || call.Arguments.Length == 0 ? Constant.Never : Fail(call, "never has no arguments", "Write never.");
        if (!Known.TryGetValue(call.Name, out var known))
        {
            var near = NearestWord.Find(call.Name, Known.Keys.Append(Never));
            errors.Add(new ParseError(call.Offset, ExpressionGrammar.Shorten(call.Name), "unknown distribution",
                near is null ? $"Known are {string.Join(", ", Known.Keys)}, {Never} and plain numbers." : $"Did you mean {near}?"));
            return null;
        }

        if (call.IsWord) return Fail(call, $"{call.Name} needs its arguments", $"Write {known.Signature}.");
        var arguments = new Arguments(text, call, known.Signature, errors);
        try
        {
            return known.Bind(this, arguments);
        }
        catch (Exception e) when (e is ArgumentException or ArithmeticException)
        {
            // What the checks let through and the numerics cannot do: parameters at the limits of a double.
            arguments.Fail("the parameters are too large or too small to compute with");
            return null;
        }
    }

    private Distribution? Fail(Node node, string rule, string mend)
    {
        errors.Add(new ParseError(node.Offset, ExpressionGrammar.Shorten(text[node.Offset..node.End]), rule, mend));
        return null;
    }

    private static string? NearestUnit(string unit) => unit.ToUpperInvariant() switch
    {
        "H" or "HR" or "HRS" or "HOUR" or "HOURS" => "h",
        "D" or "DAY" or "DAYS" => "d",
        "W" or "WK" or "WEEK" or "WEEKS" => "w",
        "M" or "MO" or "MON" or "MONTH" or "MONTHS" => "mo",
        "Y" or "YR" or "A" or "YEAR" or "YEARS" => "y",
        _ => null,
    };
}
