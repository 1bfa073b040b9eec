namespace RiskSim.Simulation;

/// <summary>Backward pass of the critical path method: by how much each activity may slip without the work ending later.</summary>
internal static class FloatPass
{
    /// <param name="index">Of the work in the plan.</param>
    /// <param name="trial">Of the block; the work ends in it.</param>
    /// <param name="floats">Gets the total float of each activity, days, 0 but for rounding where it is critical. Of pinned ones it means nothing.</param>
    public static void Fill(Block block, WorkPlan work, int index, int trial, Span<double> floats)
    {
        var activities = work.Activities;
        // Holds the latest finish until the activity's turn comes.
        floats[..activities.Length].Fill(block.WorkEnd[index][trial]);
        for (var a = activities.Length - 1; a >= 0; a--)
        {
            var activity = activities[a];
            if (activity.IsPinned) continue;
            var latest = floats[a];
            floats[a] = latest - block.ActivityFinish[activity.Column][trial];
            // What has started waits for nothing any more.
            if (activity.HasStarted) continue;
            var days = block.ActivityWork[activity.Column][trial];
            var latestStart = activity.Calendar is null ? latest - days : activity.Calendar.LatestStart(latest, days);
            for (var p = 0; p < activity.Predecessors.Length; p++)
            {
                ref var before = ref floats[activity.Predecessors[p]];
                before = Math.Min(before, latestStart - activity.Gaps[p]);
            }
        }
    }
}
