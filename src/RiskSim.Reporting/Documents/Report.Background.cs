using System.Globalization;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Text;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Documents;

/// <summary>The sections that say what the figures rest on.</summary>
internal sealed partial class Report
{
    private static string Weight(AssumptionForecast forecast) => EvidenceText.Weight(forecast.UpdatedWeight, 0, forecast.EffectiveTrials);

    private void Assumptions()
    {
        Heading("Assumptions");
        Paragraph("An assumption is a set of beliefs about the inputs. The blend is the mixture of their futures by weight.");
        var table = new TableBuilder(1, "Assumption", "Stated weight", "Updated weight", "Effective trials");
        foreach (var forecast in _result.Assumptions)
            table.Add(forecast.Id, EvidenceText.Weight(forecast.StatedWeight, 0, forecast.EffectiveTrials), Weight(forecast),
                forecast.IsPossible ? FigureText.Count(Math.Floor(forecast.EffectiveTrials)) : "impossible");
        Table(table);
        foreach (var forecast in _result.Assumptions.Where(a => !a.IsPossible))
            Paragraph($"**{forecast.Id}** contradicts what is known on the data date: it has weight 0 and no figures.");
        if (_result.Warnings.IsEmpty) return;
        Paragraph("Warnings:");
        foreach (var warning in _result.Warnings) Item($"{warning.ToString()}");
    }

    private void RareEvents()
    {
        if (_result.Rare is not { } rare) return;
        var figures = Shown.RareFigures(_result);
        Heading("Rare events");
        Paragraph($"Risks, failures and damage with a probability below {FigureIds.Number(global::RiskSim.RareEvents.RareBelow * 100)} % were oversampled: in {FigureIds.Number(100 - 100 * rare.OrdinaryShare)} % "
            + $"of the trials they happen more often than they are likely to, and every trial counts with its true probability over the one with which it was drawn. "
            + (rare.Figures.IsEmpty ? "All were raised alike." : "Some of these trials were spent on what makes the figures of this table happen, as a few trials before the run found it.")
            + (figures.IsEmpty ? " No loss of a capability that was seen is rarer than 1 %; `metrics.csv` has all figures." : " The error (±) is one Monte Carlo standard error, as a share of the probability."));
        if (figures.IsEmpty) return;
        var table = new TableBuilder(1, Columns("Probability of"));
        foreach (var figure in figures)
            table.Add([$"`{figure}`", .. _forecasts.Select(f => FigureText.OneIn(f.Find(figure), f.EffectiveTrials))]);
        Table(table);
    }

    private void Method()
    {
        var scenario = _result.Scenario;
        Heading("Method and limits");
        Item($"Monte Carlo: {FigureText.Count(_result.Trials)} sampled futures per assumption. A date or number shows no digit that its standard error does not support; an event that no future (or every future) showed is given as a bound (rule of three, 95 % confidence).");
        if (AnswerText.Scale(_result) is { } scale) Item(scale);
        Item($"Only what was known on {FigureText.Date(scenario.AsOf)} is used, and nothing is computed beyond {FigureText.Date(scenario.Horizon)}: a percentile that lies there is given as such.");
        Item($"What has begun and has no end date is still going on; futures in which it would be over by the data date are left out.");
        Item($"The forecast is as good as the scenario: durations, probabilities and weights are judgements unless their source says otherwise. The standard error does not contain that.");
        Item($"Not modelled: weekends and holidays, shared crews and spares between activities, launch windows within a day, a second flight of a failed mission, cost.");
        Charts("convergence");
        Charts();
    }

    private void Stopping()
    {
        if (_result.Stopping is not { } stopping) return;
        Heading("What the run went on for");
        Paragraph(StopSentences.Course(stopping));
        foreach (var finding in StopSentences.Findings(_result)) Item($"{finding}");
    }

    private void Run()
    {
        var scenario = _result.Scenario;
        Heading("Run");
        var table = new TableBuilder(2, "What", "Value");
        table.Add("Program", $"risksim {_run.Version}");
        table.Add("Scenario", scenario.File);
        table.Add("Scenario text (SHA-256)", $"`{scenario.TextHash}`");
        table.Add("Data date", FigureText.Date(scenario.AsOf));
        table.Add("Horizon", FigureText.Date(scenario.Horizon));
        table.Add("Trials per assumption", FigureText.Count(_result.Trials));
        table.Add("Seed", _result.Seed.ToString(CultureInfo.InvariantCulture));
        table.Add("Sampling", FigureText.Sampling(_result.Sampling));
        table.Add("Options", _run.Options.IsDefaultOrEmpty ? "none" : string.Join(' ', _run.Options.Select(o => $"--{o.Key} {o.Value}".TrimEnd())));
        Table(table);
        Paragraph($"The same scenario text, data date, seed, sampling and number of trials give the same figures on any number of threads; all of them are in `metrics.csv`, with their definitions in the README of the output folder.");
        if (_result.Sampling != SamplingMethod.Random)
            Paragraph($"The points of {FigureText.Sampling(_result.Sampling)} sampling are most even when the number of trials is a power of two (131,072, 262,144, 524,288 …): then the errors of means are smallest for the work.");
    }
}
