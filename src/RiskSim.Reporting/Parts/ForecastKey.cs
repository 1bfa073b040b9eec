using System.Globalization;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Parts;

/// <summary>Everything that the figures of a forecast follow from, for <see cref="PartStore.Key"/>.</summary>
public static class ForecastKey
{
    /// <param name="work">What the part is for, so that no two commands take each other's parts.</param>
    /// <param name="version">Of the program, as it prints it.</param>
    /// <param name="options">As given to the run; the number of threads does not count.</param>
    /// <param name="set">The <c>--set</c> of the command line.</param>
    public static string Of(string work, string version, Scenario scenario, ForecastOptions options, IEnumerable<KeyValuePair<string, string>> set) => PartStore.Key(
    [
        new("work", work),
        new("version", version),
        // Two builds of one version may differ; a deterministic build has the same id.
        new("build", $"{typeof(Forecaster).Assembly.ManifestModule.ModuleVersionId}"),
        new("scenario", scenario.TextHash),
        new("as_of", FigureText.Date(scenario.AsOf)),
        new("trials", (options.Trials ?? scenario.Run.Trials).ToString(CultureInfo.InvariantCulture)),
        new("seed", (options.Seed ?? scenario.Run.Seed).ToString(CultureInfo.InvariantCulture)),
        new("sampling", FigureText.Sampling(options.Sampling)),
        new("rare", options.Rare is { } rare ? string.Join(' ', rare.Figures.Prepend("rare")) : ""),
        .. set.Select(s => KeyValuePair.Create("set " + s.Key, s.Value)),
    ]);
}
