using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Reflection;
using System.Text;

namespace RiskSim.Cli;

/// <summary>Parse, then act; the one place where errors become a line and an exit code.</summary>
internal static class App
{
    /// <summary>e.g. <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(App).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static ExitCode Run(string[] args)
    {
        // Neither is disposed of: that would try again to write what could not be written.
        var output = Utf8(Console.OpenStandardOutput());
        var error = Utf8(new BestEffortStream(Console.OpenStandardError()));
        error.AutoFlush = true;
        try
        {
            var code = Run(args, output, error);
            output.Flush();
            return code;
        }
        catch (Exception e)
        {
            var (code, message) = Explain(e);
            error.WriteLine($"risksim: {message}");
            return code;
        }
    }

    private static ExitCode Run(string[] args, TextWriter output, TextWriter error)
    {
        var result = CommandTree.Create(output, error).Parse(args);
        if (result.Action is ParseErrorAction)
        {
            foreach (var problem in result.Errors) error.WriteLine($"risksim: {problem.Message}");
            error.WriteLine($"Try 'risksim {NameOf(result.CommandResult)}--help'.");
            return ExitCode.Usage;
        }
        return (ExitCode)result.Invoke(new InvocationConfiguration
        {
            Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null,
        });
    }

    private static (ExitCode Code, string Message) Explain(Exception exception) => exception switch
    {
        UserErrorException e => (e.Code, e.Message),
        OperationCanceledException => (ExitCode.Cancelled, "cancelled, nothing was written"),
        IOException or UnauthorizedAccessException => (ExitCode.CannotReadOrWrite, OneLine(exception.Message)),
        AggregateException { InnerException: { } inner } => Explain(inner),
        OutOfMemoryException => (ExitCode.Internal, "not enough memory"),
        _ => (ExitCode.Internal, $"internal error, please report it: {exception.GetType().Name}: {OneLine(exception.Message)}"),
    };

    /// <summary>With the commands that it is below of: <c>docs update </c>.</summary>
    private static string NameOf(CommandResult result) => result.Command is RootCommand ? "" : $"{(result.Parent is CommandResult above ? NameOf(above) : "")}{result.Command.Name} ";

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");

    private static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(false)) { NewLine = "\n" };
}
