using System.CommandLine;
using System.CommandLine.Parsing;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim submit</c>: what it takes; <see cref="SubmitAction"/> does it.</summary>
internal static class SubmitCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "Scenario file (YAML), on a disk that all nodes see." };
        var engine = new Option<string>("--engine") { Description = "What runs the jobs. Default: slurm.", HelpName = "slurm", DefaultValueFactory = _ => "slurm" };
        engine.AcceptOnlyFromAmong("slurm");
        var tasks = new Option<int>("--tasks") { Description = "Into how many pieces the trials are cut; each is a task of a job array.", HelpName = "N", Required = true, CustomParser = Number("--tasks") };
        var cpus = new Option<int>("--cpus") { Description = "Processors of a task. Default: 1.", HelpName = "N", CustomParser = Number("--cpus"), DefaultValueFactory = _ => 1 };
        var partition = new Option<string?>("--partition") { Description = "Of the cluster. Default: its own.", HelpName = "NAME", CustomParser = Word("--partition") };
        var time = new Option<string?>("--time") { Description = "Limit of a task, as Slurm writes it, e.g. 2:00:00. Default: the cluster's own.", HelpName = "TIME", CustomParser = Word("--time") };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the scripts; write and submit nothing." };
        var asOf = CommonOptions.AsOf();
        var trials = CommonOptions.Trials();
        var seed = CommonOptions.Seed();
        var sampling = CommonOptions.Sampling();
        var set = CommonOptions.Set();
        var rare = RunCommand.RareOption();
        var directory = new Option<string?>("--out") { Description = "Folder for the files. Default: output/<file name>; pieces, scripts and logs go to shards/ in it.", HelpName = "DIR" };
        var charts = CommonOptions.Charts();
        var command = new Command("submit", "Run a scenario on a cluster: a job array of pieces, and a merge that waits for them.")
        {
            scenario, engine, tasks, cpus, partition, time, dryRun, asOf, trials, seed, sampling, set, rare, directory, charts,
        };
        command.SetAction(parse => (int)new SubmitAction(output, error, new SubmitRequest(
            new RunRequest([parse.GetRequiredValue(scenario)], parse.GetValue(asOf), parse.GetValue(trials), null, parse.GetValue(seed), parse.GetValue(sampling), null,
                [.. parse.GetValue(set) ?? []], parse.GetValue(rare), parse.GetValue(directory), parse.GetValue(charts), false),
            parse.GetValue(tasks), parse.GetValue(cpus), parse.GetValue(partition), parse.GetValue(time), parse.GetValue(dryRun))).Run());
        return command;
    }

    private static Func<ArgumentResult, int> Number(string option) => result =>
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        if (ShardRange.Number(text) is { } number) return number;
        result.AddError($"{option}: '{text}' is not a whole number from 1 to {ShardRange.MostPieces}.");
        return 1;
    };

    /// <summary>A word that stands in a script as it is.</summary>
    private static Func<ArgumentResult, string?> Word(string option) => result =>
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        if (text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ',' or ':')) return text;
        result.AddError($"{option}: '{text}' is not a word of letters, digits and - _ . , :");
        return null;
    };
}

/// <summary>What <c>risksim submit</c> was asked to do.</summary>
/// <param name="Run">The run that is to be cut.</param>
/// <param name="Cpus">Of a task.</param>
internal sealed record SubmitRequest(RunRequest Run, int Tasks, int Cpus, string? Partition, string? Time, bool IsDryRun);
