using System.Collections.Immutable;

namespace RiskSim.Statistics.Joint;

/// <summary>How likely it is that two missions have both launched by their dates, of one assumption or of the blend.</summary>
public sealed record JointForecast
{
    public required JointMission A { get; init; }

    public required JointMission B { get; init; }

    /// <summary>P(A launches by the end of its day i and B by the end of its day j), at i·<c>B.Days.Length</c> + j; 0..1.</summary>
    public required ImmutableArray<double> Probability { get; init; }

    /// <summary>Each less than a day late; the days are the planned ones.</summary>
    public required JointPoint OnTime { get; init; }

    /// <summary>By the dates that each meets alone with a probability, ascending: P50 and P80 (or those of the report's percentiles that are nearest).</summary>
    public required ImmutableArray<JointLevel> SinglePercentiles { get; init; }

    /// <summary>The pairs of dates, as likely for one mission as for the other, that both meet with 50, 70, 80 and 90 %.</summary>
    public required ImmutableArray<JointLevel> Plans { get; init; }

    /// <summary>So many days after the planned dates as people ask for (0, 7, 14, 30, …), for each of A all of B.</summary>
    public required ImmutableArray<JointPoint> Table { get; init; }

    /// <summary>P(A launches by the end of a day and B by the end of another).</summary>
    /// <remarks>Exact at the missions' own days. Between them what they have in common is interpolated, each mission's own distribution is not.</remarks>
    /// <param name="dayA">From the data date; any.</param>
    /// <param name="dayB">As <paramref name="dayA"/>.</param>
    public double At(int dayA, int dayB)
    {
        var sum = 0.0;
        foreach (var (a, b, weight) in Corners(dayA, dayB)) sum += weight * Probability[a * B.Days.Length + b];
        return sum;
    }

    /// <summary>The first day by whose end B must launch for both to have launched with a probability.</summary>
    /// <param name="probability">Of both, above 0, at most 1.</param>
    /// <param name="dayA">By the end of which A launches.</param>
    /// <returns>Null beyond the horizon.</returns>
    public int? FirstDayOfB(double probability, int dayA)
    {
        int low = 0, high = B.ByEndOf.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (At(dayA, middle) >= probability) high = middle;
            else low = middle + 1;
        }

        return low < B.ByEndOf.Length ? low : null;
    }

    /// <summary>Places around two days, with their weights in what is interpolated; where nothing has happened yet there is none.</summary>
    internal IEnumerable<(int A, int B, double Weight)> Corners(int dayA, int dayB)
    {
        foreach (var (a, weightA) in A.Around(dayA))
            foreach (var (b, weightB) in B.Around(dayB)) yield return (a, b, weightA * weightB);
    }
}

/// <summary>One of the two missions.</summary>
/// <param name="PlannedDay">From the data date (of the first assumption, where they plan differently).</param>
/// <param name="Days">Days from the data date at which both were counted, ascending; the last is the horizon.</param>
/// <param name="ByEndOf">P(it launches by the end of day d), d = 0 … horizon.</param>
public sealed record JointMission(string Id, int PlannedDay, ImmutableArray<int> Days, ImmutableArray<double> ByEndOf)
{
    /// <summary>The first day by whose end the probability is reached; null beyond the horizon.</summary>
    public int? FirstDay(double probability)
    {
        const double Rounding = 1e-12;
        for (var day = 0; day < ByEndOf.Length; day++)
            if (ByEndOf[day] >= probability - Rounding) return day;
        return null;
    }

    internal IEnumerable<(int Place, double Weight)> Around(int day)
    {
        day = Math.Min(day, ByEndOf.Length - 1);
        if (day < 0) yield break;
        var place = Days.BinarySearch(day);
        if (place >= 0)
        {
            yield return (place, 1);
            yield break;
        }

        place = ~place;
        var (before, after) = (place == 0 ? 0 : ByEndOf[Days[place - 1]], ByEndOf[Days[place]]);
        var share = after > before ? Math.Clamp((ByEndOf[day] - before) / (after - before), 0, 1) : 1;
        if (place > 0) yield return (place - 1, 1 - share);
        yield return (place, share);
    }
}

/// <summary>P(A launches by the end of its day and B by the end of its own).</summary>
/// <param name="DayA">From the data date.</param>
/// <param name="DayB">From the data date.</param>
/// <param name="StandardError">Monte Carlo standard error of the probability.</param>
public sealed record JointPoint(int DayA, int DayB, double Probability, double StandardError);

/// <param name="Level">The probability that was asked for: of each mission alone, or of both.</param>
/// <param name="Point">Null where one of the dates lies beyond the horizon.</param>
public sealed record JointLevel(double Level, JointPoint? Point);
