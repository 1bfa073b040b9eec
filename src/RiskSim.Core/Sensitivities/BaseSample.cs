using RiskSim.Simulation;

namespace RiskSim.Sensitivities;

/// <summary>Sample A of one view: outputs, what each input was, weights, and the activities of what is being repaired.</summary>
internal sealed class BaseSample
{
    public BaseSample(View view, IReadOnlyList<string> quantities, int trials, CancellationToken cancel)
    {
        View = view;
        Weights = new double[trials];
        var kernel = view.NewKernel();
        var dials = view.Factors.SelectMany(f => f.Dials).ToArray();
        foreach (var (input, _) in dials) Strata[input] = new byte[trials];
        Labels = dials.ToDictionary(d => d.Input, d => d.Dial);
        var repairs = view.Plan.Works.Select((work, index) => (Work: work, Index: index)).Where(w => IsUnderRepair(view, w.Work)).ToArray();
        foreach (var (work, _) in repairs)
            foreach (var activity in work.Activities.Where(a => !a.IsPinned)) Activities[(work.Path, activity.Path)] = new ActivityColumns(new double[trials], new double[trials], new double[trials], new double[trials]);
        Values = Sample.Run(view, kernel, quantities, trials, Look, cancel);

        void Look(int first)
        {
            var block = kernel.Block;
            block.Weight.CopyTo(Weights, first);
            foreach (var (input, dial) in dials) dial.Read(block, view.Source, Strata[input].AsSpan(first, Block.Capacity));
            foreach (var (work, index) in repairs) ReadActivities(block, work, index, first);
        }
    }

    public View View { get; }

    public double[] Weights { get; }

    /// <summary>By output, then trial.</summary>
    public double[][] Values { get; }

    /// <summary>By input, then trial.</summary>
    public Dictionary<InputId, byte[]> Strata { get; } = [];

    public Dictionary<InputId, Dial> Labels { get; }

    /// <summary>By outage and activity, of repairs with more than one activity that is not finished.</summary>
    public Dictionary<(string Outage, string Activity), ActivityColumns> Activities { get; } = [];

    private static bool IsUnderRepair(View view, WorkPlan work) => work.Activities.Count(a => !a.IsPinned) > 1
        && view.Assumption.Inputs.Works.Any(w => w.IsOutage && w.Path == work.Path) && view.Plan.Sites.Any(s => s.GoingOn.Any(o => view.Plan.Works[s.Outages[o].Work] == work));

    private void ReadActivities(Block block, WorkPlan work, int index, int first)
    {
        var columns = work.Activities.Select(a => a.IsPinned ? null : Activities[(work.Path, a.Path)]).ToArray();
        var floats = new double[work.Activities.Length];
        for (var i = 0; i < Block.Capacity; i++)
        {
            // One that never ends is no duration.
            if (!double.IsFinite(block.WorkEnd[index][i])) continue;
            FloatPass.Fill(block, work, index, i, floats);
            for (var a = 0; a < floats.Length; a++)
            {
                if (columns[a] is not { } column) continue;
                var (start, finish) = (block.ActivityStart[work.Activities[a].Column][i], block.ActivityFinish[work.Activities[a].Column][i]);
                column.Weight[first + i] = block.Weight[i];
                column.Duration[first + i] = finish - start;
                column.Float[first + i] = floats[a];
                column.Whole[first + i] = block.WorkEnd[index][i] - work.Start;
            }
        }
    }
}

/// <summary>By trial; the weight is 0 where the repair never ends.</summary>
internal sealed record ActivityColumns(double[] Weight, double[] Duration, double[] Float, double[] Whole);
