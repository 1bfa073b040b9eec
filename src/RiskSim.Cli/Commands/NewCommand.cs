using System.CommandLine;
using System.Text;

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

    private static void Write(string path)
    {
        using var resource = typeof(NewCommand).Assembly.GetManifestResourceStream("starter.yaml")!;
        using var reader = new StreamReader(resource, Encoding.UTF8);
        var text = reader.ReadToEnd();
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Encoding.UTF8.GetBytes(text));
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
