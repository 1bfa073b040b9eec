using System.Collections.Immutable;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim.Evidence;

/// <summary>
/// Weights updated by the evidence, in the order in which it arrived: Bayes' theorem, step by step. An assumption that is silent on something is
/// judged by the rest, and by what that something did to the others on average.
/// </summary>
internal sealed class WeightUpdate
{
    private readonly Scenario _scenario;
    private readonly LedgerHistory _history;
    private readonly AssumptionHistory[] _assumptions;
    private readonly TableShelf _tables;
    private readonly Step[] _steps;

    private WeightUpdate(Scenario scenario, LedgerHistory history, TableShelf tables)
    {
        (_scenario, _history, _tables) = (scenario, history, tables);
        _assumptions = [.. Enumerable.Range(0, scenario.Assumptions.Length).Select(a => new AssumptionHistory(history, a))];
        _steps = [.. Enumerable.Range(1, history.Dates.Length - 1).Select(Questions)];
    }

    /// <summary>What was learned, held against every assumption; null where the weights stay as stated.</summary>
    public static WeightUpdate? Of(Scenario scenario, TableShelf tables, ulong seed, int threads, CancellationToken cancel)
    {
        // What would be done otherwise is no part of what was learned.
        scenario = scenario.AsPlanned ?? scenario;
        if (LedgerHistory.Of(scenario) is not { } history) return null;
        var update = new WeightUpdate(scenario, history, tables);
        // Other draws than the trials': so the errors of weights and of figures are independent.
        Parallel.ForEach(update._steps.SelectMany(s => s.All), new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, q => q.Answer(~seed, cancel));
        return update;
    }

    /// <returns>The weights of the assumptions, not normalised; null and an empty trail where they stay as stated.</returns>
    public static (EvidenceWeight[]? Weights, EvidenceTrail Trail) Run(Scenario scenario, TableShelf tables, ulong seed, int threads, CancellationToken cancel) =>
        Of(scenario, tables, seed, threads, cancel) is { } update ? update.From([.. scenario.Assumptions.Select(a => a.Weight)]) : (null, EvidenceTrail.None);

    /// <summary>The weights after all that was learned, and the way there.</summary>
    /// <param name="stated">By assumption: the weights to begin with, ≥ 0.</param>
    public (EvidenceWeight[] Weights, EvidenceTrail Trail) From(IReadOnlyList<double> stated)
    {
        var weights = stated.Select(w => Likelihood.Certain with { Value = w }).ToArray();
        var trail = ImmutableArray.CreateBuilder<EvidenceStep>();
        for (var k = 0; k < _steps.Length; k++)
        {
            var factors = _steps[k].Factors(weights);
            weights = [.. weights.Zip(factors, (w, f) => w * f)];
            var shares = EvidenceWeight.Normalised([.. weights.Select(Weight)]);
            trail.Add(new EvidenceStep(_history.Dates[k + 1], _steps[k].News, [.. _scenario.Assumptions.Select((assumption, a) => new AssumptionEvidence(
                assumption.Id, factors[a].Value, factors[a].StandardError, shares[a].Value, shares[a].StandardError, [.. _steps[k].SilentOn[a].Order()]))]));
        }

        return ([.. weights.Select(Weight)], new EvidenceTrail(trail.ToImmutable()));
    }

    private static EvidenceWeight Weight(Likelihood weight) => new(weight.Value, [.. weight.Errors]);

    /// <summary>All that has to be found out for one step.</summary>
    private Step Questions(int step)
    {
        var count = _assumptions.Length;
        var news = _assumptions.SelectMany(a => a.NewsOf(step)).ToHashSet();
        HashSet<string>[] silentOn = [.. Enumerable.Range(0, count).Select(a => news.Where(p => _history.IsSilent(step, a, p)).ToHashSet())];
        var own = Enumerable.Range(0, count).Select(a => Ask(step, a, new HashSet<string>())).ToArray();
        // What the others would have learned without the news on which one is silent.
        var without = silentOn.Select(silent => Enumerable.Range(0, count)
            .Select(b => silent.Count > 0 && !silent.Overlaps(silentOn[b]) && silent.All(p => !_history.IsSilent(step, b, p)) ? Ask(step, b, silent) : null).ToArray()).ToArray();
        return new Step(own, without, silentOn, [.. own.SelectMany(q => q.News(_history.Dates[step])).Distinct()]);
    }

