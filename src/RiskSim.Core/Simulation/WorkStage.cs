using System.Runtime.CompilerServices;
using RiskSim.Distributions;
using RiskSim.Sampling;

namespace RiskSim.Simulation;

/// <summary>
/// Repairs and upgrades, a column at a time: risks, correlated percentiles, activities, and the end of each work given
/// what is known of it.
/// </summary>
internal sealed partial class WorkStage(Plan plan, PercentileSource source, OccurrenceStage occurrences)
{
    private readonly double[] _u = new double[Block.Capacity];
    private readonly double[] _option = new double[Block.Capacity];
    private readonly double[] _least = new double[Block.Capacity];
    private readonly double[] _most = new double[Block.Capacity];
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
            occurrences.Fill(OccurrenceIndex.OfRisk(r), risk.Effect, block.FirstTrial, block.RiskEffect[r].AsSpan(0, block.Count), risk.Multiplies ? 1 : 0);
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DrawFreeMember(Block block, int groupIndex, int member)
    {
        var group = plan.Groups[groupIndex];
        var row = group.Cholesky[member];
        var normal = block.Normal[groupIndex];
        var u = _u.AsSpan(0, block.Count);
        source.Fill(group.Keys[member], block.FirstTrial, u);
        NormalTables.ToNormals(u, normal[member].AsSpan(0, block.Count));
        u.Clear();
        for (var k = 0; k <= member; k++)
        {
            for (var i = 0; i < u.Length; i++) u[i] += row[k] * normal[k][i];
        }

        NormalTables.ToPercentiles(u);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DrawActivity(Block block, ActivityPlan activity)
    {
        if (activity.IsPinned) return;
        if (activity.IsConditioned)
        {
            DrawWithinOne(block, activity, WorkUntil(activity, activity.End.After), WorkUntil(activity, activity.End.Before));
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
            var option = block.Option[activity.Column];
            for (var i = 0; i < work.Length; i++)
            {
                option[i] = Pick(activity.Options, _option[i]);
                work[i] = activity.Options[option[i]].Table.At(_u[i]);
            }
        }

        ApplyRisks(block, activity, work);
    }

    private void DrawPercentiles(Block block, ActivityPlan activity)
    {
        if (activity.Group >= 0) DrawFreeMember(block, activity.Group, activity.Member);
        else source.Fill(activity.PercentileKey, block.FirstTrial, _u.AsSpan(0, block.Count));
    }

    /// <summary>Index of the option that a percentile picks.</summary>
    private static int Pick(OptionPlan[] options, double u)
    {
        for (var k = 0; k < options.Length - 1; k++)
        {
            if (u < options[k].Probability) return k;
            u -= options[k].Probability;
        }

        return options.Length - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    private const double PercentileFloor = 1.0 / (1L << 53);

    private static double Percentile(double normal) => Math.Clamp(StandardNormal.Cdf(normal), PercentileFloor, 1 - PercentileFloor);

    private void Evaluate(Block block, int workIndex)
    {
        var work = plan.Works[workIndex];
        var end = block.WorkEnd[workIndex];
        if (work.Pivot >= 0)
        {
            Forward(block, work, end, without: work.Pivot);
            DrawPivot(block, work, end);
        }

        Forward(block, work, end, without: -1);
    }

    /// <summary>The end of the work; fills start and finish of each activity.</summary>
    /// <param name="without">An activity that is taken to be finished long ago, or −1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward(Block block, WorkPlan work, double[] end, int without)
    {
        var count = block.Count;
        Array.Fill(end, double.NegativeInfinity, 0, count);
        for (var a = 0; a < work.Activities.Length; a++)
        {
            var activity = work.Activities[a];
            var start = block.ActivityStart[activity.Column].AsSpan(0, count);
            var finish = block.ActivityFinish[activity.Column].AsSpan(0, count);
            if (activity.IsPinned)
            {
                start.Fill(double.IsNaN(activity.KnownStart) ? activity.KnownFinish : activity.KnownStart);
                finish.Fill(activity.KnownFinish);
            }
            else
            {
                if (activity.HasStarted) start.Fill(activity.KnownStart);
                else FindStart(block, work, activity, start);
                if (a == without) finish.Fill(double.NegativeInfinity);
                else Elapse(activity, start, block.ActivityWork[activity.Column], finish);
            }

            for (var i = 0; i < count; i++) end[i] = double.MaxNative(end[i], finish[i]);
        }
    }

    /// <summary>When the work has started and all predecessors are finished, with their gaps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FindStart(Block block, WorkPlan work, ActivityPlan activity, Span<double> start)
    {
        start.Fill(double.MaxNative(work.WaitsFor < 0 ? work.Start : work.StartIfStillOut, activity.NotBefore));
        if (work.WaitsFor >= 0)
        {
            var outage = block.WorkEnd[work.WaitsFor];
            for (var i = 0; i < start.Length; i++)
                if (outage[i] <= work.StartIfStillOut) start[i] = double.PositiveInfinity;
        }

        for (var p = 0; p < activity.Predecessors.Length; p++)
        {
            var finish = block.ActivityFinish[work.Activities[activity.Predecessors[p]].Column].AsSpan(0, start.Length);
            var gap = activity.Gaps[p];
            for (var i = 0; i < start.Length; i++) start[i] = double.MaxNative(start[i], finish[i] + gap);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Elapse(ActivityPlan activity, ReadOnlySpan<double> start, double[] work, Span<double> finish)
    {
        if (activity.Calendar is not { } calendar)
        {
            for (var i = 0; i < start.Length; i++) finish[i] = start[i] + work[i];
            return;
        }

        for (var i = 0; i < start.Length; i++) finish[i] = calendar.Finish(start[i], work[i]);
    }
}
