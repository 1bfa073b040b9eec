using RiskSim.Distributions;
using RiskSim.Sampling;

namespace RiskSim.Simulation;

/// <summary>
/// Repairs and upgrades, a column at a time: risks, correlated percentiles, activities, and the end of each work given
/// that it is not over on the data date.
/// </summary>
/// <remarks>
/// What goes on is conditioned on by truncated sampling: an activity in progress is drawn from its quantile function
/// beyond the data date; a work of which no activity is known to be in progress is conditioned through one activity,
/// its pivot, once all else is drawn. Where the probability of that depends on the other draws it becomes the trial's
/// weight (sequential importance sampling; in a copula this is the Geweke–Hajivassiliou–Keane simulator).
/// </remarks>
internal sealed class WorkStage(Plan plan, PercentileSource source)
{
    private readonly double[] _u = new double[Block.Capacity];
    private readonly double[] _option = new double[Block.Capacity];
    private readonly double[] _threshold = new double[Block.Capacity];
    private readonly double[] _latestFinish = new double[plan.Works.Length == 0 ? 0 : plan.Works.Max(w => w.Activities.Length)];

    public void Run(Block block)
    {
        Array.Fill(block.Weight, 1.0, 0, block.Count);
        DrawRisks(block);
        foreach (var group in plan.Groups) DrawGroup(block, group);
        for (var w = 0; w < plan.Works.Length; w++)
        {
            var work = plan.Works[w];
            for (var a = 0; a < work.Activities.Length; a++)
                if (a != work.Pivot && work.Activities[a].Group < 0)
                    DrawActivity(block, work.Activities[a]);
            Evaluate(block, w);
        }
    }

    private void DrawRisks(Block block)
    {
        for (var r = 0; r < plan.Risks.Length; r++)
        {
            var risk = plan.Risks[r];
            var effect = block.RiskEffect[r].AsSpan(0, block.Count);
            risk.Impact.Fill(source, block.FirstTrial, effect);
            source.Fill(risk.ExistsKey, block.FirstTrial, _u.AsSpan(0, block.Count));
            var none = risk.Multiplies ? 1.0 : 0.0;
            for (var i = 0; i < effect.Length; i++)
                if (_u[i] >= risk.Probability) effect[i] = none;
        }
    }

    /// <summary>All members but the pivots, which follow when the rest of their work is known.</summary>
    private void DrawGroup(Block block, CopulaGroup group)
    {
        var index = Array.IndexOf(plan.Groups, group);
        for (var m = 0; m < group.Members.Length; m++)
        {
            var member = group.Members[m];
            if (member.Mission >= 0)
            {
                DrawFreeMember(block, index, m);
                var delay = block.Readiness[member.Mission];
                for (var i = 0; i < block.Count; i++) delay[i] = _u[i];
                plan.Missions[member.Mission].Readiness.Table.Map(_u.AsSpan(0, block.Count), delay.AsSpan(0, block.Count));
                continue;
            }

            var work = plan.Works[member.Work];
            if (member.Activity != work.Pivot) DrawActivity(block, work.Activities[member.Activity]);
        }
    }

    /// <summary>Leaves the member's correlated percentiles in <see cref="_u"/>.</summary>
    private void DrawFreeMember(Block block, int groupIndex, int member)
    {
        var group = plan.Groups[groupIndex];
        var row = group.Cholesky[member];
        var normal = block.Normal[groupIndex];
        source.Fill(group.Keys[member], block.FirstTrial, _u.AsSpan(0, block.Count));
        for (var i = 0; i < block.Count; i++)
        {
            normal[member][i] = StandardNormal.Quantile(_u[i]);
            var x = 0.0;
            for (var k = 0; k <= member; k++) x += row[k] * normal[k][i];
            _u[i] = Percentile(x);
        }
    }

