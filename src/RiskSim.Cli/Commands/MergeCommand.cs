using System.CommandLine;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim merge</c>: what it takes; <see cref="MergeAction"/> does it.</summary>
internal static class MergeCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var folders = NamesNotOptions.Only(new Argument<string[]>("DIR") { Description = "Folders of shards.", Arity = ArgumentArity.OneOrMore });
        var scenario = new Option<string?>("--scenario") { Description = "The scenario file, if it is no longer where the shards say.", HelpName = "FILE" };
        var directory = new Option<string?>("--out") { Description = "Folder for the files. Default: output/<file name of the scenario>.", HelpName = "DIR" };
        var charts = CommonOptions.Charts();
        var threads = CommonOptions.Threads();
        var quiet = CommonOptions.Quiet();
        var command = new Command("merge", "Join the pieces that 'run --shard' made to the files of one run, bit for bit.") { folders, scenario, directory, charts, threads, quiet };
        command.SetAction(parse => (int)new MergeAction(output, error, new MergeRequest(
            parse.GetRequiredValue(folders), parse.GetValue(scenario), parse.GetValue(directory), parse.GetValue(charts), parse.GetValue(threads), parse.GetValue(quiet))).Run());
        return command;
    }
}

/// <summary>What <c>risksim merge</c> was asked to do.</summary>
internal sealed record MergeRequest(string[] Folders, string? Scenario, string? Directory, ChartChoice? Charts, int? Threads, bool Quiet);
