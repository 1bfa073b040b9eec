using System.Globalization;
using RiskSim.Changes;
using RiskSim.Reporting.Changes;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;
using RiskSim.Tipping;

namespace RiskSim.Reporting.Tipping;

/// <summary>Tipping points in words.</summary>
internal static class TippingText
{
    /// <summary>Fewer decimals than a ten-thousandth of the range shows are enough for anybody.</summary>
    private const double FinestShare = 1e-4;

    /// <summary><c>the probability of "no crewed launch for more than 180 days"</c>, <c>Soyuz MS-29 launch P80</c>.</summary>
    public static string Subject(TippingResult result) => result.Unit == Unit.Probability ? $"the probability of \"{Name(result)}\"" : Name(result);

    public static string Name(TippingResult result) =>
        FigureNames.Of(new FigureId(result.Question.Figure.Metric, result.Question.Figure.Assumption), result.Scenario.Assumptions[0].Inputs.Sites);

    /// <summary><c>10 %</c>, <c>30 d</c>, <c>2026-07-14</c>.</summary>
    public static string Limit(TippingResult result) => result.Unit switch
    {
        Unit.PointInTime => FigureText.Date(DateOnly.FromDayNumber((int)Math.Floor(result.Limit))),
        Unit.Days => result.Limit.ToString("0.######", CultureInfo.InvariantCulture) + " d",
        _ => (100 * result.Limit).ToString("0.######", CultureInfo.InvariantCulture) + " %",
    };

    /// <summary>An input as people call it: <c>the weight of analyst</c>, or its path.</summary>
    public static string Input(VariedInput input) => input.WeightOf is { } id ? $"the weight of {Labels.Assumption(id)}" : input.Path;

    /// <summary><c>0.123</c>, <c>2026-05-03</c>, <c>exponential(78)</c>: as it would be written, rounded to its error.</summary>
    public static string Value(VariedInput input, double value, double error = 0) => input.Before + Number(input, value, error) + input.After;

    /// <summary>Without what stands around it.</summary>
    public static string Number(VariedInput input, double value, double error = 0) => input.IsDate ? input.Text(value) : Rounding.Number(value, error, Finest(input));

    /// <summary><c>± 0.004</c>, <c>± 3 days</c>; empty where it is exact or hidden by the last place.</summary>
    public static string Error(VariedInput input, double error)
    {
        if (!input.IsDate) return error > Finest(input) / 100 ? $" ± {Rounding.Error(error, Finest(input))}" : "";
        return error >= 0.05 ? $" ± {FigureText.DaysInWords(Rounding.Error(error, 0.1))}" : "";
    }

    /// <summary>The answer in one sentence; of a map one for each row.</summary>
    public static string Sentence(TippingResult result, TippingRow row)
    {
        var (input, curve) = (result.Searched, row.Curve);
        var where = result.Other is { } other ? $"With {Input(other)} at {Value(other, row.Other!.Value)} {Subject(result)}" : Capital(Subject(result));
        var known = curve.Known.ToList();
        if (known.Count == 0) return $"{where} has no value anywhere between {Value(input, input.From)} and {Value(input, input.To)}: what is known is impossible.";
        if (curve.Crossings.IsEmpty) return $"{where} {Never(result, known)}.";
        return $"{where} {string.Join(", and ", curve.Crossings.Select((c, i) => Crosses(result, c, i == 0)))}.";
    }

    private static string Crosses(TippingResult result, Crossing crossing, bool isFirst)
    {
        var input = result.Searched;
        var way = (result.Unit, crossing.Rises) switch
        {
            (Unit.PointInTime, true) => "moves beyond",
            (Unit.PointInTime, false) => "comes back to",
            (_, true) => "rises above",
            _ => "falls below",
        };
        var at = $"{Value(input, crossing.Input, crossing.StandardError)}{Error(input, crossing.StandardError)}";
        var place = input.IsDate ? $"{(isFirst ? $"from {Input(input)} = " : "from ")}{at} on" : isFirst ? $"at {Input(input)} = {at}" : $"at {at}";
        var share = crossing.Share is { } s ? $" ({Share(s)})" : "";
        return $"{way} {Limit(result)} {place}{share}{(crossing.IsClear ? "" : ", but that may be chance: on both sides it differs by no more than the error of the simulation")}";
    }

    /// <summary><c>22 % of all weights as stated, 35 % after the evidence</c>.</summary>
    public static string Share(WeightShare share) => Math.Abs(share.Stated - share.Updated) < 5e-4
        ? $"{Percent(share.Stated)} of all weights" : $"{Percent(share.Stated)} of all weights as stated, {Percent(share.Updated)} after the evidence";

    public static string Percent(double share) => Rounding.Number(100 * share, 0, 0.1) + " %";

    private static string Never(TippingResult result, List<TippingPoint> known)
    {
        var input = result.Searched;
        var isAbove = known[0].Level!.IsBeyondHorizon || known[0].Level!.Value > result.Limit;
        var range = $"{Input(input)} goes from {Value(input, known[0].Input)} to {Value(input, known[^1].Input)}";
        var (first, last) = (ChangeText.Value(known[0].Level!, result.Unit), ChangeText.Value(known[^1].Level!, result.Unit));
        if (known.All(p => p.Level!.Value == known[0].Level!.Value)) return $"does not depend on it: it is {first} all the while {range}";
        return $"stays {(result.Unit == Unit.PointInTime ? isAbove ? "later than" : "no later than" : isAbove ? "above" : "below")} {Limit(result)} while {range}: it is {first} at one end and {last} at the other";
    }

    private static double Finest(VariedInput input) => Math.Pow(10, Math.Floor(Math.Log10(FinestShare * (input.To - input.From))));

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
