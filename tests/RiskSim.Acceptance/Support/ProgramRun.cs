using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace RiskSim.Acceptance.Support;

/// <summary>The program as a process, its output in pipes.</summary>
internal sealed class ProgramRun : IDisposable
{
    /// <summary>Longer than anything takes on a machine that is busy with other work.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ProgramRun(Process process)
    {
        _process = process;
        process.StandardInput.Close();
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public string Output => _output.Result;

    public string Error => _error.Result;

    public int ExitCode => _process.ExitCode;

    /// <summary>Both streams and the exit code, for the message of a failed assertion.</summary>
    public string All => $"exit code {ExitCode}\n{Output}\n{Error}";

    public static ProgramRun Start(string directory, params ReadOnlySpan<string> arguments) => StartFile(Repository.Program, directory, arguments);

    public static ProgramRun StartFile(string file, string directory, params ReadOnlySpan<string> arguments)
    {
        var info = new ProcessStartInfo(file)
        {
            WorkingDirectory = directory, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments) info.ArgumentList.Add(argument);
        return new ProgramRun(Process.Start(info)!);
    }

    public static ProgramRun Run(string directory, params ReadOnlySpan<string> arguments) => Start(directory, arguments).Wait();

    public static ProgramRun RunFile(string file, string directory, params ReadOnlySpan<string> arguments) => StartFile(file, directory, arguments).Wait();

    public ProgramRun Wait()
    {
        if (!_process.WaitForExit(Patience))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"the program did not end within {Patience}");
        }
        Task.WaitAll(_output, _error);
        return this;
    }

    /// <summary>What Ctrl-C does.</summary>
    public void Interrupt() => Signal("INT");

    /// <param name="name">As the shell calls it, without SIG.</param>
    public void Signal(string name)
    {
        // The shell's own: a small machine has no program of this name.
        using var kill = Process.Start("bash", ["-c", $"kill -{name} {_process.Id.ToString(CultureInfo.InvariantCulture)}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
