using RiskSim.Changes;
using RiskSim.Statistics;

namespace RiskSim.Tipping;

/// <summary>A figure at one value of the input.</summary>
/// <param name="Input">A number, or the day number of a date.</param>
/// <param name="Figure">Null where there is none, e.g. because what is known is impossible.</param>
/// <param name="Level">The figure in a scale of its own: days, 0..1, or days since 0001-01-01 for a date; null with the figure.</param>
public sealed record TippingPoint(double Input, Figure? Figure, FigureLevel? Level)
{
    /// <summary>Where the input is the weight of an assumption: its share of all weights as stated and after the evidence.</summary>
    public WeightShare? Share { get; init; }
}

/// <summary>An assumption's weight as a share of all.</summary>
/// <param name="Stated">0..1.</param>
/// <param name="Updated">0..1, by the evidence; it is what the blend uses.</param>
public readonly record struct WeightShare(double Stated, double Updated);

/// <summary>Where a figure crosses the limit.</summary>
/// <param name="Input">A number, or of dates the first day on the other side.</param>
/// <param name="StandardError">Of the input, in its unit or days: from the error of the figure and its slope.</param>
/// <param name="Rises">Whether the figure is above the limit after it.</param>
/// <param name="Slope">Of the figure, in its unit by unit (or day) of the input.</param>
/// <param name="SlopeStandardError">With the same percentiles on both sides.</param>
/// <param name="IsClear">Whether the figure differs on both sides by more than chance.</param>
public sealed record Crossing(double Input, double StandardError, bool Rises, double Slope, double SlopeStandardError, bool IsClear)
{
    /// <summary>As of <see cref="TippingPoint.Share"/>.</summary>
    public WeightShare? Share { get; init; }
}
