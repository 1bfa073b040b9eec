using System.CommandLine;
using System.Text;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim schema</c>: the JSON Schema of scenarios, for completion in editors.</summary>
internal static class SchemaCommand
{
    public static Command Create(TextWriter output)
    {
        var file = new Option<string?>("--out") { Description = "Write it to this file instead of printing it.", HelpName = "FILE" };
        var command = new Command("schema", "Print the JSON Schema of scenario files, for completion in editors.") { file };
        command.SetAction(parse =>
        {
            var schema = ScenarioSchema.Json().TrimEnd('\n') + "\n";
            if (parse.GetValue(file) is not { } path)
            {
                output.Write(schema);
                return (int)ExitCode.Done;
            }
            Write(path, schema);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Write(string path, string schema)
    {
        try
        {
            var temporary = path + ".tmp";
            File.WriteAllText(temporary, schema, new UTF8Encoding(false));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(ExitCode.CannotReadOrWrite, $"cannot write '{path}': {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
