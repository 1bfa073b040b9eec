using System.CommandLine;
using System.CommandLine.Help;
using RiskSim.Cli.Commands;

namespace RiskSim.Cli;

internal static class CommandTree
{
    public static RootCommand Create(TextWriter output, TextWriter error)
    {
        var root = new RootCommand("RiskSim: how likely a launch site, its missions and their crews come through an outage on time.")
        {
            RunCommand.Create(output, error),
            ReportCommand.Create(output, error),
            BatchCommand.Create(output, error),
            MergeCommand.Create(output, error),
            SubmitCommand.Create(output, error),
            TrackCommand.Create(output, error),
            ReplayCommand.Create(output, error),
            ScoreCommand.Create(output, error),
            DocsCommand.Create(output, error),
            DiffCommand.Create(output, error),
            CompareCommand.Create(output, error),
            SensitivityCommand.Create(output, error),
            TippingCommand.Create(output, error),
            ValidateCommand.Create(output, error),
            NewCommand.Create(output),
            BenchCommand.Create(output, error),
            SchemaCommand.Create(output),
            CompletionCommand.Create(output),
        };
        foreach (var option in root.Options)
            if (option is HelpOption { Action: HelpAction standard } help)
            {
                help.Action = new HelpWithExamples(standard);
                // Elsewhere than on Windows these are file names.
                help.Aliases.Remove("/?");
                help.Aliases.Remove("/h");
            }
        return root;
    }
}
