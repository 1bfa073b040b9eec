using RiskSim.Reporting;

namespace RiskSim.Cli;

/// <summary>An output folder that cannot be written ends the program with one line.</summary>
internal static class FolderErrors
{
    public static OutputFolder Open(string directory)
    {
        try
        {
            return Guard(directory, () => OutputFolder.Open(directory));
        }
        catch (ArgumentException e)
        {
            throw CannotWrite(directory, e);
        }
    }

    public static T Guard<T>(string directory, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (IsFileError(e))
        {
            throw CannotWrite(directory, e);
        }
    }

    /// <summary>Whether a file could not be read or written. One that grew beyond what the file system or the user's limit allows is reported as an argument out of range.</summary>
    public static bool IsFileError(Exception e) =>
        e is IOException or UnauthorizedAccessException || (e is ArgumentOutOfRangeException && e.StackTrace?.Contains("at System.IO.", StringComparison.Ordinal) == true);

    public static void Guard(string directory, Action write) => Guard(directory, () =>
    {
        write();
        return true;
    });

    /// <summary>Says of work that is cancelled what it leaves behind: the parts that are finished.</summary>
    /// <param name="parts">Their folder, which may not be there.</param>
    public static ExitCode KeepingParts(string parts, Func<ExitCode> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException) when (Directory.Exists(parts) && Directory.EnumerateFiles(parts).Any())
        {
            throw new UserErrorException(ExitCode.Cancelled, $"cancelled; the finished dates are kept in {parts}, the same command goes on from there");
        }
    }

    private static UserErrorException CannotWrite(string directory, Exception e) =>
        new(ExitCode.CannotReadOrWrite, $"cannot write to '{directory}': {e.Message.ReplaceLineEndings(" ")}");
}
