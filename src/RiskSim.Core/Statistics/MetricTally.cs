using RiskSim.Simulation;

namespace RiskSim.Statistics;

/// <summary>Weighted sums over trials from which a mean or a probability and its error are made.</summary>
/// <remarks>w is the trial's weight, x the value; of an indicator x² = x.</remarks>
internal struct Moments(int bits)
{
    public ExactSum Wx = new(bits);
    public ExactSum WWx = new(bits);
    public ExactSum WWxx = new(SquareBits(bits));

    /// <summary>Squares are larger and need fewer digits.</summary>
    public static int SquareBits(int bits) => bits - 10;

    public void Add(in Moments other)
    {
        Wx.Add(other.Wx);
        WWx.Add(other.WWx);
        WWxx.Add(other.WWxx);
    }

    public readonly Sums Sums => new(Wx.Value, WWx.Value, WWxx.Value);
}

/// <summary>Σwx, Σw²x, Σw²x².</summary>
internal readonly record struct Sums(double Wx, double WWx, double WWxx);

/// <summary>Accumulates one metric over blocks of trials. Mergeable in any order to the same bits.</summary>
internal sealed class MetricTally
{
    /// <summary>Runs of consecutive blocks for which partial results are kept, to show convergence.</summary>
    public const int Segments = 64;

    private const int Bits = Block.WeightBits;

    private readonly MetricSpec _spec;
    private readonly bool _weighted;
    private static readonly double Rounder = ExactSum.Rounder(Bits);
    private static readonly double SquareRounder = ExactSum.Rounder(Moments.SquareBits(Bits));

    public MetricTally(MetricSpec spec, bool weighted)
    {
        _spec = spec;
        _weighted = weighted;
        Mean = new Moments(Bits);
        Exists = new Moments(Bits);
        Beyond = new Moments(Bits);
        Prompt = new Moments(Bits);
        SegmentMean = NewSegments();
        if (spec is not DurationSpec duration) return;
        Above = [.. duration.ThresholdDays.Select(_ => new Moments(Bits))];
        SegmentAbove = [.. duration.ThresholdDays.Select(_ => NewSegments())];
        Histogram = new double[duration.Bins];
        HistogramSquared = weighted ? new double[duration.Bins] : Histogram;
    }

    public MetricSpec Spec => _spec;

    public Moments Mean;
    public Moments Exists;

    /// <summary>Beyond the horizon.</summary>
    public Moments Beyond;

    /// <summary>Below one day: of a delay, on time.</summary>
    public Moments Prompt;

    public readonly Moments[] Above = [];
    public readonly Moments[] SegmentMean;
    public readonly Moments[][] SegmentAbove = [];

    /// <summary>Σw by bin, and Σw² (the same array where all weights are 1).</summary>
    public readonly double[] Histogram = [];
    public readonly double[] HistogramSquared = [];

    private static Moments[] NewSegments()
    {
        var segments = new Moments[Segments];
        Array.Fill(segments, new Moments(Bits));
        return segments;
    }

    public void Add(Block block, int segment)
    {
        var x = _spec.Column(block).AsSpan(0, block.Count);
        var exists = _spec.Exists is null ? default : _spec.Exists(block).AsSpan(0, block.Count);
        var w = block.Weight.AsSpan(0, block.Count);
        if (!exists.IsEmpty) AddIndicator(ref Exists, exists, w, exists);
        var before = Mean;
        if (_spec is MeanSpec)
        {
            AddValues(ref Mean, x, w, exists, double.PositiveInfinity);
        }
        else
        {
            var duration = (DurationSpec)_spec;
            AddValues(ref Mean, x, w, exists, duration.CutDays);
            AddBeyondAndPrompt(x, w, exists);
            for (var t = 0; t < Above.Length; t++)
            {
                var earlier = Above[t];
                AddAbove(ref Above[t], x, w, exists, duration.ThresholdDays[t]);
                AddDifference(ref SegmentAbove[t][segment], Above[t], earlier);
            }

            AddToHistogram(duration, x, w, exists);
        }

        AddDifference(ref SegmentMean[segment], Mean, before);
    }

    private static void AddDifference(ref Moments segment, in Moments after, in Moments before)
    {
        segment.Wx.Add(after.Wx - before.Wx);
        segment.WWx.Add(after.WWx - before.WWx);
        segment.WWxx.Add(after.WWxx - before.WWxx);
    }

    private void AddValues(ref Moments moments, ReadOnlySpan<double> x, ReadOnlySpan<double> w, ReadOnlySpan<double> exists, double cut)
    {
        double s1 = 0, s2 = 0;
        if (!_weighted && exists.IsEmpty)
        {
            (s1, s2) = ColumnMath.Sums(x, cut, Rounder, SquareRounder);
            moments.Wx.AddRounded(s1);
            moments.WWx.AddRounded(s1);
            moments.WWxx.AddRounded(s2);
            return;
        }

        var ww = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (!exists.IsEmpty && exists[i] == 0) continue;
            var v = Math.Min(x[i], cut);
            s1 += ExactSum.Round(w[i] * v, Rounder);
            ww += ExactSum.Round(w[i] * w[i] * v, Rounder);
            s2 += ExactSum.Round(w[i] * v * (w[i] * v), SquareRounder);
        }

