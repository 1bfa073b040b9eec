using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Charts.Drawing;

/// <param name="Label">Empty for a minor tick; it may have two lines.</param>
internal readonly record struct TickMark(double Position, string Label);

/// <summary>Places where people expect a tick.</summary>
internal static class Ticks
{
    private static readonly ImmutableArray<int> MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240];
    /// <summary>Logical pixels of a character, generously.</summary>
    public const float LabelCharacter = 7.2f;

    private static readonly ImmutableArray<int> DaySteps = [1, 2, 7, 14];
    private static readonly ImmutableArray<double> DurationSteps =
        [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 90, 180, 360, 720, 1800, 3600];

    /// <param name="width">Logical pixels that the axis is long.</param>
    public static ImmutableArray<TickMark> Of(Axis axis, float width) => axis switch
    {
        DateAxis dates => Dates(dates.Zero, axis.From, axis.To, width),
        DaysAxis => Days(axis.From, axis.To, width),
        NumberAxis => Numbers(axis.From, axis.To, width),
        ProbabilityAxis p => Probabilities(p, width),
        TrialsAxis => Trials(axis.From, axis.To),
        ValuesAxis values => Values(values, width),
        _ => [],
    };

    /// <summary>Months, quarters or years; days and weeks where the axis is short. The year stands below the first
    /// label and below each first of a year.</summary>
    public static ImmutableArray<TickMark> Dates(DateOnly zero, double from, double to, float width)
    {
        var most = Math.Max(2, width / 48);
        var days = to - from;
        var dayStep = DaySteps.FirstOrDefault(s => days / s <= most);
        if (dayStep > 0) return Weeks(zero, from, to, dayStep);
        var step = MonthSteps.FirstOrDefault(s => days / (30.44 * s) <= most, MonthSteps[^1]);
        var minor = step switch { 1 => 0, 2 or 3 => 1, 6 => 3, 12 => 6, _ => 12 };
        var ticks = ImmutableArray.CreateBuilder<TickMark>();
        var first = zero.AddDays((int)Math.Floor(from));
        var month = new DateOnly(first.Year, 1, 1);
        var isFirst = true;
        for (; month.DayNumber - zero.DayNumber <= to; month = month.AddMonths(1))
        {
            double position = month.DayNumber - zero.DayNumber;
            var index = month.Year * 12 + month.Month - 1;
            if (position < from) continue;
            if (index % step != 0)
            {
                if (minor > 0 && index % minor == 0) ticks.Add(new TickMark(position, ""));
                continue;
            }
            var year = month.Year.ToString(CultureInfo.InvariantCulture);
            var name = month.ToString("MMM", CultureInfo.InvariantCulture);
            var label = step >= 12 ? year : isFirst || month.Month == 1 ? name + "\n" + year : name;
            ticks.Add(new TickMark(position, label));
            isFirst = false;
        }
        return ticks.ToImmutable();
    }

    /// <summary>Whole months of 30 days, quarters or half-years of days where the axis is long.</summary>
    public static ImmutableArray<TickMark> Days(double from, double to, float width) =>
        Even(from, to, DurationSteps.FirstOrDefault(s => (to - from) / s <= width / 38, DurationSteps[^1]));

    /// <summary>Steps of 1, 2 or 5 times a power of ten.</summary>
    private static ImmutableArray<TickMark> Numbers(double from, double to, float width)
    {
        var least = (to - from) / Math.Max(2, width / 60);
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        var step = power * (least <= power * 1.000001 ? 1 : least <= 2 * power ? 2 : least <= 5 * power ? 5 : 10);
        var ticks = ImmutableArray.CreateBuilder<TickMark>();
        for (var k = Math.Ceiling(from / step - 1e-6); k * step <= to + 1e-9 * step; k++)
        {
            // + 0.0: no "-0".
            var position = (double)((decimal)k * (decimal)step) + 0.0;
            ticks.Add(new TickMark(position, position.ToString("G6", CultureInfo.InvariantCulture)));
        }

        return ticks.ToImmutable();
    }

    private static ImmutableArray<TickMark> Weeks(DateOnly zero, double from, double to, int step)
    {
        var ticks = ImmutableArray.CreateBuilder<TickMark>();
        var year = 0;
        for (var day = (int)Math.Ceiling(from); day <= to; day += step)
        {
            var date = zero.AddDays(day);
            var text = date.ToString("d MMM", CultureInfo.InvariantCulture);
            ticks.Add(new TickMark(day, date.Year == year ? text : $"{text}\n{date.Year.ToString(CultureInfo.InvariantCulture)}"));
            year = date.Year;
        }
        return ticks.ToImmutable();
    }

    private static ImmutableArray<TickMark> Probabilities(ProbabilityAxis axis, float length)
    {
        if (!axis.Ticks.IsEmpty) return [.. axis.Ticks.Select(t => new TickMark(t, Labels.Percent(t)))];
        double[] steps = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5];
        var span = axis.To - axis.From;
        var step = steps.FirstOrDefault(s => span / s <= length / 45, 0.5);
        var ticks = ImmutableArray.CreateBuilder<TickMark>();
        for (var k = Math.Ceiling(axis.From / step - 1e-6); k * step <= axis.To + 1e-9; k++)
        {
            var percent = Math.Round(k * step * 100, 6) + 0.0; // + 0.0: no "-0"
            ticks.Add(new TickMark(Math.Round(k * step, 10), percent.ToString("0.###", CultureInfo.InvariantCulture) + "\u00a0%"));
        }
        return ticks.ToImmutable();
    }

    private static ImmutableArray<TickMark> Trials(double from, double to)
    {
        var ticks = ImmutableArray.CreateBuilder<TickMark>();
        for (var decade = Math.Floor(from); decade <= to; decade++)
            for (var digit = 1; digit < 10; digit++)
            {
                var position = decade + Math.Log10(digit);
                if (position < from - 1e-9 || position > to + 1e-9) continue;
                ticks.Add(new TickMark(position, digit == 1 ? FigureText.Count(Math.Round(Math.Pow(10, decade))) : ""));
            }
        return ticks.ToImmutable();
    }

    /// <summary>Each value; of labels that would run into each other only some.</summary>
    private static ImmutableArray<TickMark> Values(ValuesAxis axis, float width)
    {
        var ticks = ImmutableArray.CreateBuilder<TickMark>();
        var free = double.NegativeInfinity;
        foreach (var (at, label) in axis.Values)
        {
            var centre = (at - axis.From) / (axis.To - axis.From) * width;
            var half = (axis.IsVertical ? 1 : label.Length) * LabelCharacter / 2;
            var fits = centre - half > free;
            ticks.Add(new TickMark(at, fits ? label : ""));
            if (fits) free = centre + half + LabelCharacter;
        }

        return ticks.ToImmutable();
    }

    private static ImmutableArray<TickMark> Even(double from, double to, double step)
    {
        var ticks = ImmutableArray.CreateBuilder<TickMark>();
        for (var k = Math.Ceiling(from / step - 1e-6); k * step <= to + 1e-9 * step; k++)
            ticks.Add(new TickMark(Math.Round(k * step, 10), (Math.Round(k * step, 6) + 0.0).ToString("0.###", CultureInfo.InvariantCulture)));
        return ticks.ToImmutable();
    }
}
