using System.Runtime.CompilerServices;
using RiskSim.Scenarios;

namespace RiskSim.Simulation;

/// <summary>The work done by a calendar as a piecewise linear function of time, months being the pieces.</summary>
/// <remarks>Times are days from the data date. Before the first and after the last tabulated month the year's mean rate holds.</remarks>
internal sealed class CompiledCalendar
{
    private const double MeanMonthDays = 365.2425 / 12;

    private readonly double[] _month;   // start of each month, ascending
    private readonly double[] _work;    // work done from the first month to the start of each
    private readonly double[] _rate;    // within the month that starts there
    private readonly double _meanRate;

    public CompiledCalendar(WorkCalendar calendar, DateOnly asOf, DateOnly from, DateOnly to)
    {
        var first = new DateOnly(from.Year, from.Month, 1);
        var months = (to.Year - first.Year) * 12 + to.Month - first.Month + 2;
        _month = new double[months];
        _work = new double[months];
        _rate = new double[months];
        for (var i = 0; i < months; i++)
        {
            var start = first.AddMonths(i);
            _month[i] = start.DayNumber - asOf.DayNumber;
            _rate[i] = calendar.MonthRates[start.Month - 1];
            if (i > 0) _work[i] = _work[i - 1] + _rate[i - 1] * (_month[i] - _month[i - 1]);
        }

        _meanRate = calendar.MonthRates.Average();
        _rate[^1] = _meanRate;
    }

    /// <summary>The time at which so much work, begun at <paramref name="start"/>, is done: the earliest such time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Finish(double start, double work)
    {
        if (double.IsPositiveInfinity(start) || double.IsPositiveInfinity(work)) return double.PositiveInfinity;
        if (work <= 0) return start;
        var target = WorkUntil(start) + work;
        if (target <= 0) return _month[0] + target / _meanRate;
        // The last month that starts with less than the target done; there the target is reached.
        int low = 0, high = _work.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_work[middle] < target) low = middle;
            else high = middle - 1;
        }

        return _month[low] + (target - _work[low]) / _rate[low];
    }

    /// <summary>The latest start with which so much work is done by <paramref name="finish"/>.</summary>
    public double LatestStart(double finish, double work)
    {
        if (double.IsPositiveInfinity(work)) return double.NegativeInfinity;
        if (work <= 0) return finish;
        var target = WorkUntil(finish) - work;
        if (target < 0) return _month[0] + target / _meanRate;
        int low = 0, high = _work.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_work[middle] <= target) low = middle;
            else high = middle - 1;
        }

        return _month[low] + (target - _work[low]) / _rate[low];
    }

    /// <summary>The work done between two times.</summary>
    public double Work(double from, double to) => WorkUntil(to) - WorkUntil(from);

    private double WorkUntil(double time)
    {
        if (time < _month[0]) return _meanRate * (time - _month[0]);
        var i = Math.Min((int)((time - _month[0]) / MeanMonthDays), _month.Length - 1);
        while (i > 0 && _month[i] > time) i--;
        while (i + 1 < _month.Length && _month[i + 1] <= time) i++;
        return _work[i] + _rate[i] * (time - _month[i]);
    }
}
