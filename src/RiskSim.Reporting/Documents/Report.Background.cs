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
    private void Assumptions()
    {
        Heading("Assumptions");
        Weights();
        if (Result.Warnings.IsEmpty) return;
        Paragraph("Warnings:");
        foreach (var warning in Result.Warnings) Item($"{warning.ToString()}");
    }

    private void RareEvents()
    {
        if (Result.Rare is not { } rare) return;
        var figures = Shown.RareFigures(Result);
        Heading("Rare events");
        Paragraph($"Risks, failures and damage with a probability below {FigureIds.Number(global::RiskSim.RareEvents.RareBelow * 100)} % were oversampled: in {FigureIds.Number(100 - 100 * rare.OrdinaryShare)} % "
            + $"of the trials they happen more often than they are likely to, and every trial counts with its true probability over the one with which it was drawn. "
            + $"{(rare.Figures.IsEmpty ? "All were raised alike." : "Some of these trials were spent on what makes the figures of this table happen, as a few trials before the run found it.")}"
            + $"{(figures.IsEmpty ? (Prose)$" No loss of a capability that was seen is rarer than 1 %; `metrics.csv` has all figures." : " The error (±) is one Monte Carlo standard error, as a share of the probability.")}");
        if (figures.IsEmpty) return;
        var table = new TableBuilder(1, Columns("Probability of"));
        foreach (var figure in figures)
            table.Add([$"`{figure}`", .. Forecasts.Select(f => FigureText.OneIn(f.Find(figure), f.EffectiveTrials))]);
        Table(table);
    }

    private void Method()
    {
        Heading("Method and limits");
        Limits();
        if (AnswerText.HasWords(Result)) Item($"{AnswerText.ScaleRule} It is: {Likelihood.InWords}.");
        Charts("convergence");
        Charts();
    }

    private void Stopping()
    {
        if (Result.Stopping is not { } stopping) return;
        Heading("What the run went on for");
        Paragraph(StopSentences.Course(stopping));
        foreach (var finding in StopSentences.Findings(Result)) Item($"{finding}");
    }

    private void Run()
    {
        var scenario = Result.Scenario;
        Heading("Run");
        var table = new TableBuilder(2, "What", "Value");
        table.Add("Program", $"risksim {_run.Version}");
        table.Add("Scenario", scenario.File);
        table.Add("Scenario text (SHA-256)", $"`{scenario.TextHash}`");
        table.Add("Data date", FigureText.Date(scenario.AsOf));
        table.Add("Horizon", FigureText.Date(scenario.Horizon));
        table.Add("Trials per assumption", FigureText.Count(Result.Trials));
        table.Add("Seed", Result.Seed.ToString(CultureInfo.InvariantCulture));
        table.Add("Sampling", FigureText.Sampling(Result.Sampling));
        table.Add("Options", _run.Options.IsDefaultOrEmpty ? "none" : string.Join(' ', _run.Options.Select(o => $"--{o.Key} {o.Value}".TrimEnd())));
        Table(table);
        Paragraph($"The same scenario text, data date, seed, sampling and number of trials give the same figures on any number of threads; all of them are in `metrics.csv`, with their definitions in the README of the output folder.");
        if (Result.Sampling != SamplingMethod.Random)
            Paragraph($"The points of {FigureText.Sampling(Result.Sampling)} sampling are most even when the number of trials is a power of two (131,072, 262,144, 524,288 …): then the errors of means are smallest for the work.");
    }
}
