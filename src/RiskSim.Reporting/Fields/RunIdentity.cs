using System.Globalization;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Fields;

/// <summary>What tells one run from another in a document.</summary>
/// <param name="Line">All of it in one line.</param>
/// <param name="TextHash">First digits of the hash of the scenario's text.</param>
internal sealed record RunIdentity(string Line, string Seed, string TextHash)
{
    private const int Digits = 12;

    public static RunIdentity Of(KeptRun run)
    {
        var (result, scenario) = (run.Forecast, run.Forecast.Scenario);
        var hash = scenario.TextHash[..Math.Min(Digits, scenario.TextHash.Length)];
        var seed = result.Seed.ToString(CultureInfo.InvariantCulture);
        return new RunIdentity(
            $"{PlainText.OneLine(scenario.Name)} · data date {FigureText.Date(scenario.AsOf)} · text {hash} · seed {seed} · {FigureText.Count(result.Trials)} trials per assumption · "
                + $"{FigureText.Sampling(result.Sampling)} · RiskSim {run.Origin.Version} · run {run.Id}",
            seed, hash);
    }
}
