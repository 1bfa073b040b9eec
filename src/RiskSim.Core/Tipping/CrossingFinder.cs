using System.Collections.Immutable;
using RiskSim.Changes;
using RiskSim.Statistics;

namespace RiskSim.Tipping;

/// <summary>
/// Finds where a figure crosses a limit. A coarse grid tells between which values it does; each is narrowed down by false position with the weight of the
/// end that stays halved (Illinois: Dowell and Jarratt, BIT 11, 1971), and by halving where that is slow or a figure lies beyond the horizon, until
/// the figure is nearer to the limit than its noise.
/// </summary>
/// <param name="look">The figure at a value; always with the same percentiles, so that it changes with the input alone.</param>
/// <param name="limit">In the scale of <see cref="TippingPoint.Level"/>.</param>
internal sealed class CrossingFinder(VariedInput input, Func<double, TippingPoint> look, double limit)
{
    private const int MostSteps = 40;

    /// <summary>Nearer to the limit than this share of its standard error a figure is on it.</summary>
    private const double ShareOfError = 0.1;

    /// <summary>A slope is taken over so wide a stretch that it is known to about this.</summary>
    private const double SlopeError = 0.1;

    private readonly SortedDictionary<double, TippingPoint> _seen = [];

    /// <param name="grid">Ascending, at least two.</param>
    public TippingCurve Find(ImmutableArray<double> grid)
    {
        foreach (var x in grid) Look(x);
        var crossings = ImmutableArray.CreateBuilder<Crossing>();
        foreach (var (left, right) in grid.Zip(grid.Skip(1)))
        {
            var (a, b) = (_seen[left], _seen[right]);
            // Where there is no figure nothing is crossed.
            if (a.Level is not null && b.Level is not null && IsAbove(a) != IsAbove(b)) crossings.Add(Narrow(a, b));
        }

        return new TippingCurve([.. _seen.Values], grid, crossings.ToImmutable());
    }

    private TippingPoint Look(double x) => _seen.TryGetValue(x, out var seen) ? seen : _seen[x] = look(x);

    private bool IsAbove(TippingPoint point) => point.Level!.IsBeyondHorizon || point.Level.Value > limit;

    private Crossing Narrow(TippingPoint first, TippingPoint last)
    {
        var (a, b) = (first, last);
        double weightA = 1, weightB = 1, width = double.PositiveInfinity;
        bool? movedA = null;
        for (var step = 0; step < MostSteps && b.Input - a.Input > input.Finest && !IsOnLimit(a) && !IsOnLimit(b); step++)
        {
            var isSlow = b.Input - a.Input > width / 2;
            if (step % 2 == 0) width = b.Input - a.Input;
            var x = Between(a, b, step % 2 == 0 && step > 0 && isSlow ? double.NaN : Share(a, b, weightA, weightB));
            if (x is not { } next) break;
            var point = Look(next);
            if (point.Level is null) break;
            // The end that stays twice in a row counts half, so that the next value falls beyond the crossing.
            var movesA = IsAbove(point) == IsAbove(a);
            if (movesA) (a, weightA, weightB) = (point, 1, movedA == true ? weightB / 2 : weightB);
            else (b, weightA, weightB) = (point, movedA == false ? weightA / 2 : weightA, 1);
            movedA = movesA;
        }

        return Crossing(first, last, a, b);
    }

    private bool IsOnLimit(TippingPoint point) => !point.Level!.IsBeyondHorizon && Math.Abs(point.Level.Value - limit) <= ShareOfError * point.Level.StandardError;

    /// <summary>How far on the way from a to b the limit lies on a straight line; NaN where one end lies beyond the horizon.</summary>
    private double Share(TippingPoint a, TippingPoint b, double weightA = 1, double weightB = 1)
    {
        if (a.Level!.IsBeyondHorizon || b.Level!.IsBeyondHorizon) return double.NaN;
        var (gapA, gapB) = (weightA * (limit - a.Level.Value), weightB * (b.Level.Value - limit));
        return gapA + gapB == 0 ? double.NaN : gapA / (gapA + gapB);
    }

    /// <summary>A value that was not looked at yet, strictly between the two; null where there is none.</summary>
    private double? Between(TippingPoint a, TippingPoint b, double share)
    {
        var wide = b.Input - a.Input;
        var least = input.IsDate ? 1 : Math.Max(input.Finest / 2, 0.02 * wide);
        var x = input.Rounded(Math.Clamp(a.Input + (double.IsFinite(share) ? share : 0.5) * wide, a.Input + least, Math.Max(a.Input + least, b.Input - least)));
        return x > a.Input && x < b.Input ? x : null;
    }

    private Crossing Crossing(TippingPoint first, TippingPoint last, TippingPoint a, TippingPoint b)
    {
        var (slope, slopeError) = Slope(first, last, a, b);
        var share = Share(a, b);
        var x = a.Input + (double.IsFinite(share) ? Math.Clamp(share, 0, 1) : 0.5) * (b.Input - a.Input);
        var error = (IsOnLimit(a) || b.Level!.IsBeyondHorizon ? a : b).Level!.StandardError;
        var noise = slope != 0 ? error / Math.Abs(slope) : 0;
        // What was not narrowed down any further may lie anywhere between.
        var rest = IsOnLimit(a) || IsOnLimit(b) || input.IsDate ? 0 : (b.Input - a.Input) / Math.Sqrt(12);
        var whole = Difference(first, last);
        return new Crossing(input.IsDate ? Math.Min(b.Input, Math.Floor(x) + 1) : x, Math.Sqrt(noise * noise + rest * rest), IsAbove(last), slope, slopeError, Math.Abs(whole.Value) > 2 * whole.StandardError)
        {
            Share = a.Share is { } from && b.Share is { } to && b.Input > a.Input ? Mean(from, to, (x - a.Input) / (b.Input - a.Input)) : null,
        };
    }

    private static WeightShare Mean(WeightShare a, WeightShare b, double share) => new(a.Stated + share * (b.Stated - a.Stated), a.Updated + share * (b.Updated - a.Updated));

    /// <summary>Over the narrowest stretch around the crossing on which the figure moves by more than its own noise and that of the difference.</summary>
    private (double Slope, double StandardError) Slope(TippingPoint first, TippingPoint last, TippingPoint a, TippingPoint b)
    {
        var near = _seen.Values.Where(p => p.Level is { IsBeyondHorizon: false } && p.Input >= first.Input && p.Input <= last.Input).ToList();
        var pairs = near.Where(p => p.Input <= a.Input).SelectMany(p => near.Where(q => q.Input >= b.Input).Select(q => (Left: p, Right: q)))
            .OrderBy(p => p.Right.Input - p.Left.Input).ToList();
        if (pairs.Count == 0) return (0, 0);
        var chosen = pairs.FirstOrDefault(p => Difference(p.Left, p.Right) is var d && Math.Abs(d.Value) > p.Left.Level!.StandardError && d.StandardError <= SlopeError * Math.Abs(d.Value), pairs[^1]);
        var (difference, run) = (Difference(chosen.Left, chosen.Right), chosen.Right.Input - chosen.Left.Input);
        return (difference.Value / run, difference.StandardError / run);
    }

    private static Difference Difference(TippingPoint a, TippingPoint b) => Statistics.Difference.Paired(a.Figure!, b.Figure!).WithValue(b.Level!.Value - a.Level!.Value);
}
