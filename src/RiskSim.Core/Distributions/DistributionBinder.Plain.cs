namespace RiskSim.Distributions;

/// <content>Distributions given by numbers alone.</content>
internal sealed partial class DistributionBinder
{
    private static readonly Parameter Minimum = new("min", ParameterKind.Days);
    private static readonly Parameter Mode = new("mode", ParameterKind.Days);
    private static readonly Parameter Maximum = new("max", ParameterKind.Days);
    private static readonly Parameter Mean = new("mean", ParameterKind.Days);
    private static readonly Parameter PositiveMean = new("mean", ParameterKind.Days, IsPositive: true);
    private static readonly Parameter StandardDeviation = new("sd", ParameterKind.Days, IsPositive: true);
    private static readonly Parameter Shape = new("shape", ParameterKind.Plain, IsPositive: true);
    private static readonly Parameter OptionalShape = new("shape", ParameterKind.Plain, IsOptional: true, IsPositive: true);
    private static readonly Parameter Scale = new("scale", ParameterKind.Days, IsPositive: true);

    private static Distribution? BindPert(Arguments arguments)
    {
        if (arguments.Numbers(Minimum, Mode, Maximum, OptionalShape) is not [var min, var mode, var max, var shape]) return null;
        if (!IsInOrder(arguments, min, mode, max)) return null;
        if (shape > BetaShaped.LargestShape)
        {
            arguments.Fail("shape must be at most 1000000", "A constant says the same.");
            return null;
        }

        return min == max ? new Constant(min) : new Pert(min, mode, max, double.IsNaN(shape) ? 4 : shape);
    }

    private static Distribution? BindTriangular(Arguments arguments)
    {
        if (arguments.Numbers(Minimum, Mode, Maximum) is not [var min, var mode, var max]) return null;
        if (!IsInOrder(arguments, min, mode, max)) return null;
        return min == max ? new Constant(min) : new Triangular(min, mode, max);
    }

    private static Distribution? BindUniform(Arguments arguments)
    {
        if (arguments.Numbers(Minimum, Maximum) is not [var min, var max] || !IsInOrder(arguments, min, max)) return null;
        return min == max ? new Constant(min) : new Uniform(min, max);
    }

    private static Distribution? BindLogUniform(Arguments arguments)
    {
        if (arguments.Numbers(Minimum with { IsPositive = true }, Maximum) is not [var min, var max] || !IsInOrder(arguments, min, max)) return null;
        return min == max ? new Constant(min) : new LogUniform(min, max);
    }

    private static Normal? BindNormal(Arguments arguments) =>
        arguments.Numbers(Mean, StandardDeviation) is [var mean, var sd] ? new Normal(mean, sd) : null;

    private static LogNormal? BindLogNormal(Arguments arguments)
    {
        if (arguments.HasPercentiles)
            return TwoPercentiles(arguments) is var (lower, upper) ? LogNormal.FromPercentiles(lower, upper) : null;
        return arguments.Numbers(PositiveMean, StandardDeviation) is [var mean, var sd] ? LogNormal.FromMean(mean, sd) : null;
    }

    private static Weibull? BindWeibull(Arguments arguments)
    {
        if (arguments.HasPercentiles)
            return TwoPercentiles(arguments) is var (lower, upper) ? Weibull.FromPercentiles(lower, upper) : null;
        return arguments.Numbers(Shape, Scale) is [var shape, var scale] ? new Weibull(shape, scale) : null;
    }

    private static Gamma? BindGamma(Arguments arguments)
    {
        if (arguments.HasName("mean") || arguments.HasName("sd"))
            return arguments.Numbers(PositiveMean, StandardDeviation) is [var mean, var sd] ? Gamma.FromMean(mean, sd) : null;
        return arguments.Numbers(Shape, Scale) is [var shape, var scale] ? new Gamma(shape, scale) : null;
    }

    private static Exponential? BindExponential(Arguments arguments) =>
        arguments.Numbers(PositiveMean) is [var mean] ? new Exponential(mean) : null;

    private static Distribution? BindBeta(Arguments arguments)
    {
        if (arguments.Numbers(Shape with { Name = "a" }, Shape with { Name = "b" }, Minimum, Maximum) is not [var a, var b, var min, var max]) return null;
        if (!IsInOrder(arguments, min, max)) return null;
        if (Math.Max(a, b) > BetaShaped.LargestShape)
        {
            arguments.Fail("a and b must be at most 1000000", "A constant says the same.");
            return null;
        }

        return min == max ? new Constant(min) : new Beta(a, b, min, max);
    }

    private static Quantiles? BindQuantiles(Arguments arguments)
    {
        if (arguments.Percentiles(isPositive: false) is not { } points) return null;
        if (points.Count >= 2 && points[0].Percent == 0 && points[^1].Percent == 100) return new Quantiles([.. points]);
        arguments.Fail("p0 and p100 are required", arguments.Mend);
        return null;
    }

    private static (Percentile Lower, Percentile Upper)? TwoPercentiles(Arguments arguments)
    {
        if (arguments.Percentiles(isPositive: true) is not { } points) return null;
        if (points.Count != 2)
        {
            arguments.Fail("exactly two percentiles are needed", arguments.Mend);
            return null;
        }

        if (points[0].Percent > 0 && points[1].Percent < 100) return (points[0], points[1]);
        arguments.Fail($"{arguments.Call.Name} has no p0 and no p100", arguments.Mend);
        return null;
    }

    private static bool IsInOrder(Arguments arguments, double min, double mode, double max)
    {
        if (min <= mode && mode <= max) return true;
        arguments.Fail("parameters out of order: min ≤ mode ≤ max", arguments.Mend);
        return false;
    }

    private static bool IsInOrder(Arguments arguments, double min, double max)
    {
        if (min <= max) return true;
        arguments.Fail("parameters out of order: min ≤ max", arguments.Mend);
        return false;
    }
}
