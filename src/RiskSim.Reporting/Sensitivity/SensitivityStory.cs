using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Replays;
using RiskSim.Reporting.Text;
using RiskSim.Sensitivities;

namespace RiskSim.Reporting.Sensitivity;

/// <summary>What drives the outputs, as a document and in short for a terminal.</summary>
internal sealed class SensitivityStory(SensitivityResult result)
{
    private const int MostRows = 12;

    private const double LeastNarrowing = 0.05;

    private readonly SensitivityNames _names = new(result.Scenario);

    /// <param name="charts">File, text and output of each.</param>
    public IEnumerable<Passage> Compose(IReadOnlyList<(string File, string Text, int Output)> charts) =>
    [
        new Passage.Heading(1, Title),
        new Passage.Paragraph(Identity),
        .. result.Outputs.SelectMany((o, i) => Of(o, [.. charts.Where(c => c.Output == i)])),
        .. Activities(),
        .. Method(),
    ];

    /// <summary>The answers alone.</summary>
    public IEnumerable<Passage> Brief() =>
    [
        new Passage.Heading(1, Title),
        new Passage.Paragraph(Identity),
        .. result.Outputs.SelectMany(o => Answer(o).Prepend(new Passage.Heading(2, Capital(_names.Output(o.Quantity, o.Assumption))))),
        .. Activities(),
    ];

    private string Title => $"What drives the forecast? {result.Scenario.Name}";

    private string Identity => $"Data date {FigureText.Date(result.Scenario.AsOf)}, horizon {FigureText.Date(result.Scenario.Horizon)}, {FigureText.Count(result.Trials)} trials per assumption and sample, "
        + $"{FigureText.Count(result.Runs)} samples, seed {result.Seed.ToString(CultureInfo.InvariantCulture)}, {FigureText.Sampling(result.Sampling)}; {FigureText.Count(result.Inputs)} uncertain inputs.";

    private IEnumerable<Passage> Of(OutputSensitivity output, IReadOnlyList<(string File, string Text, int Output)> charts)
    {
        var name = _names.Output(output.Quantity, output.Assumption);
        yield return new Passage.Heading(2, Capital(name));
        foreach (var part in Answer(output)) yield return part;
        foreach (var (file, text, _) in charts) yield return new Passage.Picture("", file, text);
        if (output.Swings.Any(IsClear))
        {
            yield return new Passage.Heading(3, "One input held");
            yield return new Passage.Paragraph($"Mean of {name} in days where one input is low or high and all others are what they may be; without holding any it is {SensitivityText.Days(output.Mean)}. "
                + $"The last column is the P80 - P50 that would be left on average if the input were known; now it is {SensitivityText.Days(output.Spread)}.");
            yield return new Passage.Table(3, ["Input", "Low", "High", "Mean at low", "Mean at high", "Difference", "P80 - P50 left"],
                [.. output.Swings.Where(IsClear).Take(MostRows).Select(s => (ImmutableArray<Prose>)
                    [Capital(_names.Input(s.Input)), Held(s.Low), Held(s.High), SensitivityText.Days(s.Low.Mean), SensitivityText.Days(s.High.Mean), SensitivityText.Days(s.Difference), SensitivityText.Days(s.SpreadLeft)])]);
        }

        if (output.Shares.Length > 0)
        {
            yield return new Passage.Heading(3, "Share of the variance");
            yield return new Passage.Paragraph(output.HasTotals
                ? "By itself: what would go on average if the input were known. Together with others: what would be left on average if all but the input were known. In brackets 95 % confidence intervals."
                : "What would go on average if the input were known; in brackets 95 % confidence intervals. What is known on the data date makes the inputs depend on each other, so there are no total indices.");
            yield return new Passage.Table(1, output.HasTotals ? ["Input", "By itself", "Together with others"] : ["Input", "By itself"],
                [.. output.Shares.Take(MostRows).Select(s => (ImmutableArray<Prose>)(output.HasTotals
                    ? [Capital(_names.Input(s.Input)), SensitivityText.Share(s.Indices.First), SensitivityText.Share(s.Indices.Total)] : [Capital(_names.Input(s.Input)), SensitivityText.Share(s.Indices.First)]))]);
        }

        var shown = Exclusions(output);
        if (shown.Count == 0) yield break;
        yield return new Passage.Heading(3, "Switched off");
        yield return new Passage.Paragraph($"Days by which {name} would be shorter if it could not happen, on the same percentiles of all else; what is not listed changes nothing that can be told.");
        yield return new Passage.Table(1, ["Without", "P50: days saved", "P80: days saved"],
            [.. shown.Select(g => (ImmutableArray<Prose>)[Capital(_names.Excluded(g[0].Excluded)), .. g.Select(e => SensitivityText.Saved(e.Saved, e.IsBound))])]);
    }

