using System.CommandLine;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim new</c>: a commented scenario to start from.</summary>
internal static class NewCommand
{
    public static Command Create(TextWriter output)
    {
        var name = new Argument<string>("NAME") { Description = "Name of the new file; .yaml is added if it is missing." };
        var command = new Command("new", "Write a commented starter scenario that is ready to run.") { name };
        command.SetAction(parse =>
        {
            var path = PathOf(parse.GetRequiredValue(name));
            Write(path);
            output.WriteLine($"Wrote {path}. Next: risksim run {(path.Contains(' ', StringComparison.Ordinal) ? $"'{path}'" : path)}");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static string PathOf(string name)
    {
        var path = Path.GetExtension(name) is ".yaml" or ".yml" ? name : name + ".yaml";
        return Path.GetFileNameWithoutExtension(path).Length > 0 ? path
            : throw new UserErrorException(ExitCode.Usage, $"'{name}' is not a name for a file");
    }

    /// <summary>The starter scenario, UTF-8.</summary>
    public static byte[] Starter()
    {
        using var resource = typeof(NewCommand).Assembly.GetManifestResourceStream("starter.yaml")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    private static void Write(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Starter());
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new UserErrorException(ExitCode.CannotReadOrWrite, $"'{path}' is there already and is not overwritten");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(ExitCode.CannotReadOrWrite, $"cannot write '{path}': {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
