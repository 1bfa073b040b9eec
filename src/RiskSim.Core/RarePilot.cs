using RiskSim.Sampling;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim;

/// <summary>
/// Finds out by a few trials what makes named figures happen, and gives each a level of its own on which that is likely: every occurrence
/// as likely as it is given the figure's event. Of all independent occurrences these are the closest to the trials that count (the cross-entropy
/// method; de Boer, Kroese, Mannor and Rubinstein, Ann. Oper. Res. 134, 2005).
/// </summary>
/// <param name="source">Other draws than the run's: a level must not know the trials that it is used on.</param>
internal sealed class RarePilot(Plan plan, MetricCatalogue catalogue, PercentileSource source, double weightScale)
{
    /// <summary>By round: each uses what the one before found, and finds more.</summary>
    private static readonly int[] BlocksOfRounds = [16, 32, 48];

    /// <summary>So many events count as much as the guess made without them.</summary>
    private const double WorthOfTheGuess = 20;

    /// <returns>Null where nothing is rare.</returns>
    public Boost? Boost(RareEvents rare)
    {
        if (Simulation.Boost.Of(plan) is not { } plain) return null;
        if (rare.Figures.IsEmpty) return plain;
        var known = FigureEvent.Of(catalogue);
        var events = rare.Figures.Select(id => known.First(e => e.Figure == id)).ToArray();
        var boost = plain;
        var first = 0;
        foreach (var blocks in BlocksOfRounds)
        {
            boost = plain.WithFigures(plan, Look(events, boost, plain.Probability[^1], first, blocks));
            first += blocks;
        }

        return boost;
    }

    /// <summary>By event and occurrence: how likely it is given the event.</summary>
    private double[][] Look(FigureEvent[] events, Boost boost, double[] guess, int first, int blocks)
    {
        var kernel = new Kernel(plan, source, weightScale, boost);
        var counts = events.Select(_ => new Count(boost)).ToArray();
        var marks = new double[Block.Capacity];
        for (var b = first; b < first + blocks; b++)
        {
            kernel.Run((long)b * Block.Capacity, Block.Capacity);
            for (var e = 0; e < events.Length; e++)
            {
                events[e].Mark(kernel.Block, marks);
                counts[e].Add(kernel, marks);
            }
        }

        return [.. counts.Select(c => c.Conditional(guess))];
    }

    private sealed class Count(Boost boost)
    {
        private readonly double[] _happened = new double[boost.Probability[0].Length];
        private double _weight, _squares;

        public void Add(Kernel kernel, double[] marks)
        {
            var weight = kernel.Block.Weight;
            for (var i = 0; i < kernel.Block.Count; i++)
            {
                _weight += marks[i] * weight[i];
                _squares += marks[i] * weight[i] * weight[i];
            }

            foreach (var (trial, occurrence) in kernel.Happened) _happened[occurrence] += marks[trial] * weight[trial];
        }

        /// <summary>Where few trials showed the event, near the guess.</summary>
        public double[] Conditional(double[] guess)
        {
            var events = _squares > 0 ? _weight * _weight / _squares : 0;
            return [.. guess.Select((g, o) =>
            {
                var cause = boost.CauseOf(o);
                var trials = cause < 0 ? _weight : _happened[cause];
                return trials > 0 ? (events * _happened[o] / trials + WorthOfTheGuess * g) / (events + WorthOfTheGuess) : g;
            })];
        }
    }
}
