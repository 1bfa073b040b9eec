using System.Globalization;
using System.Text.Json.Nodes;
using RiskSim.Distributions;
using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios.Format;

internal enum DistributionRole
{
    /// <summary>Days.</summary>
    Duration,

    /// <summary>Days of repair or upgrade work.</summary>
    Work,

    /// <summary>A factor that scales work.</summary>
    Factor,
}

internal sealed class DistributionFormat(DistributionRole role)
    : ScalarFormat("a distribution or a number of days", "Write e.g. pert(5 10 21), lognormal(p10=60 p90=240) or 12 d.")
{
    public override JsonObject Schema => new() { ["type"] = new JsonArray("number", "string") };

    public override object? Read(ScalarNode scalar, ReadingContext context)
    {
        if (scalar.Text.Count(c => c == '(') > scalar.Text.Count(c => c == ')'))
        {
            context.Problems.Error(scalar.Place, scalar.Shown, "a parenthesis is not closed", "Close it with ')'. Inside { } and [ ] a comma ends the value: use spaces there or quote the expression.");
            return null;
        }

        var outcome = DistributionParser.Parse(scalar.Text, context.ReadCsv);
        foreach (var error in outcome.Errors)
            context.Problems.Error(scalar.At(error.Offset), error.Piece, error.Rule, error.Mend);
        if (outcome.Value is not { } distribution) return null;
        if (distribution.Minimum < 0) ReportNegative(scalar, distribution, context.Problems);
        else if (role == DistributionRole.Factor) CheckFactor(scalar, distribution, context.Problems);
        else Suspect(scalar, distribution, context.Problems);
        return distribution;
    }

    private void ReportNegative(ScalarNode scalar, Distribution distribution, ProblemList problems)
    {
        var what = role == DistributionRole.Factor ? "a factor" : "a duration";
        if (distribution.IsConstant)
            problems.Error(scalar.Place, scalar.Shown, $"{what} cannot be negative", "Write a number of 0 or more.");
        else
            problems.Error(scalar.Place, scalar.Shown, $"{what} cannot be negative, but {Share(distribution.ShareBelowZero)} of this lies below zero", Truncated(scalar.Text.Trim(), distribution));
    }

    private static void CheckFactor(ScalarNode scalar, Distribution distribution, ProblemList problems)
    {
        if (distribution.Survival(double.MaxValue) > 0)
            problems.Error(scalar.Place, scalar.Shown, "a factor cannot be 'never'", "Put the possibility that it never ends into the duration.");
    }

    /// <summary>Warns of what is legal but narrower than experience bears out.</summary>
    private void Suspect(ScalarNode scalar, Distribution distribution, ProblemList problems)
    {
        if (distribution.IsConstant)
        {
            if (role == DistributionRole.Work && double.IsFinite(distribution.Minimum))
                problems.Warning(scalar.Place, scalar.Shown, "the work takes exactly this long, so evidence about it is all or nothing", "Write a range, e.g. pert(min mode max).");
            return;
        }

        var (mode, maximum) = distribution switch { Pert p => (p.Mode, p.Maximum), Triangular t => (t.Mode, t.Maximum), _ => (0, 1) };
        if (mode > 0 && maximum <= 1.2 * mode)
            problems.Warning(scalar.Place, scalar.Shown, "the worst case is at most 1.2 times the likeliest one; work that goes wrong takes far longer", "Consider a larger maximum.");
        var (p5, p95) = (distribution.Quantile(0.05), distribution.Quantile(0.95));
        if (p5 > 0 && p95 / p5 < 1.5)
            problems.Warning(scalar.Place, scalar.Shown, $"p95 is only {(p95 / p5).ToString("0.00", CultureInfo.InvariantCulture)} times p5, a narrow range for a forecast", "Consider a wider range.");
        if (role == DistributionRole.Work && distribution is Triangular)
            problems.Warning(scalar.Place, scalar.Shown, "a triangular repair cuts the tail: nothing can take longer than its maximum", "Consider lognormal(p10=… p90=…) or pert(min mode max).");
    }

    private static string Truncated(string text, Distribution distribution) =>
        distribution.Maximum > 0 ? $"Write truncate({text} min=0)." : "Check the signs.";

    private static string Share(double share) => share switch
    {
        >= 0.9995 => "all",
        >= 0.001 => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %",
        _ => "a share of " + share.ToString("0.0e0", CultureInfo.InvariantCulture),
    };
}