    private Question Ask(int step, int assumption, IReadOnlySet<string> without)
    {
        var (inputs, before) = _assumptions[assumption].Knowledge(step, false, without);
        var (_, after) = _assumptions[assumption].Knowledge(step, true, without);
        var id = _scenario.Assumptions[assumption].Id;
        var needed = Needed(inputs, after);
        Plan PlanOf(Dictionary<string, KnownWork> known) => WorkSampler.PlanOf(_scenario, id, inputs, _tables, w => needed.Contains(w.Path) ? known[w.Path] : null);
        return new Question(inputs, PlanOf(after), PlanOf(before), after);
    }

    /// <summary>Works of which something is known, what they wait for, and what is over.</summary>
    private static HashSet<string> Needed(Inputs inputs, Dictionary<string, KnownWork> known)
    {
        var needed = new HashSet<string>();
        void Need(Work? work)
        {
            if (work is null || !needed.Add(work.Path)) return;
            if (work.Start is WorkStart.WhenOutageLasts waits) Need(inputs.Works.FirstOrDefault(w => w.Path == waits.OutagePath));
        }

        foreach (var work in inputs.Works)
            if (known[work.Path] is var k && (k.OverOn ?? k.NotOverBy ?? k.EndedOn) is not null || k.Activities.Any(a => (a.NotOverBy ?? a.EndedOn) is not null || a.TurnedOutToBe is not null))
                Need(work);
        return needed;
    }

    /// <summary>How likely are the news, given what was known before?</summary>
    private sealed class Question(Inputs inputs, Plan with, Plan given, Dictionary<string, KnownWork> known)
    {
        public Likelihood Probability { get; private set; } = Likelihood.Certain;

        public void Answer(ulong seed, CancellationToken cancel) => Probability = Likelihood.Of(with, given, seed, cancel);

        public IEnumerable<Learned> News(DateOnly date)
        {
            foreach (var work in inputs.Works)
            {
                if (Array.Find(with.Works, w => w.Path == work.Path) is not { IsConditioned: true }) continue;
                var k = known[work.Path];
                if (Piece(work.Path, k.EndedOn, k.NotOverBy, date) is { } ofWork) yield return ofWork;
                foreach (var (activity, a) in work.Network.Activities.Zip(k.Activities))
                {
                    if (a.TurnedOutToBe is { } option) yield return new Learned(activity.Path, LearnedKind.Chosen, null, option);
                    if (activity.Id.Length > 0 && Piece(activity.Path, a.EndedOn, a.NotOverBy, date) is { } ofActivity) yield return ofActivity;
                }
            }
        }

        private static Learned? Piece(string path, DateOnly? endedOn, DateOnly? notOverBy, DateOnly date) =>
            endedOn is { } end ? new Learned(path, LearnedKind.Ended, end) : notOverBy == date ? new Learned(path, LearnedKind.StillGoingOn) : null;
    }

    /// <param name="Own">By assumption: all that it learned.</param>
    /// <param name="Without">By the assumption that is silent, and by another: the same without what the first is silent on; null where it is silent on some of it too.</param>
    private sealed record Step(Question[] Own, Question?[][] Without, HashSet<string>[] SilentOn, ImmutableArray<Learned> News)
    {
        public IEnumerable<Question> All => Own.Concat(Without.SelectMany(w => w).OfType<Question>());

        /// <param name="weights">Before the step.</param>
        public Likelihood[] Factors(Likelihood[] weights) => [.. Own.Select((question, a) => question.Probability * Silence(a, weights))];

        private Likelihood Silence(int assumption, Likelihood[] weights)
        {
            Likelihood with = Likelihood.Impossible, without = Likelihood.Impossible;
            for (var b = 0; b < weights.Length; b++)
            {
                if (Without[assumption][b] is not { } question) continue;
                with += weights[b] * Own[b].Probability;
                without += weights[b] * question.Probability;
            }

            return with.Value > 0 && without.Value > 0 ? with / without : Likelihood.Certain;
        }
    }
}
