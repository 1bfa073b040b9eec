using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RiskSim.Sampling;

namespace RiskSim.Statistics.Joint;

/// <summary>Makes the joint distribution of two launches from what was counted of them.</summary>
internal sealed class JointBuilder
{
    /// <summary>A percentile that falls short of a midnight by rounding lies on the day that begins there.</summary>
    private const double DayTolerance = 1e-9;

    private static readonly GroupSum Nothing = new(0, new double[Randomisations.Count]);
    private static readonly double[] PlanLevels = [0.5, 0.7, 0.8, 0.9];
    private static readonly double[] SingleLevels = [0.5, 0.8];

    private readonly Mixture _mixture;
    private readonly EmpiricalDistribution _launchA, _launchB;
    private readonly JointSpec[] _specs;
    private readonly JointSums[] _sums;

    /// <param name="launchA">Of the same mixture, in days from the data date.</param>
    /// <param name="launchB">As <paramref name="launchA"/>.</param>
    public JointBuilder(Mixture mixture, EmpiricalDistribution launchA, EmpiricalDistribution launchB)
    {
        (_mixture, _launchA, _launchB) = (mixture, launchA, launchB);
        var tallies = mixture.Components.Select(c => c.Tally.Joint!).ToArray();
        _specs = [.. tallies.Select(t => t.Spec)];
        _sums = [.. tallies.Select(t => t.Cumulative())];
    }

    /// <param name="quantiles">Those that are reported.</param>
    public JointForecast Build(ImmutableArray<double> quantiles)
    {
        var (a, b) = (_specs[0].A, _specs[0].B);
        var (lastA, lastB) = (a.Days.Length, b.Days.Length);
        var probability = new double[lastA * lastB];
        for (var i = 0; i < lastA; i++)
            for (var j = 0; j < lastB; j++) probability[i * lastB + j] = Probability(i, j);
        var grid = new JointForecast
        {
            A = Mission(a, _launchA, i => Probability(i, lastB)),
            B = Mission(b, _launchB, j => Probability(lastA, j)),
            Probability = ImmutableCollectionsMarshal.AsImmutableArray(probability),
            OnTime = OnTime(),
            SinglePercentiles = [],
            Plans = [],
            Table = [.. a.Asked.SelectMany(i => b.Asked.Select(j => Point(a.Days[i], b.Days[j], [(i, j, 1)])))],
        };
        return grid with
        {
            SinglePercentiles = [.. SingleLevels.Select(p => quantiles.MinBy(q => Math.Abs(q - p))).Distinct().Select(q => Single(grid, q))],
            Plans = [.. PlanLevels.Select(p => Plan(grid, p))],
        };
    }

    private JointPoint OnTime()
    {
        // Under an assumption that planned one of them before the data date it is late already.
        var onTime = _mixture.Ratio(c => _specs[c] is { A.OnTime: >= 0, B.OnTime: >= 0 } spec ? _sums[c][spec.A.OnTime, spec.B.OnTime] : Nothing);
        return new JointPoint(_specs[0].A.PlannedDay, _specs[0].B.PlannedDay, onTime.Value, onTime.StandardError);
    }

    /// <summary>As the mixture does it, without the error.</summary>
    private double Probability(int a, int b)
    {
        double numerator = 0, denominator = 0;
        for (var c = 0; c < _sums.Length; c++)
        {
            var (share, tally) = _mixture.Components[c];
            numerator += share.Weight * (_sums[c].Total(a, b) / tally.Weight.Total);
            denominator += share.Weight;
        }

        return numerator / denominator;
    }

    private JointPoint Point(int dayA, int dayB, (int A, int B, double Weight)[] corners)
    {
        var estimate = _mixture.Ratio(c => corners.Aggregate(Nothing, (sum, k) => sum + _sums[c][k.A, k.B] * k.Weight));
        return new JointPoint(dayA, dayB, estimate.Value, estimate.StandardError);
    }

    /// <summary>By the UTC days of the reported percentiles.</summary>
    private JointLevel Single(JointForecast grid, double level)
    {
        var (a, b) = (_launchA.Quantile(level), _launchB.Quantile(level));
        if (!double.IsFinite(a) || !double.IsFinite(b)) return new JointLevel(level, null);
        var (dayA, dayB) = ((int)Math.Floor(a + DayTolerance), (int)Math.Floor(b + DayTolerance));
        return new JointLevel(level, Point(dayA, dayB, [.. grid.Corners(dayA, dayB)]));
    }

    /// <summary>Later and later dates, the less likely mission's first, until both are met.</summary>
    private JointLevel Plan(JointForecast grid, double level)
    {
        if (grid.A.FirstDay(level) is not { } dayA || grid.B.FirstDay(level) is not { } dayB) return new JointLevel(level, null);
        var (a, b) = (grid.A.ByEndOf, grid.B.ByEndOf);
        while (grid.At(dayA, dayB) < level)
        {
            // Days on which nothing is launched change nothing.
            var (nextA, nextB) = (Next(a, dayA), Next(b, dayB));
            if (nextA is null && nextB is null) return new JointLevel(level, null);
            if (nextB is null || (nextA is not null && a[dayA] <= b[dayB])) dayA = nextA!.Value;
            else dayB = nextB.Value;
        }

        return new JointLevel(level, Point(dayA, dayB, [.. grid.Corners(dayA, dayB)]));
    }

    private static int? Next(ImmutableArray<double> byEndOf, int day)
    {
        for (var next = day + 1; next < byEndOf.Length; next++)
            if (byEndOf[next] > byEndOf[day]) return next;
        return null;
    }

    /// <param name="at">P(it launches by the end of the day of a place).</param>
    private static JointMission Mission(JointAxis axis, EmpiricalDistribution launch, Func<int, double> at)
    {
        var byEndOf = new double[axis.Days[^1] + 1];
        var (from, before, countedBefore) = (-1, 0.0, 0.0);
        for (var place = 0; place < axis.Days.Length; place++)
        {
            var (to, after, countedAfter) = (axis.Days[place], at(place), ByEndOf(axis.Days[place]));
            // What is counted at the places is exact; the histogram, which ends each day a bin early, tells what lies between.
            for (var day = from + 1; day <= to; day++)
            {
                var share = countedAfter > countedBefore ? (ByEndOf(day) - countedBefore) / (countedAfter - countedBefore) : (double)(day - from) / (to - from);
                byEndOf[day] = day == to ? after : before + share * (after - before);
            }

            (from, before, countedBefore) = (to, after, countedAfter);
        }

        return new JointMission(axis.Id, axis.PlannedDay, [.. axis.Days], ImmutableCollectionsMarshal.AsImmutableArray(byEndOf));

        double ByEndOf(int day) => launch.Cdf(day + 1 - launch.StepDays);
    }
}
