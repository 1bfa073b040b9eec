using RiskSim.Simulation;

namespace RiskSim.Statistics;

/// <summary>What is counted of one quantity of a trial.</summary>
/// <param name="Id">Stem of the figures' ids, e.g. <c>missions.m1.delay</c>.</param>
/// <param name="Column">Finds its column in a block.</param>
/// <param name="Largest">No finite value's magnitude is above.</param>
/// <param name="Exists">Finds the column that is 1 where the trial has the quantity; null: always.</param>
internal abstract record MetricSpec(string Id, Func<Block, double[]> Column, double Largest, Func<Block, double[]>? Exists);

/// <summary>A mean; of 0 and 1 it is a probability.</summary>
internal sealed record MeanSpec(string Id, Func<Block, double[]> Column, double Largest, Func<Block, double[]>? Exists = null)
    : MetricSpec(Id, Column, Largest, Exists);

/// <summary>A duration: mean, threshold probabilities and histogram. +∞ stands for beyond the horizon.</summary>
/// <param name="CutDays">What a value beyond the horizon counts as in the mean.</param>
/// <param name="Grid">Of the histogram: no value is below its first bin, no finite value above its last.</param>
/// <param name="ThresholdDays">T of the P(value &gt; T) that are defined.</param>
internal sealed record DurationSpec(
    string Id, Func<Block, double[]> Column, double CutDays, double Largest, BinGrid Grid, double[] ThresholdDays, Func<Block, double[]>? Exists = null)
    : MetricSpec(Id, Column, Largest, Exists);

/// <summary>Whether a day lies in a capability loss of a kind.</summary>
/// <param name="AfterDays">N of <c>lost_after_N</c>.</param>
internal sealed record LossSpec(string Id, int Kind, int Days, double[] AfterDays);
