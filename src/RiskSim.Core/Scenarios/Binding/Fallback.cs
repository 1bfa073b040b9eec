using RiskSim.Distributions;

namespace RiskSim.Scenarios.Binding;

/// <summary>Stands where a value is absent and 0 is meant, or where it is invalid and the scenario will not be used.</summary>
internal static class Fallback
{
    public static readonly Distribution Zero = DistributionParser.Parse("0", (_, _) => throw new InvalidOperationException()).Value!;

    public static readonly DateOnly Date = DateOnly.MinValue;
}
