using RiskSim.Sampling;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim.Evidence;

/// <summary>A probability with how far each randomisation puts it off, relative to it; the squares of these add up to the variance.</summary>
internal sealed record Likelihood(double Value, double[] Errors)
{
    private static readonly double[] NoErrors = new double[Randomisations.Count];

    /// <summary>Relative error that is small beside that of any figure.</summary>
    private const double Tolerance = 5e-4;

    private const long FirstTrials = 8 * Block.Capacity;
    private const long MostTrials = 128 * Block.Capacity;

    public static readonly Likelihood Certain = new(1, NoErrors);

    public static readonly Likelihood Impossible = new(0, NoErrors);

    /// <summary>Monte Carlo standard error.</summary>
    public double StandardError => Math.Sqrt(Errors.Sum(e => e * e)) is > GroupedRatio.RoundingShare and var relative ? Value * relative : 0;

    /// <summary>P(all that a plan knows | what another knows of the same works), by the ratio of their probabilities with the same draws.</summary>
    /// <param name="with">Knows what the other knows and more.</param>
    public static Likelihood Of(Plan with, Plan given, ulong seed, CancellationToken cancel)
    {
        if (WorkSampler.IsCertain(with)) return Certain;
        var news = new WorkSampler(with, seed);
        var before = WorkSampler.IsCertain(given) ? null : new WorkSampler(given, seed);
        double[] joint = new double[Randomisations.Count], condition = new double[Randomisations.Count];
        var estimate = Impossible;
        long done = 0;
        for (var trials = FirstTrials; trials <= MostTrials; trials *= 2)
        {
            cancel.ThrowIfCancellationRequested();
            news.Add(done, trials - done, joint);
            before?.Add(done, trials - done, condition);
            if (before is null) Array.Fill(condition, (double)trials / Randomisations.Count);
            done = trials;
            estimate = Ratio(joint, condition);
            if (estimate.Value > 0 && estimate.StandardError <= Tolerance * estimate.Value) break;
        }

        return estimate;
    }

    public static Likelihood operator *(Likelihood a, Likelihood b) => new(a.Value * b.Value, [.. a.Errors.Zip(b.Errors, (x, y) => x + y)]);

    public static Likelihood operator /(Likelihood a, Likelihood b) => new(a.Value / b.Value, [.. a.Errors.Zip(b.Errors, (x, y) => x - y)]);

    public static Likelihood operator +(Likelihood a, Likelihood b) => a.Value + b.Value is > 0 and var sum
        ? new(sum, [.. a.Errors.Zip(b.Errors, (x, y) => (a.Value * x + b.Value * y) / sum)]) : Impossible;

    private static Likelihood Ratio(double[] joint, double[] condition)
    {
        double a = joint.Sum(), b = condition.Sum();
        if (!(a > 0) || !(b > 0)) return Impossible;
        // Each randomisation has the same number of trials.
        var scale = Math.Sqrt(Randomisations.Count / (Randomisations.Count - 1.0));
        return new Likelihood(a / b, [.. joint.Zip(condition, (x, y) => scale * (x / a - y / b))]);
    }
}
