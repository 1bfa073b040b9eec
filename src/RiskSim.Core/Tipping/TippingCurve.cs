using System.Collections.Immutable;

namespace RiskSim.Tipping;

/// <summary>A figure over an input, and where it crosses the limit.</summary>
/// <param name="Points">All that were looked at, ascending by input.</param>
/// <param name="Grid">The inputs that were looked at first.</param>
/// <param name="Crossings">Ascending; what happens twice between two neighbours of the grid is not seen.</param>
public sealed record TippingCurve(ImmutableArray<TippingPoint> Points, ImmutableArray<double> Grid, ImmutableArray<Crossing> Crossings)
{
    /// <summary>Points that have a figure.</summary>
    public IEnumerable<TippingPoint> Known => Points.Where(p => p.Figure is not null);
}
