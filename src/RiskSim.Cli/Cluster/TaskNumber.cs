using System.Globalization;

namespace RiskSim.Cli.Cluster;

/// <summary>Which piece a task of a cluster's job is to run, as its environment tells.</summary>
internal static class TaskNumber
{
    /// <summary>Slurm's job arrays may begin anywhere and go in steps (sbatch(1), OUTPUT ENVIRONMENT VARIABLES).</summary>
    private const string SlurmId = "SLURM_ARRAY_TASK_ID", SlurmCount = "SLURM_ARRAY_TASK_COUNT", SlurmMin = "SLURM_ARRAY_TASK_MIN", SlurmStep = "SLURM_ARRAY_TASK_STEP";

    /// <summary>Of an indexed Kubernetes job: 0 to its completions − 1, whose number is not told.</summary>
    private const string KubernetesId = "JOB_COMPLETION_INDEX";

    /// <param name="variable">Finds one of the environment.</param>
    /// <param name="count">How many pieces; null: as many as the array has tasks.</param>
    /// <returns>Null with the reason where it cannot be told.</returns>
    public static ShardRange? Find(Func<string, string?> variable, int? count, out string whyNot)
    {
        whyNot = "";
        long? Number(string name) => long.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (Number(SlurmId) is { } task)
        {
            // With the number of pieces given, tasks are numbered 1 to N: one that is run again alone has its number still.
            if (count is { } pieces) return Piece(task, pieces, $"{SlurmId}={task}", $"Number the job array from 1: --array=1-{pieces}.", out whyNot);
            if (Number(SlurmCount) is { } tasks && Number(SlurmMin) is { } first)
                return Piece((task - first) / (Number(SlurmStep) ?? 1) + 1, tasks, $"{SlurmId}={task}", $"The array has {tasks} tasks from {first} on.", out whyNot);
            whyNot = $"{SlurmCount} and {SlurmMin} do not tell how many pieces there are. Give auto/N.";
            return null;
        }

        if (Number(KubernetesId) is { } completion)
        {
            if (count is { } pieces) return Piece(completion + 1, pieces, $"{KubernetesId}={completion}", $"Set the job's completions to {pieces}.", out whyNot);
            whyNot = $"{KubernetesId} does not tell how many pieces there are. Give auto/N, N being the job's completions.";
            return null;
        }

        whyNot = $"neither {SlurmId} nor {KubernetesId} is set, so this is no task of a job array. Give I/N.";
        return null;
    }

    private static ShardRange? Piece(long index, long count, string found, string mend, out string whyNot)
    {
        var fits = index >= 1 && index <= count && count <= ShardRange.MostPieces;
        whyNot = fits ? "" : string.Create(CultureInfo.InvariantCulture, $"{found} is no piece of {count}. {mend}");
        return fits ? new ShardRange((int)index, (int)count) : null;
    }
}
