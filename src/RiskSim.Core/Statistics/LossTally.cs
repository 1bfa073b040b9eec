using RiskSim.Simulation;

namespace RiskSim.Statistics;

/// <summary>Counts, day by day, the trials in which a kind's capability is lost.</summary>
internal sealed class LossTally(LossSpec spec, bool weighted)
{
    private const int Bits = Block.WeightBits;
    private static readonly double Rounder = ExactSum.Rounder(Bits);
    private static readonly double SquareRounder = ExactSum.Rounder(Moments.SquareBits(Bits));

    // Differences from day to day: each loss costs two additions however long it is. Rounded weights keep sums exact.
    private readonly double[] _step = new double[spec.Days + 2];
    private readonly double[] _stepSquared = weighted ? new double[spec.Days + 2] : [];

    public LossSpec Spec => spec;

    public readonly Moments[] After = [.. spec.AfterDays.Select(_ => new Moments(Bits))];

    public void Add(Block block)
    {
        foreach (var loss in block.Losses[spec.Kind])
        {
            var w = block.Weight[loss.Trial];
            var ww = ExactSum.Round(w * w, Rounder);
            var first = (int)Math.Clamp(Math.Ceiling(loss.From), 0, spec.Days + 1);
            var end = (int)Math.Clamp(Math.Ceiling(loss.To), 0, spec.Days + 1);
            _step[first] += w;
            _step[end] -= w;
            if (weighted)
            {
                _stepSquared[first] += ww;
                _stepSquared[end] -= ww;
            }

            for (var n = 0; n < After.Length; n++)
            {
                if (loss.From > spec.AfterDays[n] || loss.To <= spec.AfterDays[n]) continue;
                After[n].Wx.AddRounded(w);
                After[n].WWx.AddRounded(ww);
                After[n].WWxx.AddRounded(ExactSum.Round(ww, SquareRounder));
            }
        }
    }

    public void Add(LossTally other)
    {
        for (var n = 0; n < After.Length; n++) After[n].Add(other.After[n]);
        for (var d = 0; d < _step.Length; d++) _step[d] += other._step[d];
        for (var d = 0; d < _stepSquared.Length; d++) _stepSquared[d] += other._stepSquared[d];
    }

    /// <summary>Σw and Σw² of the trials lost, day 0 to the horizon.</summary>
    public Sums[] ByDay()
    {
        var days = new Sums[spec.Days + 1];
        double w = 0, ww = 0;
        for (var d = 0; d < days.Length; d++)
        {
            w += _step[d];
            ww += weighted ? _stepSquared[d] : _step[d];
            days[d] = new Sums(w, ww, ww);
        }

        return days;
    }
}
