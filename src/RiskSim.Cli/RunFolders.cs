using RiskSim.Reporting.Runs;
using RiskSim.Scenarios;

namespace RiskSim.Cli;

/// <summary>The folders of finished runs.</summary>
internal static class RunFolders
{
    /// <summary>Null where it cannot be used; the reason is among the problems then.</summary>
    /// <exception cref="UserErrorException">It cannot be read.</exception>
    public static KeptRun? Read(string directory, ICollection<Problem> problems)
    {
        try
        {
            return RunArchive.Read(directory, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(ExitCode.CannotReadOrWrite, $"cannot read the run in '{directory}': {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
