using System.CommandLine;
using RiskSim.Sampling;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary>Options that several commands have, each time anew: an option belongs to one command.</summary>
internal static class CommonOptions
{
    public static Option<DateOnly?> AsOf() => new("--as-of")
    {
        Description = "Data date: nothing learned later is used. Default: as_of of the scenario.", HelpName = "DATE", CustomParser = OptionParsers.Date("--as-of"),
    };

    /// <summary>For commands that go through several data dates (<see cref="DataDates"/>).</summary>
    public static Option<DateOnly?> From() => new("--from")
    {
        Description = "First data date. Default: as_of of the scenario.", HelpName = "DATE", CustomParser = OptionParsers.Date("--from"),
    };

    public static Option<DateOnly?> To() => new("--to")
    {
        Description = "Last data date. Default: the last date in the ledger.", HelpName = "DATE", CustomParser = OptionParsers.Date("--to"),
    };

    public static Option<DateStep?> Every() => new("--every")
    {
        Description = "Data dates so far apart, e.g. 7d, 2w or 1mo. Default: each date in the ledger.", HelpName = "STEP", CustomParser = OptionParsers.Every,
    };

    public static Option<long?> Trials() => new("--trials")
    {
        Description = "Sampled futures per assumption. Default: run.trials of the scenario.", HelpName = "N", CustomParser = OptionParsers.Trials("--trials"),
    };

    public static Option<ulong?> Seed() => new("--seed")
    {
        Description = "The same seed gives the same figures. Default: run.seed of the scenario.", HelpName = "S", CustomParser = OptionParsers.Seed,
    };

    public static Option<SamplingMethod?> Sampling()
    {
        var option = new Option<SamplingMethod?>("--sampling")
        {
            Description = "How the trials are spread; sobol needs the fewest for a figure. Default: sobol.", HelpName = "random|lattice|sobol",
            CustomParser = OptionParsers.Sampling,
        };
        option.CompletionSources.Add("random", "lattice", "sobol");
        return option;
    }

    public static Option<int?> Threads() => new("--threads")
    {
        Description = "Never changes a figure. Default: one per processor.", HelpName = "N", CustomParser = OptionParsers.Threads,
    };

    public static Option<ChartChoice?> Charts()
    {
        var option = new Option<ChartChoice?>("--charts")
        {
            Description = "Every table is written with any of them. Default: png.", HelpName = "png|svg|none", CustomParser = OptionParsers.Charts,
        };
        option.CompletionSources.Add("png", "svg", "none");
        return option;
    }

    public static Option<bool> Quiet() => new("--quiet") { Description = "Print nothing but problems." };

    public static Option<KeyValuePair<string, string>[]> Set() => new("--set")
    {
        Description = "Override a value of the scenario; may be given several times.", HelpName = "PATH=VALUE",
        Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false, CustomParser = OptionParsers.Set,
    };
}