    private void DrawActivity(Block block, ActivityPlan activity)
    {
        if (activity.IsPinned) return;
        if (activity.IsInProgress)
        {
            var workSoFar = activity.Calendar is null ? -activity.KnownStart : activity.Calendar.Work(activity.KnownStart, 0);
            Array.Fill(_threshold, workSoFar, 0, block.Count);
            DrawBeyondThreshold(block, activity);
            return;
        }

        var work = block.ActivityWork[activity.Column].AsSpan(0, block.Count);
        if (activity.Options.Length == 1)
        {
            var table = activity.Options[0].Table;
            if (table.Distribution.IsConstant)
            {
                // A member of a group still takes its turn: others may be conditioned on its normal.
                if (activity.Group >= 0) DrawFreeMember(block, activity.Group, activity.Member);
                work.Fill(table.Distribution.Minimum);
            }
            else
            {
                DrawPercentiles(block, activity);
                table.Map(_u.AsSpan(0, block.Count), work);
            }
        }
        else
        {
            DrawPercentiles(block, activity);
            source.Fill(activity.OptionKey, block.FirstTrial, _option.AsSpan(0, block.Count));
            for (var i = 0; i < work.Length; i++) work[i] = Pick(activity.Options, _option[i]).Table.At(_u[i]);
        }

        ApplyRisks(block, activity, work);
    }

    private void DrawPercentiles(Block block, ActivityPlan activity)
    {
        if (activity.Group >= 0) DrawFreeMember(block, activity.Group, activity.Member);
        else source.Fill(activity.PercentileKey, block.FirstTrial, _u.AsSpan(0, block.Count));
    }

    private static OptionPlan Pick(OptionPlan[] options, double u)
    {
        foreach (var option in options.AsSpan(0, options.Length - 1))
        {
            if (u < option.Probability) return option;
            u -= option.Probability;
        }

        return options[^1];
    }

    private void ApplyRisks(Block block, ActivityPlan activity, Span<double> work)
    {
        foreach (var r in activity.Risks)
        {
            var effect = block.RiskEffect[r];
            if (plan.Risks[r].Multiplies)
            {
                for (var i = 0; i < work.Length; i++)
                    if (!double.IsPositiveInfinity(work[i])) work[i] *= effect[i];
            }
            else
            {
                for (var i = 0; i < work.Length; i++) work[i] += effect[i];
            }
        }
    }

    /// <summary>Draws the activity's work given that it exceeds <see cref="_threshold"/> (after the risks' effects), and
    /// multiplies the trial's weight by the probability of that.</summary>
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

    private const double PercentileFloor = 1.0 / (1L << 53);

    private static double Percentile(double normal) => Math.Clamp(StandardNormal.Cdf(normal), PercentileFloor, 1 - PercentileFloor);

    private void Evaluate(Block block, int workIndex)
    {
        var work = plan.Works[workIndex];
        if (work.Pivot >= 0)
        {
            for (var i = 0; i < block.Count; i++) _threshold[i] = PivotThreshold(block, work, i);
            DrawBeyondThreshold(block, work.Activities[work.Pivot]);
        }

        var end = block.WorkEnd[workIndex];
        for (var i = 0; i < block.Count; i++) end[i] = Forward(block, work, i, without: -1);
    }

    /// <summary>The end of the work in one trial; fills start and finish of each activity.</summary>
    /// <param name="without">An activity that is taken to be finished long ago, or −1.</param>
    private static double Forward(Block block, WorkPlan work, int trial, int without)
    {
        var networkStart = work.WaitsFor < 0 ? work.Start
            : block.WorkEnd[work.WaitsFor][trial] > work.StartIfStillOut ? work.StartIfStillOut : double.PositiveInfinity;
        var end = double.NegativeInfinity;
        var activities = work.Activities;
        for (var a = 0; a < activities.Length; a++)
        {
            var activity = activities[a];
            double start, finish;
            if (activity.IsPinned)
            {
                start = double.IsNaN(activity.KnownStart) ? activity.KnownFinish : activity.KnownStart;
                finish = activity.KnownFinish;
            }
            else
            {
                start = activity.KnownStart;
                if (double.IsNaN(start))
                {
                    start = Math.Max(networkStart, activity.NotBefore);
                    for (var p = 0; p < activity.Predecessors.Length; p++)
                        start = Math.Max(start, block.ActivityFinish[activities[activity.Predecessors[p]].Column][trial] + activity.Gaps[p]);
                }

                finish = a == without ? double.NegativeInfinity : activity.Elapse(start, block.ActivityWork[activity.Column][trial]);
            }

            block.ActivityStart[activity.Column][trial] = start;
            block.ActivityFinish[activity.Column][trial] = finish;
            end = Math.Max(end, finish);
        }

        return end;
    }

    /// <summary>The pivot's work beyond which the whole is not over on the data date; −∞ if it is not over anyhow.</summary>
    private double PivotThreshold(Block block, WorkPlan work, int trial)
    {
        if (Forward(block, work, trial, without: work.Pivot) > 0) return double.NegativeInfinity;
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
