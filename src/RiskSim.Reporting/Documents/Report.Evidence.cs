using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Documents;

/// <summary>What was learned since the weights were stated.</summary>
internal sealed partial class Report
{
    private void Evidence()
    {
        var steps = _result.Evidence.Steps;
        if (steps.IsEmpty) return;
        var scenario = _result.Scenario;
        Heading("What moved the weights");
        Paragraph($"The weights were stated on {FigureText.Date(scenario.WeightsAsOf)}. Each row multiplies the weight of an assumption by the probability that it gave to what was then learned, "
            + $"given all that was known before (Bayes' theorem); the share of all follows the arrow. Only a ratio between two assumptions means something. "
            + $"Claims, launches and re-plans change no weight.");
        var text = new EvidenceText(scenario);
        var table = new TableBuilder(2, ["Date", "Learned", .. _result.Assumptions.Select(a => a.Id)]);
        table.Add([FigureText.Date(scenario.WeightsAsOf), "(as stated)", .. _result.Assumptions.Select(a => EvidenceText.Weight(a.StatedWeight, 0, a.EffectiveTrials))]);
        foreach (var step in steps)
            table.Add([FigureText.Date(step.Date), text.News(step), .. step.Assumptions.Select(Moved)]);
        Table(table);
        var silent = steps.SelectMany(s => s.Assumptions).Where(a => !a.SilentOn.IsEmpty).Select(a => a.Id).Distinct().ToList();
        if (silent.Count > 0)
            Paragraph($"{"*"} {string.Join(", ", silent)} {(silent.Count == 1 ? "does" : "do")} not have some of the activities that were reported on and {(silent.Count == 1 ? "is" : "are")} "
                + $"silent on them: that news moves such an assumption as it moves the others on average, so silence neither gains nor loses.");
    }

    private static string Moved(AssumptionEvidence evidence) =>
        $"{EvidenceText.Factor(evidence)}{(evidence.SilentOn.IsEmpty ? "" : "*")} → {EvidenceText.Weight(evidence.Weight, evidence.WeightStandardError, double.PositiveInfinity)}";
}
