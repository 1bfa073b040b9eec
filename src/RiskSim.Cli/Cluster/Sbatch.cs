using System.ComponentModel;
using System.Diagnostics;

namespace RiskSim.Cli.Cluster;

/// <summary>Slurm's command that takes in a job.</summary>
internal static class Sbatch
{
    /// <returns>The job's number.</returns>
    /// <exception cref="UserErrorException">There is no such command, or it refuses the job.</exception>
    public static string Submit(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("sbatch") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("--parsable");
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            // "number" or "number;cluster"
            var job = process.StandardOutput.ReadToEnd().Trim().Split(';')[0];
            process.WaitForExit();
            if (process.ExitCode == 0 && job.Length > 0) return job;
            throw new UserErrorException(ExitCode.CannotReadOrWrite, $"sbatch did not take the job: {error.Result.Trim().ReplaceLineEndings(" ")}");
        }
        catch (Win32Exception)
        {
            throw new UserErrorException(ExitCode.CannotReadOrWrite, "there is no command sbatch here: submit from a machine of the cluster, or see the scripts with --dry-run");
        }
    }
}
