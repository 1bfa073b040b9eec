namespace RiskSim.Cli;

/// <summary>What the program returns to the shell.</summary>
internal enum ExitCode
{
    Done = 0,
    Usage = 1,
    ScenarioHasErrors = 2,
    CannotReadOrWrite = 3,

    /// <summary>A document shows other figures than the run.</summary>
    OutOfDate = 4,

    /// <summary>A mistake of the program's own; it should never be seen.</summary>
    Internal = 70,

    Cancelled = 130,
}
