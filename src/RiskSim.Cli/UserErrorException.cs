namespace RiskSim.Cli;

/// <summary>Ends the run with one line for the user.</summary>
internal sealed class UserErrorException(ExitCode code, string message) : Exception(message)
{
    public ExitCode Code { get; } = code;
}
