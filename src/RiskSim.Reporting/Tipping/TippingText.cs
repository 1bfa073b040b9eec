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

    private const int MostNamed = 3;

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

    /// <summary>An input as people call it: <c>the weight of analyst</c>, <c>the planned date of Soyuz MS-29</c>.</summary>
    public static string Input(TippingResult result, VariedInput input) => new InputNames(result.Scenario).Of(input.Path).Phrase;

    /// <summary><c>0.123</c>, <c>2026-05-03</c>, <c>exponential(78)</c>: as it would be written, rounded to its error.</summary>
    public static string Value(VariedInput input, double value, double error = 0) => input.Before + Number(input, value, error) + input.After;

    /// <summary>Without what stands around it.</summary>
    public static string Number(VariedInput input, double value, double error = 0)
    {
        if (input.IsDate) return input.Text(value);
        return error > 0 ? Rounding.Beside(value, error, Finest(input)) : Rounding.Number(value, 0, Finest(input));
    }

    /// <summary><c>± 0.004</c>, <c>± 3 days</c>; empty where it is exact or hidden by the last place.</summary>
    public static string Error(VariedInput input, double error)
    {
        if (!input.IsDate) return error > Finest(input) / 100 ? $" ± {Rounding.Error(error, Finest(input))}" : "";
        // Below that the day is the day.
        return error >= 0.5 ? $" ± {FigureText.DaysInWords(Rounding.Error(error, 1))}" : "";
    }

    /// <summary>The answer in one sentence.</summary>
    public static string Sentence(TippingResult result) => result.Other is { } other ? Sentence(result, other) : Sentence(result, result.Rows[0]);

    /// <summary>Of a map: from where to where the crossing moves, and for which values there is none.</summary>
    private static string Sentence(TippingResult result, VariedInput other)
    {
        var input = result.Searched;
        var crossed = result.Rows.SelectMany(r => r.Curve.Crossings.Select(c => (Row: r, Crossing: c))).OrderBy(c => c.Crossing.Input).ToList();
        if (crossed.Count == 0) return $"{Capital(Subject(result))} {Nowhere(result)} while {Input(result, input)} is between {Ends(input)} and {Input(result, other)} between {Ends(other)}.";
        var (first, last) = (crossed[0], crossed[^1]);
        var missing = result.Rows.Where(r => r.Curve.Crossings.IsEmpty).Select(r => Value(other, r.Other!.Value)).ToList();
        var none = missing.Count == 0 ? "" : $"; it does not with {Input(result, other)} at {string.Join(", ", missing.Take(MostNamed))}"
            + (missing.Count > MostNamed ? $" and {missing.Count - MostNamed} other {(missing.Count == MostNamed + 1 ? "value" : "values")}" : "");
        string At((TippingRow Row, Crossing Crossing) c) =>
            $"{Value(input, c.Crossing.Input, c.Crossing.StandardError)}{Error(input, c.Crossing.StandardError)} with {Input(result, other)} at {Value(other, c.Row.Other!.Value)}";
        var noise = 2 * (first.Crossing.StandardError + last.Crossing.StandardError);
        return last.Crossing.Input - first.Crossing.Input <= Math.Max(noise, input.Finest)
            ? $"{Capital(Subject(result))} passes {Limit(result)} at {Input(result, input)} = {Value(input, first.Crossing.Input, first.Crossing.StandardError)}{Error(input, first.Crossing.StandardError)}, {Whatever(result, other, [.. crossed.Select(c => c.Row.Other!.Value)])}{none}."
            : $"{Capital(Subject(result))} passes {Limit(result)} at {Input(result, input)} = {At(first)}, up to {At(last)}{none}.";
    }

    /// <summary><c>stays above 50 % (from 61 % to 99.2 %)</c>; where a row is on one side and another on the other the limit is between two rows.</summary>
    private static string Nowhere(TippingResult result)
    {
        var known = result.Rows.SelectMany(r => r.Curve.Known).OrderBy(p => p.Level!.IsBeyondHorizon).ThenBy(p => p.Level!.Value).ToList();
        if (known.Count == 0) return "has no value, as what is known is impossible,";
        bool IsAbove(TippingPoint p) => p.Level!.IsBeyondHorizon || p.Level.Value > result.Limit;
        var side = IsAbove(known[0]) == IsAbove(known[^1]) ? $"stays {Side(result, IsAbove(known[0]))} {Limit(result)}" : $"passes {Limit(result)} only from one value of {Input(result, result.Other!)} to the next";
        return $"{side} (from {ChangeText.Value(known[0].Level!, result.Unit)} to {ChangeText.Value(known[^1].Level!, result.Unit)})";
    }

    /// <summary><c>above</c>, <c>no later than</c>: on which side of the limit.</summary>
    public static string Side(TippingResult result, bool isAbove) => result.Unit == Unit.PointInTime ? isAbove ? "later than" : "no later than" : isAbove ? "above" : "below";

    /// <param name="values">Of the other input, with which the limit is passed.</param>
    private static string Whatever(TippingResult result, VariedInput other, double[] values) => values.Min() == values.Max()
        ? $"with {Input(result, other)} at {Value(other, values[0])}" : $"whatever {Input(result, other)} is between {Value(other, values.Min())} and {Value(other, values.Max())}";

    private static string Ends(VariedInput input) => $"{Value(input, input.From)} and {Value(input, input.To)}";

    /// <summary>The answer for one value of the other input, if there is one.</summary>
    public static string Sentence(TippingResult result, TippingRow row)
    {
        var (input, curve) = (result.Searched, row.Curve);
        var where = result.Other is { } other ? $"With {Input(result, other)} at {Value(other, row.Other!.Value)} {Subject(result)}" : Capital(Subject(result));
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
        var place = input.IsDate ? $"{(isFirst ? $"from {Input(result, input)} = " : "from ")}{at} on" : isFirst ? $"at {Input(result, input)} = {at}" : $"at {at}";
        var share = crossing.Share is { } s ? $" ({Share(s)})" : "";
        return $"{way} {Limit(result)} {place}{share}{(crossing.IsClear ? "" : ", but that may be chance: on both sides it differs by no more than the error of the simulation")}";
    }

    /// <summary>Where one row of a map crosses the limit: <c>0.191 ± 0.002, 3.2 ± 0.1</c>.</summary>
    public static string Places(TippingResult result, TippingRow row) => row.Curve.Crossings.IsEmpty ? FigureText.Absent
        : string.Join(", ", row.Curve.Crossings.Select(c => Value(result.Searched, c.Input, c.StandardError) + Error(result.Searched, c.StandardError)));

    /// <summary><c>22 % of all weights as stated, 35 % after the evidence</c>.</summary>
    public static string Share(WeightShare share) => Math.Abs(share.Stated - share.Updated) < 5e-4
        ? $"{Percent(share.Stated)} of all weights" : $"{Percent(share.Stated)} of all weights as stated, {Percent(share.Updated)} after the evidence";

    public static string Percent(double share) => Rounding.Number(100 * share, 0, 0.1) + " %";

    private static string Never(TippingResult result, List<TippingPoint> known)
    {
        var input = result.Searched;
        var isAbove = known[0].Level!.IsBeyondHorizon || known[0].Level!.Value > result.Limit;
        var range = $"{Input(result, input)} goes from {Value(input, known[0].Input)} to {Value(input, known[^1].Input)}";
        var (first, last) = (ChangeText.Value(known[0].Level!, result.Unit), ChangeText.Value(known[^1].Level!, result.Unit));
        if (known.All(p => p.Level!.Value == known[0].Level!.Value)) return $"does not depend on it: it is {first} all the while {range}";
        return $"stays {Side(result, isAbove)} {Limit(result)} while {range}: it is {first} at one end and {last} at the other";
    }

    private static double Finest(VariedInput input) => Math.Pow(10, Math.Floor(Math.Log10(FinestShare * (input.To - input.From))));

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
