using System.Collections.Immutable;
using RiskSim.Statistics;

namespace RiskSim.Changes;

/// <summary>One or more causes applied together, and what they did to a figure.</summary>
/// <param name="Causes">At least one, in their order.</param>
/// <param name="AsOf">The data date after it.</param>
/// <param name="Before">The figure before.</param>
/// <param name="After">The figure after.</param>
/// <param name="Difference">After minus before.</param>
public sealed record ChangeStep(ImmutableArray<Cause> Causes, DateOnly AsOf, FigureLevel Before, FigureLevel After, Difference Difference)
{
    /// <summary>Whether it is only a lower limit, as the figure lies beyond the horizon before or after.</summary>
    public bool IsBound => Before.IsBeyondHorizon != After.IsBeyondHorizon;

    /// <summary>Whether it did something, beyond what chance makes of nothing in 19 cases of 20. With the same percentiles what does nothing is exactly 0.</summary>
    public bool IsClear => Math.Abs(Difference.Value) > 2 * Difference.StandardError;

    /// <summary>Whether it only let time pass.</summary>
    public bool IsWaiting => Causes.All(c => c is Cause.Waiting);

    /// <summary>Whether it sums up steps that could be told apart.</summary>
    public bool IsSummary { get; private init; }

    internal ChangeStep Then(ChangeStep next) =>
        new(Causes.AddRange(next.Causes), next.AsOf, Before, next.After, Difference + next.Difference) { IsSummary = true };
}

/// <summary>How a figure changed between two states of knowledge, as a sum over what happened in between.</summary>
/// <param name="Assumption">An id, or <c>blend</c>.</param>
/// <param name="Steps">In order; their differences add up to <paramref name="Total"/>. Empty where nothing happened.</param>
/// <param name="Total">With its own error, which is not that of independent steps.</param>
public sealed record FigureChange(string Assumption, string Metric, Unit Unit, FigureLevel Before, FigureLevel After, Difference Total, ImmutableArray<ChangeStep> Steps)
{
    /// <summary>Steps below this share of the largest are not worth a line of their own.</summary>
    private const double LeastShare = 0.02;

    /// <summary>Of two runs of which only the figures are known.</summary>
    /// <param name="asOf">The data date of the first.</param>
    /// <param name="laterAsOf">The data date of the second.</param>
    public static FigureChange Plain(Figure before, DateOnly asOf, Figure after, DateOnly laterAsOf)
    {
        FigureLevel first = Of(before, asOf), second = Of(after, laterAsOf);
        var value = first.IsBeyondHorizon && second.IsBeyondHorizon ? 0 : second.Value - first.Value;
        return new FigureChange(before.Assumption, before.Metric, before.Unit, first, second, Difference.Independent(before, after).WithValue(value), []);

        static FigureLevel Of(Figure figure, DateOnly zero) =>
            new((figure.Unit == Unit.PointInTime ? zero.DayNumber : 0) + figure.Value, figure.StandardError, figure.Date, figure.IsBeyondHorizon, false);
    }

    /// <summary>Whether the total is only a lower limit of how far the figure moved.</summary>
    public bool IsBound => Before.IsBeyondHorizon != After.IsBeyondHorizon;

    /// <summary>Whether it cannot be told if anything changed, as both lie beyond the horizon.</summary>
    public bool IsBeyondHorizon => Before.IsBeyondHorizon && After.IsBeyondHorizon;

    /// <summary>The largest steps in order; what lies between two of them is put together, and left out where it is too little to be seen.</summary>
    /// <param name="most">So many steps of their own.</param>
    public ImmutableArray<ChangeStep> Condensed(int most)
    {
        var least = LeastShare * Steps.Select(s => Math.Abs(s.Difference.Value)).DefaultIfEmpty(0).Max();
        var main = Steps.Where(s => s.IsClear && Math.Abs(s.Difference.Value) >= least)
            .OrderByDescending(s => Math.Abs(s.Difference.Value)).Take(most).ToHashSet(ReferenceEqualityComparer.Instance);
        var condensed = ImmutableArray.CreateBuilder<ChangeStep>();
        ChangeStep? rest = null;
        foreach (var step in Steps)
        {
            if (!main.Contains(step))
            {
                rest = rest is null ? step : rest.Then(step);
                continue;
            }

            AddRest();
            condensed.Add(step);
        }

        AddRest();
        return condensed.ToImmutable();

        void AddRest()
        {
            // What is left out is no more than a line's width of a picture.
            if (rest is not null && rest.IsClear && Math.Abs(rest.Difference.Value) >= least / 4) condensed.Add(rest);
            rest = null;
        }
    }
}
