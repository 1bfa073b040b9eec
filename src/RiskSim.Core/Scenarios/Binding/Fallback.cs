using RiskSim.Distributions;

namespace RiskSim.Scenarios.Binding;

/// <summary>Stands where a value is absent and 0 is meant, or where it is invalid and the scenario will not be used.</summary>
internal static class Fallback
{
    public static readonly Distribution Zero = Constant.Zero;

    public static readonly DateOnly Date = DateOnly.MinValue;
}
