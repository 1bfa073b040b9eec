using System.Runtime.CompilerServices;
using RiskSim.Distributions;

namespace RiskSim.Simulation;

/// <summary>What is conditioned on: works and activities that are still going on, or that are known to have ended on some day.</summary>
/// <remarks>
/// It is conditioned on by truncated sampling: an activity that has started is drawn from that part of its quantile function in
/// which it ends when it must; a work of which that tells too little is conditioned through one activity, its pivot, once all
/// else is drawn. The probability of the part multiplies the trial's weight (sequential importance sampling; in a copula this is
/// the Geweke–Hajivassiliou–Keane simulator), so the mean weight is the probability of what is known.
/// </remarks>
internal sealed partial class WorkStage
{
    /// <summary>What gets done of a started activity until then.</summary>
    private static double WorkUntil(ActivityPlan activity, double time) =>
        double.IsInfinity(time) ? time : activity.Calendar is null ? time - activity.KnownStart : activity.Calendar.Work(activity.KnownStart, time);

    /// <param name="endWithout">The end of the work if the pivot were finished long ago, by trial.</param>
    private void DrawPivot(Block block, WorkPlan work, double[] endWithout)
    {
        var pivot = work.Activities[work.Pivot];
        var hasMost = work.End.HasEnd || pivot.End.HasEnd;
        var (ownLeast, ownMost) = (WorkUntil(pivot, pivot.End.After), WorkUntil(pivot, pivot.End.Before));
        // Nothing in the work differs from trial to trial but its only activity.
        var isAlone = work.Activities.Length == 1 && work.WaitsFor < 0;
        var different = isAlone ? 1 : block.Count;
        for (var i = 0; i < different; i++)
        {
            _least[i] = Math.Max(ownLeast, PivotThreshold(block, work, i, endWithout[i], work.End.After));
            if (hasMost) _most[i] = Math.Min(ownMost, work.End.HasEnd ? PivotThreshold(block, work, i, endWithout[i], work.End.Before) : double.PositiveInfinity);
        }

        if (isAlone) DrawWithinOne(block, pivot, _least[0], hasMost ? _most[0] : double.PositiveInfinity);
        else DrawWithin(block, pivot, hasMost);
    }

    /// <summary>As <see cref="DrawWithin"/>, with the same bounds in all trials.</summary>
    /// <param name="most">+∞: no upper bound.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DrawWithinOne(Block block, ActivityPlan activity, double least, double most)
    {
        var hasMost = !double.IsPositiveInfinity(most);
        if (activity.Options.Length > 1 || activity.Group >= 0 || activity.Risks.Length > 0)
        {
            Array.Fill(_least, least, 0, block.Count);
            if (hasMost) Array.Fill(_most, most, 0, block.Count);
            DrawWithin(block, activity, hasMost);
            return;
        }

        var option = activity.Options[0];
        var above = hasMost ? Survival(option, most) : 0;
        var probability = Math.Max(0, Survival(option, least) - above);
        var work = block.ActivityWork[activity.Column].AsSpan(0, block.Count);
        for (var i = 0; i < work.Length; i++) block.Weight[i] *= option.Probability * probability;
        if (!(option.Probability * probability > 0))
        {
            work.Clear();
            return;
        }

        var u = _u.AsSpan(0, block.Count);
        source.Fill(activity.PercentileKey, block.FirstTrial, u);
        if (probability < 1)
            for (var i = 0; i < u.Length; i++) u[i] = Math.Clamp(1 - (above + probability * (1 - u[i])), PercentileFloor, 1 - PercentileFloor);
        option.Table.Map(u, work);
        var floor = double.BitIncrement(least);
        for (var i = 0; i < work.Length; i++) work[i] = work[i] <= least ? floor : Math.Min(work[i], most);
    }

