using System.Collections.Immutable;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;

namespace RiskSim.Tests.Evidence;

/// <summary>What is known of a work, drawn conditionally, against all trials of the unconditioned work in which it happens to be so.</summary>
public sealed class ConditionTests
{
    private const int Trials = 1 << 19;

    private const string Text = """
        risksim: 1
        as_of: 2026-03-01
        horizon: 2030-01-01
        calendars: { winter: { Jan: 0.5, Feb: 0.6 } }
        sites:
          pad:
            supports: [x]
            turnaround: 5
            outages:
              o:
                began: 2026-01-01
                repair:
                  a: { duration: pert(5 12 40), started: 2026-01-01 }
                  b: { after: [a], one_of: { p: { probability: 0.4, duration: lognormal(p10=5 p90=30) }, q: { duration: pert(10 30 80) } }, calendar: winter }
                  c: { after: { a: 2 }, duration: weibull(p20=10 p80=40) }
                  d: { after: [b, c], duration: pert(5 9 30) }
        risks:
          r: { probability: 0.4, multiplies: uniform(1.2 2), affects: [sites.pad.outages.o.repair.a, sites.pad.outages.o.repair.c] }
          s: { probability: 0.3, adds: pert(3 8 20), affects: [sites.pad.outages.o.repair.b, sites.pad.outages.o.repair.d] }
        correlations: [{ between: [sites.pad.outages.o.repair.a, sites.pad.outages.o.repair.d], spearman: 0.6 }, { between: [sites.pad.outages.o.repair.b, sites.pad.outages.o.repair.c], spearman: -0.4 }]
        missions: { m: { kind: x, planned: 2026-04-01, sites: [pad] } }
        """;

    /// <param name="a">The day in which a ended, −1: not known.</param>
    /// <param name="option">What b turned out to be.</param>
    /// <param name="out">The day by which the whole was not over, −1: not known.</param>
    /// <param name="end">The day in which the whole ended, −1: not known.</param>
    [Theory]
    [InlineData(15, null, -1, -1)]
    [InlineData(-1, "p", -1, -1)]
    [InlineData(-1, null, 60, -1)]
    [InlineData(-1, null, -1, 70)]
    [InlineData(15, "q", 65, -1)]
    [InlineData(20, "p", -1, 62)]
    [InlineData(-1, "q", 50, 75)]
    public void Sampler_AnyKnowledge_HasTheProbabilityOfTheTrialsThatFit(int a, string? option, int @out, int end)
    {
        var scenario = TestScenario.Load(Text);
        var inputs = scenario.Assumptions[0].Inputs;
        var tables = new TableShelf();
        var free = WorkSampler.PlanOf(scenario, "base", inputs, tables, w => w.Known);
        var count = 0;
        double sumEnd = 0;
        TestScenario.RunWorks(free, Trials / Block.Capacity, block =>
        {
            for (var i = 0; i < block.Count; i++)
            {
                // Days are counted from the data date, 59 days after the beginning.
                double endOfA = block.ActivityFinish[0][i] + 59, whole = block.WorkEnd[0][i] + 59;
                var fits = (a < 0 || Math.Floor(endOfA) == a) && (option is null || block.Option[1][i] == (option == "p" ? 0 : 1)) && whole > @out && (end < 0 || Math.Floor(whole) == end);
                if (!fits) continue;
                count++;
                sumEnd += whole;
            }
        });
        var p = (double)count / Trials;
        Assert.InRange(count, 100, Trials - 1);

        DateOnly? Date(int day) => day < 0 ? null : new DateOnly(2026, 1, 1).AddDays(day);
        KnownWork Known(Work work) => work.Known with
        {
            NotOverBy = Date(@out),
            EndedOn = Date(end),
            Activities = [.. work.Known.Activities.Select((k, i) => i == 0 ? k with { EndedOn = Date(a) } : i == 1 ? k with { TurnedOutToBe = option } : k)],
        };
        double weight = 0, squares = 0, weighted = 0;
        TestScenario.RunWorks(WorkSampler.PlanOf(scenario, "base", inputs, tables, Known), Trials / 8 / Block.Capacity, block =>
        {
            for (var i = 0; i < block.Count; i++)
            {
                weight += block.Weight[i];
                squares += block.Weight[i] * block.Weight[i];
                weighted += block.Weight[i] * (block.WorkEnd[0][i] + 59);
                if (block.Weight[i] > 0 && end >= 0) Assert.InRange(block.WorkEnd[0][i] + 59, end - 1e-6, end + 1);
                if (block.Weight[i] > 0 && @out >= 0) Assert.True(block.WorkEnd[0][i] + 59 >= @out);
            }
        });
        const double N = Trials / 8.0;
        var error = Math.Sqrt(p / Trials + (squares / N - weight / N * (weight / N)) / N);
        Assert.InRange((weight / N - p) / error, -5, 5);
        // The works that are drawn are those that fit: their mean end is the same.
        var spread = end >= 0 ? 1 : 60;
        Assert.InRange((weighted / weight - sumEnd / count) / (spread / Math.Sqrt(count) + spread * Math.Sqrt(squares) / weight), -5, 5);
    }
}
