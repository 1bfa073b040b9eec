using System.Runtime.CompilerServices;
using RiskSim.Distributions;

namespace RiskSim.Simulation;

/// <summary>What is conditioned on: works that are still going on.</summary>
/// <remarks>
/// What goes on is conditioned on by truncated sampling: an activity in progress is drawn from its quantile function
/// beyond the data date; a work of which no activity is known to be in progress is conditioned through one activity,
/// its pivot, once all else is drawn. Where the probability of that depends on the other draws it becomes the trial's
/// weight (sequential importance sampling; in a copula this is the Geweke–Hajivassiliou–Keane simulator).
/// </remarks>
internal sealed partial class WorkStage
{
    /// <summary>Draws the activity's work given that it exceeds <see cref="_threshold"/> (after the risks' effects), and
    /// multiplies the trial's weight by the probability of that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DrawBeyondThreshold(Block block, ActivityPlan activity)
    {
        var options = activity.Options;
        var work = block.ActivityWork[activity.Column].AsSpan(0, block.Count);
        var inGroup = activity.Group >= 0;
        var group = inGroup ? plan.Groups[activity.Group] : null;
        var row = group?.Cholesky[activity.Member];
        var normal = inGroup ? block.Normal[activity.Group] : null;
        Span<double> share = stackalloc double[options.Length];
        source.Fill(inGroup ? group!.Keys[activity.Member] : activity.PercentileKey, block.FirstTrial, _u.AsSpan(0, block.Count));
        if (options.Length > 1) source.Fill(activity.OptionKey, block.FirstTrial, _option.AsSpan(0, block.Count));
        for (var i = 0; i < work.Length; i++)
        {
            var least = BeforeRisks(block, activity, i);
            var mean = 0.0;
            for (var k = 0; inGroup && k < activity.Member; k++) mean += row![k] * normal![k][i];
            var scale = inGroup ? row![activity.Member] : 1;
            var total = 0.0;
            for (var k = 0; k < options.Length; k++)
            {
                var beyond = double.IsNegativeInfinity(least) ? 1 : options[k].Table.Distribution.Survival(least);
                if (inGroup) beyond = CorrelatedBeyond(beyond, mean, scale);
                total += share[k] = options[k].Probability * beyond;
            }

            block.Weight[i] *= total;
            if (total <= 0)
            {
                // Not a possible future: its weight is 0, whatever is drawn.
                work[i] = 0;
                if (inGroup) normal![activity.Member][i] = StandardNormal.Quantile(_u[i]);
                continue;
            }

            var chosen = 0;
            for (var rest = _option[i] * total; chosen < options.Length - 1 && rest >= share[chosen]; chosen++) rest -= share[chosen];
            while (share[chosen] <= 0) chosen = (chosen + 1) % options.Length;
            if (options.Length > 1) block.Option[activity.Column][i] = chosen;
            var probability = share[chosen] / options[chosen].Probability;
            var u = probability >= 1 ? _u[i] : 1 - probability * (1 - _u[i]);
            if (inGroup)
            {
                // In the upper tail, where the condition bites, so that small probabilities keep their digits.
                var z = probability >= 1 ? StandardNormal.Quantile(_u[i]) : -StandardNormal.Quantile(probability * (1 - _u[i]));
                normal![activity.Member][i] = z;
                u = Percentile(mean + scale * z);
            }

            var drawn = options[chosen].Table.At(Math.Min(u, 1 - PercentileFloor));
            // The tables are exact to about 1e-7: a draw at the very edge may fall short of what is known.
            work[i] = drawn > least ? drawn : double.BitIncrement(least);
        }

        ApplyRisks(block, activity, work);
    }

    /// <summary>What the draw must exceed so that the work, after the risks' effects, exceeds the threshold.</summary>
    private double BeforeRisks(Block block, ActivityPlan activity, int trial)
    {
        var x = _threshold[trial];
        for (var k = activity.Risks.Length - 1; k >= 0; k--)
        {
            var effect = block.RiskEffect[activity.Risks[k]][trial];
            if (!plan.Risks[activity.Risks[k]].Multiplies) x -= effect;
            else if (effect > 0) x /= effect;
            else return x < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        return x;
    }

    /// <summary>P(percentile &gt; 1 − beyond) given the members drawn before.</summary>
    private static double CorrelatedBeyond(double beyond, double mean, double scale)
    {
        if (beyond >= 1) return 1;
        if (beyond <= 0) return 0;
        var z = -StandardNormal.Quantile(beyond);
        return StandardNormal.Survival((z - mean) / scale);
    }

    /// <summary>The pivot's work beyond which the whole is not over on the data date; −∞ if it is not over anyhow.</summary>
    /// <param name="endWithout">The end of the work if the pivot were finished long ago.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double PivotThreshold(Block block, WorkPlan work, int trial, double endWithout)
    {
        if (endWithout > 0) return double.NegativeInfinity;
        // Backward pass of the critical path method: by when must the pivot finish for all to be over on the data date?
        var activities = work.Activities;
        Array.Fill(_latestFinish, 0.0, 0, activities.Length);
        for (var a = activities.Length - 1; a > work.Pivot; a--)
        {
            var activity = activities[a];
            if (activity.IsPinned || activity.IsInProgress) continue;
            var duration = block.ActivityWork[activity.Column][trial];
            var latestStart = activity.Calendar is null ? _latestFinish[a] - duration : activity.Calendar.LatestStart(_latestFinish[a], duration);
            for (var p = 0; p < activity.Predecessors.Length; p++)
            {
                ref var latest = ref _latestFinish[activity.Predecessors[p]];
                latest = Math.Min(latest, latestStart - activity.Gaps[p]);
            }
        }

        var pivot = activities[work.Pivot];
        var start = block.ActivityStart[pivot.Column][trial];
        if (double.IsPositiveInfinity(start)) return double.NegativeInfinity;
        return pivot.Calendar is null ? _latestFinish[work.Pivot] - start : pivot.Calendar.Work(start, _latestFinish[work.Pivot]);
    }
}