        moments.Wx.AddRounded(s1);
        moments.WWx.AddRounded(ww);
        moments.WWxx.AddRounded(s2);
    }

    private static void AddIndicator(ref Moments moments, ReadOnlySpan<double> indicator, ReadOnlySpan<double> w, ReadOnlySpan<double> exists)
    {
        double s1 = 0, s2 = 0;
        for (var i = 0; i < indicator.Length; i++)
        {
            if (indicator[i] == 0 || (!exists.IsEmpty && exists[i] == 0)) continue;
            s1 += ExactSum.Round(w[i], Rounder);
            s2 += ExactSum.Round(w[i] * w[i], SquareRounder);
        }

        AddCounts(ref moments, s1, s2);
    }

    private void AddAbove(ref Moments moments, ReadOnlySpan<double> x, ReadOnlySpan<double> w, ReadOnlySpan<double> exists, double threshold)
    {
        double s1 = 0, s2 = 0;
        if (!_weighted && exists.IsEmpty)
        {
            s1 = ColumnMath.CountAbove(x, threshold);
            AddCounts(ref moments, s1, s1);
            return;
        }

        for (var i = 0; i < x.Length; i++)
        {
            if (!(x[i] > threshold) || (!exists.IsEmpty && exists[i] == 0)) continue;
            s1 += ExactSum.Round(w[i], Rounder);
            s2 += ExactSum.Round(w[i] * w[i], SquareRounder);
        }

        AddCounts(ref moments, s1, s2);
    }

    private void AddBeyondAndPrompt(ReadOnlySpan<double> x, ReadOnlySpan<double> w, ReadOnlySpan<double> exists)
    {
        double beyond = 0, beyond2 = 0, prompt = 0, prompt2 = 0;
        if (!_weighted && exists.IsEmpty)
        {
            beyond = ColumnMath.CountAbove(x, double.MaxValue);
            prompt = ColumnMath.CountBelow(x, 1);
            AddCounts(ref Beyond, beyond, beyond);
            AddCounts(ref Prompt, prompt, prompt);
            return;
        }

        for (var i = 0; i < x.Length; i++)
        {
            var isBeyond = double.IsPositiveInfinity(x[i]);
            if ((!isBeyond && x[i] >= 1) || (!exists.IsEmpty && exists[i] == 0)) continue;
            var one = ExactSum.Round(w[i], Rounder);
            var two = ExactSum.Round(w[i] * w[i], SquareRounder);
            if (isBeyond) (beyond, beyond2) = (beyond + one, beyond2 + two);
            else (prompt, prompt2) = (prompt + one, prompt2 + two);
        }

        AddCounts(ref Beyond, beyond, beyond2);
        AddCounts(ref Prompt, prompt, prompt2);
    }

    private static void AddCounts(ref Moments moments, double w, double ww)
    {
        moments.Wx.AddRounded(w);
        moments.WWx.AddRounded(ww);
        moments.WWxx.AddRounded(ww);
    }

    /// <summary>Rounding may lift a value that stands on a bin's edge by this share of a bin; it stays in the bin.</summary>
    private const double EdgeTolerance = 1e-6;

    private void AddToHistogram(DurationSpec spec, ReadOnlySpan<double> x, ReadOnlySpan<double> w, ReadOnlySpan<double> exists)
    {
        var low = spec.LowDays;
        var perBin = 1 / spec.StepDays;
        var bins = Histogram.Length;
        if (!_weighted && exists.IsEmpty)
        {
            foreach (var value in x)
            {
                if (double.IsPositiveInfinity(value)) continue;
                Histogram[BinOf(value, low, perBin, bins)]++;
            }

            return;
        }

        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsPositiveInfinity(x[i]) || (!exists.IsEmpty && exists[i] == 0)) continue;
            var bin = BinOf(x[i], low, perBin, bins);
            Histogram[bin] += w[i];
            if (_weighted) HistogramSquared[bin] += ExactSum.Round(w[i] * w[i], SquareRounder);
        }
    }

    /// <summary>For a positive number, truncating one more less a hair is rounding up.</summary>
    private static int BinOf(double value, double low, double perBin, int bins) =>
        Math.Clamp((int)((value - low) * perBin + (1 - EdgeTolerance)) - 1, 0, bins - 1);

    /// <summary>The histogram of the value + <paramref name="days"/>; nothing else is carried over.</summary>
    public MetricTally Shifted(double days)
    {
        var spec = (DurationSpec)_spec;
        var shifted = new MetricTally(spec with { LowDays = spec.LowDays + days, HighDays = spec.HighDays + days }, _weighted);
        Histogram.CopyTo(shifted.Histogram, 0);
        HistogramSquared.CopyTo(shifted.HistogramSquared, 0);
        return shifted;
    }

    public void Add(MetricTally other)
    {
        Mean.Add(other.Mean);
        Exists.Add(other.Exists);
        Beyond.Add(other.Beyond);
        Prompt.Add(other.Prompt);
        for (var t = 0; t < Above.Length; t++) Above[t].Add(other.Above[t]);
        for (var s = 0; s < Segments; s++)
        {
            SegmentMean[s].Add(other.SegmentMean[s]);
            for (var t = 0; t < Above.Length; t++) SegmentAbove[t][s].Add(other.SegmentAbove[t][s]);
        }

        for (var b = 0; b < Histogram.Length; b++) Histogram[b] += other.Histogram[b];
        for (var b = 0; _weighted && b < Histogram.Length; b++) HistogramSquared[b] += other.HistogramSquared[b];
    }
}
