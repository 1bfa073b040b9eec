using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim run</c>: what it takes; <see cref="RunAction"/> does it.</summary>
internal static class RunCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var scenarios = NamesNotOptions.Only(new Argument<string[]>("SCENARIO") { Description = "Scenario files (YAML).", Arity = ArgumentArity.OneOrMore });
        var asOf = CommonOptions.AsOf();
        var trials = CommonOptions.Trials();
        var precision = new Option<PrecisionGoal[]>("--precision")
        {
            Description = "Instead of --trials: go on until every probability, under each assumption and in the blend, has a standard error of at most P, and every P50 and P80 "
                + "date (restored, launch) one of at most 1 day; or until FIGURE (of the blend, or FIGURE@ASSUMPTION) has this one.",
            HelpName = "P|FIGURE=ERROR", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, CustomParser = OptionParsers.Precision,
        };
        var settle = new Option<Question[]>("--settle")
        {
            Description = "Instead of --trials: go on until it is known, with 99 % confidence, whether FIGURE is below LIMIT, a number or a date; also <=, > and >=.",
            HelpName = "FIGURE<LIMIT", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, CustomParser = OptionParsers.Settle,
        };
        var maxTrials = new Option<long?>("--max-trials")
        {
            Description = "With --precision or --settle: stop here in any case. Default: 16777216.", HelpName = "N", CustomParser = OptionParsers.Trials("--max-trials"),
        };
        var seed = CommonOptions.Seed();
        var sampling = CommonOptions.Sampling();
        var threads = CommonOptions.Threads();
        var set = CommonOptions.Set();
        var rare = RareOption();
        var shard = new Option<ShardRange?>("--shard")
        {
            Description = "Run piece I of N of the trials only, for 'risksim merge'; 'auto/N': its number is the task's in a Slurm job array or an indexed Kubernetes job. "
                + "It goes to --out, by default output/<file name>/shards.",
            HelpName = "I/N|auto/N", CustomParser = ShardOption.Parse,
        };
        var directory = new Option<string?>("--out")
        {
            Description = "Folder for the files; with several scenarios one folder in it for each. Default: output/<file name>.", HelpName = "DIR",
        };
        var charts = CommonOptions.Charts();
        var reports = ReportCommand.Formats("--report", "Documents to make of the run, as 'risksim report' does; several with commas between them.");
        var quiet = CommonOptions.Quiet();

        var command = new Command("run", "Simulate scenarios, write tables, charts and a report, and print a summary.")
        {
            scenarios, asOf, trials, precision, settle, maxTrials, seed, sampling, threads, set, rare, shard, directory, charts, reports, quiet,
        };
        bool IsOpen(SymbolResult result) => result.GetResult(precision) is not null || result.GetResult(settle) is not null;
        trials.Validators.Add(result =>
        {
            if (IsOpen(result)) result.AddError("--trials: --precision and --settle find the number of trials themselves. Limit it with --max-trials.");
        });
        maxTrials.Validators.Add(result =>
        {
            if (!IsOpen(result)) result.AddError("--max-trials: it limits --precision and --settle, and neither is given. Use --trials.");
        });
        shard.Validators.Add(result =>
        {
            if (IsOpen(result)) result.AddError("--shard: a piece cannot know when all pieces together are precise enough. Give --trials instead of --precision and --settle.");
            if (result.GetResult(reports) is not null) result.AddError("--shard: a piece has no documents. Merge the pieces and give the run to 'risksim report'.");
            if (result.GetResult(charts) is not null) result.AddError("--shard: a piece has no charts. Give --charts to 'risksim merge'.");
        });
        command.SetAction(parse => (int)new RunAction(output, error, new RunRequest(
            parse.GetRequiredValue(scenarios), parse.GetValue(asOf), parse.GetValue(trials), Rule(parse), parse.GetValue(seed), parse.GetValue(sampling), parse.GetValue(threads),
            [.. parse.GetValue(set) ?? []], parse.GetValue(rare), parse.GetValue(directory), parse.GetValue(charts), parse.GetValue(quiet), parse.GetValue(shard)) { Reports = [.. parse.GetValue(reports) ?? []] }).Run());
        return command;

        StopRule? Rule(ParseResult parse)
        {
            ImmutableArray<PrecisionGoal> goals = [.. parse.GetValue(precision) ?? []];
            ImmutableArray<Question> questions = [.. parse.GetValue(settle) ?? []];
            return goals.IsEmpty && questions.IsEmpty ? null : new StopRule(goals, questions, parse.GetValue(maxTrials) ?? StopRule.UsualMaxTrials);
        }
    }

    public static Option<RareEvents?> RareOption()
    {
        var option = new Option<RareEvents?>("--rare")
        {
            Description = "Oversample rare risks, failures and damage, to know small probabilities: all alike, or above all what makes a FIGURE of metrics.csv happen (several times for several).",
            HelpName = "all|FIGURE", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, CustomParser = OptionParsers.Rare,
        };
        option.CompletionSources.Add(RareEvents.All);
        return option;
    }
}
