using System.Collections.Immutable;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Documents;

/// <summary>What documents on one forecast share.</summary>
internal abstract class ForecastComposer : Composer
{
    protected ForecastComposer(ForecastResult result, ReportCharts charts) : base(charts)
    {
        Result = result;
        Forecasts = Shown.Forecasts(result);
        Main = Shown.Main(result);
        Middle = FigureIds.Nearest(result.Scenario, 0.5);
        Planning = FigureIds.Nearest(result.Scenario, 0.8);
    }

    protected ForecastResult Result { get; }

    /// <summary>Those that have a column.</summary>
    protected ImmutableArray<AssumptionForecast> Forecasts { get; }

    /// <summary>The one that an answer is taken from.</summary>
    protected AssumptionForecast Main { get; }

    /// <summary>The reported percentiles that are shown: about 50 and 80 %.</summary>
    protected double Middle { get; }

    protected double Planning { get; }

    protected virtual Prose WeightCell(AssumptionForecast forecast, bool isStated) => EvidenceText.Weight(isStated ? forecast.StatedWeight : forecast.UpdatedWeight, 0, forecast.EffectiveTrials);

    /// <summary>The assumptions with their weights; those that contradict what is known are told.</summary>
    protected void Weights()
    {
        Paragraph("An assumption is a set of beliefs about the inputs. The blend is the mixture of their futures by weight.");
        var table = new TableBuilder(1, "Assumption", "Stated weight", "Updated weight", "Effective trials");
        foreach (var forecast in Result.Assumptions)
            table.Add(forecast.Id, WeightCell(forecast, isStated: true), WeightCell(forecast, isStated: false),
                forecast.IsPossible ? FigureText.Count(Math.Floor(forecast.EffectiveTrials)) : "impossible");
        Table(table);
        foreach (var forecast in Result.Assumptions.Where(a => !a.IsPossible))
            Paragraph($"**{forecast.Id}** contradicts what is known on the data date: it has weight 0 and no figures.");
    }

    /// <summary>What was learned since the weights were stated.</summary>
    protected void Evidence()
    {
        var steps = Result.Evidence.Steps;
        if (steps.IsEmpty) return;
        var scenario = Result.Scenario;
        Heading("What moved the weights");
        Paragraph($"The weights were stated on {FigureText.Date(scenario.WeightsAsOf)}. Each row multiplies the weight of an assumption by the probability that it gave to what was then learned, "
            + $"given all that was known before (Bayes' theorem); the share of all follows the arrow. Only a ratio between two assumptions means something. "
            + $"Claims, launches and re-plans change no weight.");
        var text = new EvidenceText(scenario);
        var table = new TableBuilder(2, ["Date", "Learned", .. Result.Assumptions.Select(a => a.Id)]);
        table.Add([FigureText.Date(scenario.WeightsAsOf), "(as stated)", .. Result.Assumptions.Select(a => EvidenceText.Weight(a.StatedWeight, 0, a.EffectiveTrials))]);
        foreach (var step in steps)
            table.Add([FigureText.Date(step.Date), text.News(step), .. step.Assumptions.Select(Moved)]);
        Table(table);
        var silent = steps.SelectMany(s => s.Assumptions).Where(a => !a.SilentOn.IsEmpty).Select(a => a.Id).Distinct().ToList();
        if (silent.Count > 0)
            Paragraph($"{"*"} {string.Join(", ", silent)} {(silent.Count == 1 ? "does" : "do")} not have some of the activities that were reported on and {(silent.Count == 1 ? "is" : "are")} "
                + $"silent on them: that news moves such an assumption as it moves the others on average, so silence neither gains nor loses.");
    }

    /// <summary>What every reader has to know to judge the figures.</summary>
    protected void Limits()
    {
        var scenario = Result.Scenario;
        Item($"Monte Carlo: {FigureText.Count(Result.Trials)} sampled futures per assumption. A date or number shows no digit that its standard error does not support; an event that no future (or every future) showed is given as a bound (rule of three, 95 % confidence).");
        Item($"Only what was known on {FigureText.Date(scenario.AsOf)} is used, and nothing is computed beyond {FigureText.Date(scenario.Horizon)}: a percentile that lies there is given as such.");
        Item($"What has begun and has no end date is still going on; futures in which it would be over by the data date are left out.");
        Item($"The forecast is as good as the scenario: durations, probabilities and weights are judgements unless their source says otherwise. The standard error does not contain that.");
        Item($"Not modelled: weekends and holidays, shared crews and spares between activities, launch windows within a day, a second flight of a failed mission, cost.");
    }

    private static string Moved(AssumptionEvidence evidence) =>
        $"{EvidenceText.Factor(evidence)}{(evidence.SilentOn.IsEmpty ? "" : "*")} → {EvidenceText.Weight(evidence.Weight, evidence.WeightStandardError, double.PositiveInfinity)}";
}
