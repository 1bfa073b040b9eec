namespace RiskSim.Simulation;

/// <summary>
/// The columns of one block of consecutive trials: what was drawn and what came of it. One per thread, used again for
/// every block. A column holds one double per trial; +∞ means never.
/// </summary>
internal sealed class Block
{
    /// <summary>Trials of a full block: its columns stay within the second-level cache.</summary>
    public const int Capacity = 512;

    /// <summary>A weight is a multiple of 2^−bits, so that sums of weights are exact in any order.</summary>
    public const int WeightBits = 28;

    public long FirstTrial;
    public int Count;

    /// <summary>Relative probability of what is known, given the trial's other draws; all 1 in an unweighted plan.</summary>
    public readonly double[] Weight = new double[Capacity];

    public readonly double[][] RiskEffect;      // by risk: factor or days; 1 or 0 where it does not occur
    public readonly double[][] WorkEnd;         // by work
    public readonly double[][] ActivityWork;    // by activity column
    public readonly int[][] Option;             // by activity column: the option picked; empty where there is no choice
    public readonly double[][] ActivityStart;
    public readonly double[][] ActivityFinish;
    public readonly double[][][] Normal;        // by group and member: independent standard normals

    public readonly double[][] Readiness;       // by mission, days
    public readonly double[][][] Turnaround;    // by mission and site, days; empty where it never launches from there
    public readonly double[][] Scrubs;          // how many
    public readonly double[][] ScrubDays;       // what they cost together
    public readonly double[][] StandDown;       // days after a failure; MissionStage.Never where it does not fail
    public readonly double[][] DamageDays;      // outage after damage at launch, or Never
    public readonly double[][] DamageCampaignU; // percentile of the campaign that follows
    public readonly double[][] FireDays;        // outage after damage by a failure, or Never
    public readonly double[][] FireCampaignU;
    public readonly double[][] Accident;        // 1 where it fails or does damage, else 0
    public readonly double[][][] Campaign;      // by site and outage, days
    public readonly double[][] SuspensionEnd;   // by suspension
    public readonly HazardColumns[] Hazards;    // by site

    public readonly double[][] Restored;        // by site
    public readonly double[][] Availability;    // by site
    public readonly double[][] Longest;         // by kind
    public readonly double[][] Total;
    public readonly double[][] Remaining;
    public readonly double[][] Delay;           // by mission; +∞ if not launched by the horizon
    public readonly double[][] Failed;          // 1 or 0
    public readonly double[][] Parts;           // by mission × 8 delay parts

    /// <summary>By kind: the capability losses that are not over by the data date and begin before the horizon.</summary>
    public readonly List<Loss>[] Losses;

    public readonly double[][] HasCraft;        // by spacecraft, 1 or 0
    public readonly double[][] Overstay;
    public readonly double[][] ReliefGap;
    public readonly double[][] LimitReached;

    public readonly double[][] Launch;          // by mission
    public readonly double[][] LaunchSite;      // index of the site that it was sent to, or that explains its delay

    public Block(Plan plan)
    {
        var activities = plan.Works.Sum(w => w.Activities.Length);
        RiskEffect = Columns(plan.Risks.Length);
        WorkEnd = Columns(plan.Works.Length);
        ActivityWork = Columns(activities);
        Option = [.. plan.Works.SelectMany(w => w.Activities).OrderBy(a => a.Column).Select(a => new int[a.Options.Length > 1 ? Capacity : 0])];
        ActivityStart = Columns(activities);
        ActivityFinish = Columns(activities);
        Normal = [.. plan.Groups.Select(g => Columns(g.Members.Length))];
        var missions = plan.Missions.Length;
        Readiness = Columns(missions);
        Turnaround = [.. plan.Missions.Select(m => TurnaroundColumns(plan, m))];
        Scrubs = Columns(missions);
        ScrubDays = Columns(missions);
        StandDown = Columns(missions, MissionStage.Never);
        DamageDays = Columns(missions, MissionStage.Never);
        DamageCampaignU = Columns(missions);
        FireDays = Columns(missions, MissionStage.Never);
        FireCampaignU = Columns(missions);
        Accident = Columns(missions);
        Campaign = [.. plan.Sites.Select(s => Columns(s.Outages.Length))];
        SuspensionEnd = Columns(plan.Suspensions.Length);
        Restored = Columns(plan.Sites.Length);
        Availability = Columns(plan.Sites.Length);
        Longest = Columns(plan.Kinds.Length);
        Total = Columns(plan.Kinds.Length);
        Remaining = Columns(plan.Kinds.Length);
        Delay = Columns(missions);
        Failed = Columns(missions);
        Parts = Columns(missions * DelayParts.Count);
        Launch = Columns(missions);
        LaunchSite = Columns(missions);
        Hazards = [.. plan.Sites.Select(s => new HazardColumns(s.Hazards.Length))];
        Losses = [.. plan.Kinds.Select(_ => new List<Loss>(Capacity))];
        HasCraft = Columns(plan.Crafts.Length);
        Overstay = Columns(plan.Crafts.Length);
        ReliefGap = Columns(plan.Crafts.Length);
        LimitReached = Columns(plan.Crafts.Length);
    }

    /// <summary>Sites with the same distribution share a column.</summary>
    private static double[][] TurnaroundColumns(Plan plan, MissionPlan mission)
    {
        var columns = plan.Sites.Select(_ => Array.Empty<double>()).ToArray();
        foreach (var s in mission.IsLaunched ? [mission.KnownSite] : mission.Sites)
        {
            var same = Array.FindIndex(columns, c => c.Length > 0 && plan.Sites[Array.IndexOf(columns, c)].Turnaround.Equals(plan.Sites[s].Turnaround));
            columns[s] = same >= 0 ? columns[same] : new double[Capacity];
        }

        return columns;
    }

    private static double[][] Columns(int count, double value = 0)
    {
        var columns = new double[count][];
        for (var i = 0; i < count; i++)
        {
            columns[i] = new double[Capacity];
            Array.Fill(columns[i], value);
        }

        return columns;
    }
}

/// <summary>A capability loss [From, To) in one trial of a block, not cut at the horizon; From is −∞ where there never was support.</summary>
internal readonly record struct Loss(int Trial, double From, double To);

/// <summary>The eight steps whose sum is a mission's delay, in order.</summary>
internal static class DelayParts
{
    public const int Readiness = 0, Outage = 1, StandDown = 2, Turnaround = 3, Predecessor = 4, Replan = 5, Closure = 6, Scrub = 7;
    public const int Count = 8;

    public static readonly string[] Names = ["readiness", "outage", "stand_down", "turnaround", "predecessor", "replan", "closure", "scrub"];
}
