using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Fields;

/// <summary>What tells one run from another in a document.</summary>
/// <param name="TextHash">First digits of the hash of the scenario's text.</param>
/// <param name="Figures">First digits of the hash of all figures: two runs with the same one agree in every bit.</param>
internal sealed record RunIdentity(string Line, string Seed, string TextHash, string Figures)
{
    private const int Digits = 12;

    public static RunIdentity Of(ForecastResult result, string version)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        MetricsTable.Write(result, text);
        var figures = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Digits];
        var hash = result.Scenario.TextHash[..Math.Min(Digits, result.Scenario.TextHash.Length)];
        var seed = result.Seed.ToString(CultureInfo.InvariantCulture);
        var line = $"{PlainText.OneLine(result.Scenario.Name)} · data date {FigureText.Date(result.Scenario.AsOf)} · text {hash} · seed {seed} · "
            + $"{FigureText.Count(result.Trials)} trials per assumption · {FigureText.Sampling(result.Sampling)} · RiskSim {version} · figures {figures}";
        return new RunIdentity(line, seed, hash, figures);
    }
}
