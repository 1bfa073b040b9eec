using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Statistics.Stopping;

/// <summary>Looks at the figures after each round of trials and says whether what was asked for is known.</summary>
internal sealed class StopJudge(Scenario scenario, StopRule rule)
{
    private readonly SettleTest _test = new(scenario, rule.Rounds.Length);
    private readonly Answer?[] _answers = new Answer?[rule.Settle.Length];

    /// <summary>The figures to make before each look.</summary>
    public FigureSelection Selection { get; } = new(rule);

    /// <summary>After the last look; null before the first.</summary>
    public StopReport? Report { get; private set; }

    /// <summary>How many trials it will take, going by the last look: an error falls with the root of their number.</summary>
    public long ExpectedTrials
    {
        get
        {
            if (Report is null) return rule.Rounds[0];
            var needed = Report.Trials * Math.Pow(Math.Max(1, Report.Shortfall), 2);
            return rule.Rounds.FirstOrDefault(r => r > Report.Trials && r >= needed, rule.MaxTrials);
        }
    }

    /// <summary>Whether the run can stop.</summary>
    /// <param name="estimates">After <paramref name="trials"/> per assumption.</param>
    public bool Look(Estimates estimates, long trials)
    {
        for (var q = 0; q < _answers.Length; q++)
        {
            // A question that was settled once stays so: its confidence is that of the first answer.
            if (_answers[q] is { IsSettled: true } settled)
                _answers[q] = settled with { Figure = Find(estimates, settled.Question.Figure).Figure };
            else
                _answers[q] = _test.Judge(rule.Settle[q], Find(estimates, rule.Settle[q].Figure), estimates, trials);
        }

        Report = new StopReport(rule, (Report?.Rounds ?? 0) + 1, trials,
            [.. rule.Precision.SelectMany(goal => Judge(goal, estimates))], [.. _answers.Select(a => a!)]);
        // What is impossible on the data date gets no figures however many trials there are.
        return Report.IsMet || Pending(Report).All(f => !Find(estimates, f).Forecast.IsPossible);
    }

    private static IEnumerable<FigureName> Pending(StopReport report) =>
        report.Precision.Where(p => !p.IsReached).Select(p => p.Worst!.Value).Concat(report.Answers.Where(a => !a.IsSettled).Select(a => a.Question.Figure));

    private static Reached[] Judge(PrecisionGoal goal, Estimates estimates)
    {
        if (goal.Figure is { } name)
        {
            var (forecast, figure) = Find(estimates, name);
            return [new Reached(goal, goal.Tolerance, false, name, figure is null ? double.PositiveInfinity : Errors.Of(figure, forecast, estimates))];
        }

        return
        [
            Worst(goal.Tolerance, false, f => f.Unit == Unit.Probability),
            Worst(StopRule.DateToleranceDays, true, f => FigureSelection.IsMainDate(f.Metric)),
        ];

        Reached Worst(double tolerance, bool isOfDates, Func<Figure, bool> isAsked)
        {
            var errors = estimates.All.SelectMany(a => a.Figures.Where(isAsked).Select(f => (Figure: f, Error: Errors.Of(f, a, estimates)))).ToList();
            var (figure, error) = errors.Count == 0 ? default : errors.MaxBy(e => e.Error);
            return new Reached(goal, tolerance, isOfDates, figure is null ? null : new FigureName(figure.Metric, figure.Assumption), error);
        }
    }

    private static (AssumptionForecast Forecast, Figure? Figure) Find(Estimates estimates, FigureName name)
    {
        var forecast = estimates.All.First(a => a.Id == name.Assumption);
        return (forecast, forecast.Find(name.Metric));
    }
}
