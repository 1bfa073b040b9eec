using System.Globalization;
using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

public sealed class CommandTests
{
    [Fact]
    public void New_Starter_IsValidAndRuns()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using (var validate = ProgramRun.Run(place.Root, "validate", scenario))
        {
            Assert.True(validate.ExitCode == 0, validate.All);
            Assert.Contains("pad.yaml: valid (2 assumptions, 2 sites, 3 missions, 1 of 1 ledger entry in force", validate.Output, StringComparison.Ordinal);
            Assert.Empty(validate.Error);
        }
        using var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "5000", "--charts", "none");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("Crew 1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_Trail_TellsWhoSetWhatOnADate()
    {
        using var place = new Workplace();
        var scenario = Path.Combine(Repository.Root, "scenarios", "baikonur-31-6.yaml");
        using var validate = ProgramRun.Run(place.Root, "validate", scenario, "--as-of", "2025-12-16", "--trail", "--set", "risks.hard-winter.probability=0.4");
        Assert.True(validate.ExitCode == 0, validate.All);
        Assert.Contains("9 of 16 ledger entries in force on 2025-12-16", validate.Output, StringComparison.Ordinal);
        Assert.Contains("#6  2025-12-10  Roscosmos to NASA, via Ars Technica (for official): superseded by #9", validate.Output, StringComparison.Ordinal);
        Assert.Matches(@"mounting\.duration\n +official: pert\(10 18 40\) \(#9,\s+[^ ]*baikonur-31-6\.yaml:\d+:\d+\)\n +analyst: lognormal\(p10=25 p90=90\) \(#4,", validate.Output);
        Assert.Contains("all: 0.4 (--set risks.hard-winter.probability)", validate.Output, StringComparison.Ordinal);
    }

    /// <summary>Two pads of a fleet, each damaged with a probability of 1/1000 for 400 days from the same day: 1e-6.</summary>
    [Fact]
    public void Run_Rare_KnowsOneInAMillion()
    {
        const string Figure = "capability.cargo.longest.prob_gt_365";
        using var place = new Workplace();
        File.WriteAllText(place.PathOf("pads.yaml"), """
            risksim: 1
            name: Two pads lost at once
            as_of: 2026-01-01
            horizon: 2027-12-31
            sites: { a: { supports: [cargo], turnaround: 10 }, b: { supports: [cargo], turnaround: 10 } }
            mission_defaults: { kind: cargo, planned: 2026-02-01, damage: { probability: 0.001, outage: 400 } }
            missions: { m: { sites: [a] }, n: { sites: [b] } }
            """);
        foreach (var wanted in new[] { "all", Figure })
        {
            using var run = ProgramRun.Run(place.Root, "run", "pads.yaml", "--rare", wanted, "--trials", "200000", "--charts", "none", "--out", "out");
            Assert.True(run.ExitCode == 0, run.All);
            Assert.Contains(Figure + ": 1 in ", run.Output, StringComparison.Ordinal);
            var row = File.ReadAllLines(place.PathOf("out", "metrics.csv")).Single(l => l.StartsWith($"base,{Figure},", StringComparison.Ordinal)).Split(',');
            var (value, error) = (double.Parse(row[2], CultureInfo.InvariantCulture), double.Parse(row[3], CultureInfo.InvariantCulture));
            Assert.InRange(error, 1e-10, 0.05e-6);
            Assert.InRange(value, 1e-6 - 5 * error, 1e-6 + 5 * error);
            Assert.Contains("## Rare events", File.ReadAllText(place.PathOf("out", "report.md")), StringComparison.Ordinal);
            Assert.Contains($"\"--rare {wanted}\"", File.ReadAllText(place.PathOf("out", "run.json")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Schema_IsTheCommittedOne()
    {
        using var place = new Workplace();
        using var run = ProgramRun.Run(place.Root, "schema");
        Assert.Equal(File.ReadAllText(Repository.PathOf("scenarios", "scenario.schema.json")), run.Output);
    }

    [Fact]
    public async Task Result_MatchesTheCommittedSchema()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "2000", "--charts", "none", "--out", "out");
        Assert.True(run.ExitCode == 0, run.All);
        var cancel = TestContext.Current.CancellationToken;
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Repository.PathOf("src", "RiskSim.Reporting", "Schemas", "result.schema.json"), cancel);
        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(place.PathOf("out", "result.json"), cancel)));
    }

    [Theory]
    [InlineData("risksim ", "run batch track score tipping sensitivity validate new bench schema completion")]
    [InlineData("risksim score --", "--from --to --every --as-of --known-until --charts --quiet")]
    [InlineData("risksim batch --", "--vary --as-of --figure --jobs --format --out")]
    [InlineData("risksim track --", "--from --to --every --mission --figure --charts")]
    [InlineData("risksim r", "run")]
    [InlineData("risksim run --t", "--threads --trials")]
    [InlineData("risksim run x.yaml --charts ", "none png svg")]
    public void Suggestions_AnyLine_AreOffered(string line, string expected)
    {
        using var place = new Workplace();
        using var run = ProgramRun.Run(place.Root, $"[suggest:{line.Length}]", line);
        Assert.True(run.ExitCode == 0, run.All);
        foreach (var word in expected.Split(' ')) Assert.Contains(word, run.Output.Split('\n'));
    }

    [Theory]
    [InlineData("bash", "bash", "-n")]
    [InlineData("zsh", "zsh", "-n")]
    [InlineData("fish", "fish", "-n")]
    public void Completion_Script_CanBeParsedByItsShell(string shell, string program, string check)
    {
        using var place = new Workplace();
        using var run = ProgramRun.Run(place.Root, "completion", shell);
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("[suggest:", run.Output, StringComparison.Ordinal);
        Assert.SkipUnless(File.Exists($"/usr/bin/{program}") || File.Exists($"/bin/{program}"), $"there is no {program} here");
        File.WriteAllText(place.PathOf("script"), run.Output);
        using var parsed = ProgramRun.RunFile(program, place.Root, check, "script");
        Assert.True(parsed.ExitCode == 0, parsed.All);
    }

    [Fact]
    public void Completion_Bash_CompletesCommandsAndOptions()
    {
        using var place = new Workplace();
        var lines = $$"""
            risksim() { '{{Repository.Program}}' "$@"; }
            eval "$(risksim completion bash)"
            try() { COMP_LINE="$1"; COMP_POINT=${#1}; read -ra COMP_WORDS <<<"$1"; [[ $1 == *' ' ]] && COMP_WORDS+=(''); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _risksim; echo "$1=${COMPREPLY[*]}"; }
            try 'risksim val'
            try 'risksim run --as'
            try 'risksim run '
            """;
        using var run = ProgramRun.RunFile("bash", place.Root, "-c", lines);
        Assert.Equal("risksim val=validate\nrisksim run --as=--as-of\nrisksim run =\n", run.Output);
    }
}
