using RiskSim.Statistics;

namespace RiskSim.Reporting.Text;

/// <summary>What programs read of the unit of a figure.</summary>
internal static class UnitNames
{
    /// <summary><c>days</c>, <c>days_from_data_date</c>, <c>probability</c>, <c>share</c>, <c>weight</c>.</summary>
    public static string Of(Unit unit) => unit switch
    {
        Unit.Days => "days",
        Unit.PointInTime => "days_from_data_date",
        Unit.Probability => "probability",
        Unit.Share => "share",
        Unit.Weight => "weight",
        _ => throw new InvalidOperationException($"unit {unit}"),
    };
}
