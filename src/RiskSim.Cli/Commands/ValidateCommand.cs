using System.CommandLine;
using System.Globalization;
using RiskSim.Reporting;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim validate</c>: all problems of scenarios, and what the sound ones contain.</summary>
internal static class ValidateCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var scenarios = NamesNotOptions.Only(new Argument<string[]>("SCENARIO") { Description = "Scenario files (YAML).", Arity = ArgumentArity.OneOrMore });
        var asOf = CommonOptions.AsOf();
        var set = CommonOptions.Set();
        var trail = new Option<bool>("--trail") { Description = "Tell which ledger entries are in force, which of them are superseded, and who set each input." };
        var command = new Command("validate", "Check scenarios and tell all their problems, without a simulation.") { scenarios, asOf, set, trail };
        command.SetAction(parse =>
        {
            var loaded = Gate.Load(parse.GetRequiredValue(scenarios), new LoadOptions(parse.GetValue(asOf), [.. parse.GetValue(set) ?? []]), error, out var code);
            foreach (var result in loaded)
            {
                if (result.Scenario is not { } scenario) continue;
                output.WriteLine(Describe(scenario, result.Problems.Length));
                if (parse.GetValue(trail)) output.Write(TrailSummary.Compose(scenario, TerminalSize.Width()));
            }
            return (int)code;
        });
        return command;
    }

    private static string Describe(Scenario scenario, int warnings)
    {
        var inputs = scenario.Assumptions[0].Inputs;
        var inForce = scenario.Ledger.Count(e => e.IsInForce);
        return $"{scenario.File}: valid ({Count(scenario.Assumptions.Length, "assumption")}, {Count(inputs.Sites.Length, "site")}, "
            + $"{Count(inputs.Missions.Length, "mission")}, {inForce.ToString(CultureInfo.InvariantCulture)} of {Count(scenario.Ledger.Length, "ledger entry", "ledger entries")} in force"
            + $"{(warnings > 0 ? ", " + Count(warnings, "warning") : "")})";
    }

    private static string Count(int count, string one, string? many = null) =>
        $"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? one + "s")}";
}
