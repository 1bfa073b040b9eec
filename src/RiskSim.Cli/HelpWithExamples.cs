using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace RiskSim.Cli;

/// <summary>The usual help, followed by examples of the command and by the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction standard) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = standard.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in Examples(parseResult.CommandResult.Command.Name)) output.WriteLine("  " + example);
        output.WriteLine();
        output.WriteLine("Exit codes:");
        output.WriteLine("  0 done, 1 usage, 2 a scenario or document has errors, 3 cannot read or write, 4 a document is out of date, 130 cancelled");
        return code;
    }

    private static string[] Examples(string command) => command switch
    {
        "run" =>
        [
            "risksim run scenarios/baikonur-31-6.yaml",
            "risksim run pad.yaml --as-of 2026-01-31 --trials 1000000 --seed 7",
            "risksim run pad.yaml --precision 0.005",
            "risksim run pad.yaml --settle 'capability.crewed.longest.prob_gt_180<0.1'",
            "risksim run pad.yaml --set sites.pad-a.turnaround='pert(8 14 30)' --out output/faster-pad",
            "risksim run scenarios/*.yaml --charts none --quiet",
            "risksim run pad.yaml --trials 1e8 --shard 3/7",
        ],
        "report" =>
        [
            "risksim report output/baikonur-31-6 --format md",
            "risksim report output/baikonur-31-6 --format docx --template house-style.dotx --title \"Briefing for the flight readiness review\"",
            "risksim report output/baikonur-31-6 output/february --format html --out output/page",
        ],
        "merge" =>
        [
            "risksim merge output/pad/shards",
            "risksim merge from-node-1 from-node-2 --scenario pad.yaml --out output/pad",
        ],
        "submit" =>
        [
            "risksim submit pad.yaml --tasks 50 --trials 1e9 --dry-run",
            "risksim submit pad.yaml --tasks 50 --trials 1e9 --partition long --time 2:00:00 --cpus 8",
        ],
        "batch" =>
        [
            "risksim batch scenarios/baikonur-31-6.yaml --vary missions.soyuz-ms-29.planned=2026-07-14:2026-10-14:1mo",
            "risksim batch pad.yaml --vary sites.pad-a.turnaround='8 d,pert(8 14 30)' --vary mission_defaults.scrub.probability=0.05:0.25:0.05",
            "risksim batch 'scenarios/*.yaml' --as-of 2025-12-01,2026-01-01 --format parquet",
        ],
        "track" =>
        [
            "risksim track scenarios/baikonur-31-6.yaml",
            "risksim track pad.yaml --from 2025-12-01 --to 2026-03-01 --every 7d",
            "risksim track pad.yaml --mission crew-1 --figure missions.crew-1.delay.prob_gt_90",
        ],
        "replay" =>
        [
            "risksim replay scenarios/baikonur-31-6.yaml --at missions.soyuz-ms-29.delay.p80 --assumption analyst",
            "risksim replay pad.yaml --trial 4711 --out output/trial-4711",
        ],
        "diff" =>
        [
            "risksim diff output/november output/december",
            "risksim diff output/november output/december --figure missions.soyuz-ms-29.launch.p80 --out output/changes",
        ],
        "compare" =>
        [
            "risksim compare scenarios/baikonur-31-6.yaml",
            "risksim compare pad.yaml --figure missions.crew-1.launch.p80 --out output/what-helps",
            "risksim compare scenarios/baikonur-31-6.yaml scenarios/baikonur-31-6-mitigation.yaml",
        ],
        "tipping" =>
        [
            "risksim tipping scenarios/baikonur-31-6.yaml --figure capability.crewed.longest.prob_gt_180 --at 50% --vary assumptions.analyst.weight=0:5",
            "risksim tipping pad.yaml --figure missions.crew-1.launch.p80 --at 2026-12-31 --vary 'sites.pad-a.outages.fire.repair=exponential(60:240)'",
        ],
        "score" =>
        [
            "risksim score scenarios/baikonur-31-6.yaml",
            "risksim score pad.yaml --from 2026-02-01 --every 2w --known-until 2026-06-30",
            "risksim score pad.yaml --as-of 2026-02-01",
        ],
        "sensitivity" =>
        [
            "risksim sensitivity scenarios/baikonur-31-6.yaml",
            "risksim sensitivity pad.yaml --figure missions.crew-1.delay --figure sites.pad-a.restored@analyst",
        ],
        "docs" or "update" =>
        [
            "risksim docs update briefing.docx figures.xlsx notes.md --run output/pad",
            "risksim docs check briefing.docx --run output/pad",
            "risksim docs fields output/pad --figure soyuz-ms-29.delay",
        ],
        "check" => ["risksim docs check briefing.docx figures.xlsx notes.md --run output/pad"],
        "fields" =>
        [
            "risksim docs fields output/pad",
            "risksim docs fields output/pad --figure 'missions.*.delay.p80' --figure '*@analyst'",
            "risksim docs fields output/pad --format csv > fields.csv",
        ],
        "validate" => ["risksim validate pad.yaml", "risksim validate scenarios/*.yaml"],
        "new" => ["risksim new my-pad && risksim run my-pad.yaml"],
        "bench" => ["risksim bench", "risksim bench scenarios/baikonur-31-6.yaml --precision 0.002 --out bench.json"],
        "schema" => ["risksim schema --out scenario.schema.json"],
        "completion" =>
        [
            "risksim completion bash > ~/.local/share/bash-completion/completions/risksim",
            "risksim completion zsh > ~/.zfunc/_risksim",
            "risksim completion fish > ~/.config/fish/completions/risksim.fish",
            "risksim completion pwsh >> $PROFILE",
        ],
        _ => ["risksim new my-pad", "risksim validate my-pad.yaml", "risksim run my-pad.yaml"],
    };
}
