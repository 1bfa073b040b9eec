using System.Collections.Immutable;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;
using RiskSim.Tipping;

namespace RiskSim.Reporting.Tipping;

/// <summary>Axes of inputs and figures.</summary>
internal static class TippingAxes
{
    /// <summary>What the axis counts from.</summary>
    public static double Zero(VariedInput input) => input.IsDate ? input.From : 0;

    /// <summary>What the axis counts from.</summary>
    public static double Zero(TippingResult result) => result.Unit == Unit.PointInTime ? result.Scenario.AsOf.DayNumber : 0;

    /// <param name="margin">On both sides, as a share of the range.</param>
    public static Axis OfInput(VariedInput input, double margin)
    {
        var (from, to) = (input.From - Zero(input), input.To - Zero(input));
        var room = margin * (to - from);
        return input.IsDate ? new DateAxis(DateOnly.FromDayNumber((int)input.From), from - room, to + room) : new NumberAxis(from - room, to + room);
    }

    /// <param name="points">Within the horizon; may be none.</param>
    public static Axis OfFigure(TippingResult result, IReadOnlyCollection<TippingPoint> points)
    {
        var limit = result.Limit - Zero(result);
        var low = points.Select(p => p.Level!.Value - 2 * p.Level.StandardError - Zero(result)).Append(limit).Min();
        var high = points.Select(p => p.Level!.Value + 2 * p.Level.StandardError - Zero(result)).Append(limit).Max();
        var least = result.Unit is Unit.Days or Unit.PointInTime ? 10 : 0.01;
        var room = Math.Max(0.06 * (high - low), (least - (high - low)) / 2);
        return result.Unit switch
        {
            Unit.PointInTime => new DateAxis(result.Scenario.AsOf, low - room, high + room),
            Unit.Days => new DaysAxis(low - room, high + room),
            _ => new ProbabilityAxis(Math.Max(-0.01, low - room), Math.Min(1.01, high + room), []),
        };
    }

    /// <summary><c>Baikonur 31/6: repair 'cabin' = exponential(…)</c>.</summary>
    public static string Label(TippingResult result, VariedInput input)
    {
        var name = new InputNames(result.Scenario).Of(input.Path).Label;
        return input.WeightOf is not null ? $"{name}, as stated (relative to the others)"
            : name + (input.Before.Length + input.After.Length > 0 ? $" = {input.Before}…{input.After}" : "") + (input.IsDate ? " (UTC)" : "");
    }

    /// <summary>The end of a label that is too long for the side of a panel: its last words tell most.</summary>
    public static string Short(string label)
    {
        const int Most = 34;
        if (label.Length <= Most) return label;
        var cut = label.IndexOf(' ', label.Length - Most);
        return "…" + (cut >= 0 ? label[cut..] : label[^Most..]);
    }

    public static string Label(Unit unit) => unit switch
    {
        Unit.PointInTime => "Date (UTC)",
        Unit.Days => "Days",
        Unit.Weight => "Weight",
        Unit.Share => "Share of time",
        _ => "Probability",
    };
}