    private IEnumerable<Passage> Answer(OutputSensitivity output)
    {
        var name = _names.Output(output.Quantity, output.Assumption);
        if (output.Shares.FirstOrDefault(s => !s.Indices.First.IsZeroWithinError) is not { } main)
        {
            yield return new Passage.Paragraph(output.StandardDeviation > 0 ? $"No single input explains {name} beyond the error of the simulation." : $"{Capital(name)} is the same in all trials.");
        }
        else
        {
            var most = output.Shares.Where(s => s.Indices.First.IsDefined).MaxBy(s => s.Indices.First.Value) ?? main;
            yield return new Passage.Item("What explains it", $"{_names.Input(most.Input)} explains {SensitivityText.Percent(most.Indices.First)} % of the variance of {name}{Rest(output, most)}.");
        }

        // A stratum's error must not make the choice, and what narrows by less than a twentieth is not worth the trouble.
        var known = output.Swings.Where(s => s.SpreadLeft.IsDefined && s.SpreadLeft.Value < (1 - LeastNarrowing) * output.Spread.Value
            && SensitivityText.IsClear(output.Spread.Value - s.SpreadLeft.Value, Math.Max(output.Spread.StandardError, s.SpreadLeft.StandardError))).MinBy(s => s.SpreadLeft.Value);
        if (known is not null)
            yield return new Passage.Item("What to find out", $"knowing {Knowing(known.Input)} would narrow P80 - P50 from {SensitivityText.DaysAlone(output.Spread)} to {FigureText.DaysInWords(SensitivityText.DaysAlone(known.SpreadLeft))} on average, more than any other input.");
        else if (output.Spread.Value > 0)
            yield return new Passage.Item("What to find out", $"no single input, once known, would narrow P80 - P50 ({SensitivityText.DaysAlone(output.Spread)} days) by more than a twentieth on average.");
        if (Exclusions(output).FirstOrDefault() is { } best && best[^1] is { Saved.Value: > 0 } effect)
            yield return new Passage.Item("What it would be without", $"without {_names.Excluded(effect.Excluded)} the P80 would be {FigureText.DaysInWords(SensitivityText.Saved(effect.Saved, effect.IsBound))} less.");
    }

    private static string Rest(OutputSensitivity output, VarianceShare most)
    {
        var total = most.Indices.Total;
        return output.HasTotals && total.Value - most.Indices.First.Value > total.HalfWidth + most.Indices.First.HalfWidth ? $", and {SensitivityText.Percent(total)} % together with what it does in company with others" : "";
    }

    private string Knowing(InputId input) => input.Kind is InputKind.Risk or InputKind.Scrub or InputKind.Failure or InputKind.Damage ? $"whether there will be {_names.Input(input)}" : _names.Input(input);

    /// <summary>P50 and P80 of each exclusion that changes one of them; the most saved at P80 first.</summary>
    internal static List<ExclusionEffect[]> Exclusions(OutputSensitivity output) =>
        [.. output.Exclusions.GroupBy(e => e.Excluded).Select(g => g.OrderBy(e => e.Percentile).ToArray())
            .Where(g => g.Any(e => e.IsBound || SensitivityText.IsClear(e.Saved.Value, e.Saved.StandardError))).OrderByDescending(g => g[^1].Saved.Value)];

    internal static bool IsClear(Swing swing) => SensitivityText.IsClear(swing.Difference.Value, 1.5 * swing.Difference.StandardError);

    private static string Held(HeldMean held) => held.Label is "p10" or "p90" ? SensitivityNames.Held(held) : $"{SensitivityNames.Held(held)} ({Labels.Percent(held.Probability)})";

    private IEnumerable<Passage> Activities()
    {
        foreach (var repair in result.Activities.GroupBy(a => (a.Outage, a.Assumption)))
        {
            var view = repair.Key.Assumption == Statistics.AssumptionForecast.BlendId ? "" : $", {Labels.Assumption(repair.Key.Assumption)}";
            yield return new Passage.Heading(2, $"The repair: {_names.Outage(repair.Key.Outage)}{view}");
            yield return new Passage.Table(1, ["Activity", "Critical in % of the futures", "Cruciality", "Significance"],
                [.. repair.OrderByDescending(a => a.Indices.Criticality.Value).ThenByDescending(a => a.Indices.Cruciality.Value).Select(a => (ImmutableArray<Prose>)
                    [Capital(SensitivityNames.Short(a.Activity)), SensitivityText.Share(a.Indices.Criticality), SensitivityText.Number(a.Indices.Cruciality), SensitivityText.Number(a.Indices.Significance)])]);
        }
    }

    private static IEnumerable<Passage> Method()
    {
        yield return new Passage.Heading(2, "How to read it");
        yield return new Passage.Item("Held", "means looking at those trials in which the input was there: near its P10 (5 to 15 %) or P90 (85 to 95 %), or the event happened, or the option was picked. Something rare may move much when it happens and yet explain little.");
        yield return new Passage.Item("By itself", "is Sobol's first-order index, together with others his total index (pick-freeze). The first-order indices add up to less than 100 % where inputs act together. '0 within error' says that the index cannot be told from 0.");
        yield return new Passage.Item("Switched off", "compares forecasts with the same percentiles, so that their difference is far more exact than each. The weights of the assumptions stay as they are. An outage that is switched off never was.");
        yield return new Passage.Item("What to find out", "is the expected value of perfect information with the width P80 - P50 as loss: how wide the forecast would still be on average once the input is known. It may even be wider: where P50 and P80 lie in one group of futures, knowing more can bring other groups in.");
        yield return new Passage.Item("Critical", "is an activity without float: a day more of it is a day more of the repair. Cruciality is the correlation of its duration with that of the repair; significance weighs its share d/(d + float) by the length of the repair (Williams). Activities that are finished are left out.");
        yield return new Passage.Item("Beyond the horizon", "counts as the horizon in means, variances and P80 - P50.");
        yield return new Passage.Item("Several assumptions", "make which of them is right one more input. The others are drawn alike under all of them. Where an event or option is not as likely under all, knowing it tells something of which is right too.");
        yield return new Passage.Paragraph("All numbers with their standard errors are in sensitivity.csv.");
    }

    internal static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