    /// <summary>Draws the activity's work given that, after the risks' effects, it is above <see cref="_least"/> and not above <see cref="_most"/>,
    /// and multiplies the trial's weight by the probability of that.</summary>
    /// <param name="hasMost">Else there is no upper bound.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DrawWithin(Block block, ActivityPlan activity, bool hasMost)
    {
        var options = activity.Options;
        var work = block.ActivityWork[activity.Column].AsSpan(0, block.Count);
        var inGroup = activity.Group >= 0;
        var group = inGroup ? plan.Groups[activity.Group] : null;
        var row = group?.Cholesky[activity.Member];
        var normal = inGroup ? block.Normal[activity.Group] : null;
        Span<double> share = stackalloc double[options.Length];
        Span<double> above = stackalloc double[options.Length];
        Span<double> survival = stackalloc double[2 * options.Length];
        var (lastLeast, lastMost) = (double.NaN, double.NaN);
        source.Fill(inGroup ? group!.Keys[activity.Member] : activity.PercentileKey, block.FirstTrial, _u.AsSpan(0, block.Count));
        if (options.Length > 1) source.Fill(activity.OptionKey, block.FirstTrial, _option.AsSpan(0, block.Count));
        for (var i = 0; i < work.Length; i++)
        {
            var least = BeforeRisks(block, activity, i, _least[i]);
            var most = hasMost ? BeforeRisks(block, activity, i, _most[i]) : double.PositiveInfinity;
            var mean = 0.0;
            for (var k = 0; inGroup && k < activity.Member; k++) mean += row![k] * normal![k][i];
            var scale = inGroup ? row![activity.Member] : 1;
            var total = 0.0;
            // Often the bounds are the same in all trials, and the exact functions are slow.
            if (least != lastLeast || most != lastMost)
            {
                (lastLeast, lastMost) = (least, most);
                for (var k = 0; k < options.Length; k++)
                {
                    survival[2 * k] = Survival(options[k], least);
                    survival[2 * k + 1] = hasMost ? Survival(options[k], most) : 0;
                }
            }

            for (var k = 0; k < options.Length; k++)
            {
                var beyond = survival[2 * k];
                above[k] = survival[2 * k + 1];
                if (inGroup)
                {
                    beyond = CorrelatedBeyond(beyond, mean, scale);
                    above[k] = CorrelatedBeyond(above[k], mean, scale);
                }

                total += share[k] = options[k].Probability * Math.Max(0, beyond - above[k]);
            }

            block.Weight[i] *= total;
            if (!(total > 0))
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
            // From the upper tail, where the condition mostly bites, so that small probabilities keep their digits.
            var rank = above[chosen] + probability * (1 - _u[i]);
            var u = probability >= 1 ? _u[i] : 1 - rank;
            if (inGroup)
            {
                var z = probability >= 1 ? StandardNormal.Quantile(_u[i]) : -StandardNormal.Quantile(rank);
                normal![activity.Member][i] = z;
                u = Percentile(mean + scale * z);
            }

            var drawn = options[chosen].Table.At(Math.Clamp(u, PercentileFloor, 1 - PercentileFloor));
            // The tables are exact to about 1e-7: a draw at the very edge may fall short of what is known.
            work[i] = drawn <= least ? double.BitIncrement(least) : Math.Min(drawn, most);
        }

        ApplyRisks(block, activity, work);
    }

    private static double Survival(OptionPlan option, double days) =>
        double.IsNegativeInfinity(days) ? 1 : double.IsPositiveInfinity(days) ? 0 : option.Table.Distribution.Survival(days);

    /// <summary>What the draw must exceed so that the work, after the risks' effects, exceeds <paramref name="days"/>.</summary>
    private double BeforeRisks(Block block, ActivityPlan activity, int trial, double days)
    {
        var x = days;
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

    /// <summary>The pivot's work beyond which the whole is not over at a time; −∞ if it is not over anyhow.</summary>
    /// <param name="endWithout">The end of the work if the pivot were finished long ago.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double PivotThreshold(Block block, WorkPlan work, int trial, double endWithout, double time)
    {
        if (endWithout > time || double.IsNegativeInfinity(time)) return double.NegativeInfinity;
        // Backward pass of the critical path method: by when must the pivot finish for all to be over at that time?
        var activities = work.Activities;
        Array.Fill(_latestFinish, time, 0, activities.Length);
        for (var a = activities.Length - 1; a > work.Pivot; a--)
        {
            var activity = activities[a];
            if (activity.IsPinned || activity.HasStarted) continue;
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
