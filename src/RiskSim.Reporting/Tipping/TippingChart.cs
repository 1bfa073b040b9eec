using System.Collections.Immutable;
using RiskSim.Reporting.Charts;
using RiskSim.Statistics;
using RiskSim.Tipping;

namespace RiskSim.Reporting.Tipping;

/// <summary>A figure over an input, with its error, the limit and where it is crossed.</summary>
internal static class TippingChart
{
    public const string Name = "tipping";

    private static readonly SeriesStyle Limit = Palette.Marked with { Dash = [1.5f, 3], Width = 1.6f };
    private static readonly SeriesStyle Cross = SeriesStyle.Plain("#222222", 1.2f);

    public static Chart Of(TippingResult result)
    {
        var (input, curve) = (result.Searched, result.Rows[0].Curve);
        var known = curve.Known.ToList();
        var near = known.Where(p => !p.Level!.IsBeyondHorizon).ToList();
        var y = TippingAxes.OfFigure(result, near);
        var x = TippingAxes.OfInput(input, 0.02);
        double X(double value) => value - TippingAxes.Zero(input);
        double Y(double level) => level - TippingAxes.Zero(result);
        var line = StyleOf(result) with { Dash = [], Sign = Sign.Circle, Width = 2.6f };
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var hasBand = near.Any(p => 2 * p.Level!.StandardError > 0.005 * (y.To - y.From));
        foreach (var run in Runs(curve))
        {
            if (hasBand) marks.Add(new Band(line, Edge(run, -2), Edge(run, 2)));
            marks.Add(new Curve(line, [.. run.Select(p => new Point(X(p.Input), Y(p.Level!.Value)))]));
        }

        marks.Add(new Level(Limit, Y(result.Limit)));
        foreach (var point in known)
            marks.Add(point.Level!.IsBeyondHorizon ? new Dot(line with { Sign = Sign.Triangle }, new Point(X(point.Input), y.To - 0.03 * (y.To - y.From)))
                : new Dot(line, new Point(X(point.Input), Y(point.Level.Value)), curve.Grid.Contains(point.Input), 6.5f));
        foreach (var crossing in curve.Crossings)
        {
            marks.Add(new Drop(Cross, X(crossing.Input), Labels.DatesInWords(TippingText.Number(input, crossing.Input, crossing.StandardError)) + TippingText.Error(input, crossing.StandardError)));
            marks.Add(new Dot(Cross with { Sign = Sign.Diamond }, new Point(X(crossing.Input), Y(result.Limit)), true, 11));
        }

        var hasSearch = known.Any(p => !p.Level!.IsBeyondHorizon && !curve.Grid.Contains(p.Input));
        var hasBeyond = known.Any(p => p.Level!.IsBeyondHorizon);
        var sentence = TippingText.Sentence(result, result.Rows[0]);
        return new Chart
        {
            Name = Name,
            Title = Labels.DatesInWords(sentence[..^1]),
            AlternativeText = $"Line of {TippingText.Subject(result)} over {TippingText.Input(result, input)}. {sentence}",
            Caption = $"The figure at each value of {TippingText.Input(result, input)}, all else as it is" + (hasBand ? "; shaded: ± 2 standard errors" : "") + $". Dotted: the limit, {TippingText.Limit(result)}."
                + (hasBeyond ? $" A triangle at the top: beyond the horizon, {Labels.Date(result.Scenario.Horizon)}." : ""),
            Key =
            [
                new KeyEntry(KeyShape.Line, line, TippingText.Name(result)),
                .. hasSearch ? [new KeyEntry(KeyShape.Ring, line, "added by the search")] : (KeyEntry[])[],
                .. hasBand ? [new KeyEntry(KeyShape.Block, SeriesStyle.Plain("#CFCFCF"), "± 2 standard errors")] : (KeyEntry[])[],
                new KeyEntry(KeyShape.Rule, Limit, $"limit {Labels.DatesInWords(TippingText.Limit(result))}"),
                .. curve.Crossings.IsEmpty ? [] : new[] { new KeyEntry(KeyShape.Dot, Cross with { Sign = Sign.Diamond }, "passes it") },
                .. hasBeyond ? [new KeyEntry(KeyShape.Dot, line with { Sign = Sign.Triangle }, "beyond the horizon")] : (KeyEntry[])[],
            ],
            Panels = [new Panel("", x, y, marks.ToImmutable())],
            XLabel = TippingAxes.Label(result, input),
            YLabel = TippingAxes.Label(result.Unit),
            Footer = Footer(result),
        };

        ImmutableArray<Point> Edge(List<TippingPoint> run, double errors) =>
            [.. run.Select(p => new Point(X(p.Input), Math.Clamp(Y(p.Level!.Value + errors * p.Level.StandardError), y.From, y.To)))];
    }

    /// <summary>The same line as below all other charts.</summary>
    public static string Footer(TippingResult result) => Labels.DatesInWords(TippingDocument.Identity(result)).Replace(" · ", "  ·  ", StringComparison.Ordinal);

    /// <summary>Of the assumption whose figure it is, as in all other charts of the scenario.</summary>
    private static SeriesStyle StyleOf(TippingResult result)
    {
        var assumptions = result.Scenario.Assumptions;
        var index = assumptions.IndexOf(assumptions.FirstOrDefault(a => a.Id == result.Question.Figure.Assumption)!);
        return index < 0 || assumptions.Length == 1 ? Palette.Blend : Palette.Style(index);
    }

    /// <summary>Where the figure lies beyond the horizon, or is not there, its line breaks off.</summary>
    private static IEnumerable<List<TippingPoint>> Runs(TippingCurve curve)
    {
        var run = new List<TippingPoint>();
        foreach (var point in curve.Points.Append(null))
        {
            if (point?.Level is { IsBeyondHorizon: false }) run.Add(point);
            else
            {
                if (run.Count > 1) yield return run;
                run = [];
            }
        }
    }
}
