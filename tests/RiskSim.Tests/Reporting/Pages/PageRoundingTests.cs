using CsCheck;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Pages;

/// <summary>The page rounds and words figures as the program does.</summary>
public sealed class PageRoundingTests : IDisposable
{
    private static readonly DateOnly AsOf = new(2025, 11, 28), Horizon = new(2028, 12, 31);

    private readonly PageScript _script = new();

    public void Dispose() => _script.Dispose();

    private static readonly Gen<double> Errors = Gen.OneOf(Gen.Const(0.0), Gen.Double[-9, 2].Select(e => Math.Pow(10, e)), Of(0.3, 0.03, 3, 30, 0.1, 1, 0.0003));

    private static readonly Gen<double> Probabilities = Gen.OneOf(
        Gen.Double[0, 1], Gen.Double[-13, 0].Select(e => Math.Pow(10, e)), Gen.Double[-13, 0].Select(e => 1 - Math.Pow(10, e)), Of(0, 1, 0.5, 0.005, 0.995, 0.125, 0.285, 0.045));

    private static readonly Gen<double> Days = Gen.OneOf(
        Gen.Double[-40, 2000], Gen.Int[-100, 20_000].Select(d => d / 10.0), Gen.Int[-64, 64_000].Select(d => d / 32.0), Of(0, 0.5, 1.5, 2.5, 24.5, 25, -0.04, 1e-7));

    private static Gen<double> Of(params double[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    [Fact]
    public void Days_AnyValueAndError_AreTheProgram_s() =>
        Gen.Select(Days, Errors, Gen.Bool).Sample((days, error, whole) =>
            Assert.Equal(Rounding.Days(days, error, whole), _script.Text($"rounding.days({days:R}, {error:R}, {(whole ? "true" : "false")})")), threads: 1, iter: 3000);

    [Fact]
    public void Percent_AnyProbabilityErrorAndTrials_IsTheProgram_s() =>
        Gen.Select(Probabilities, Errors.Where(e => e < 0.5), Gen.OneOf(Gen.Double[1, 1e7], Of(1, 2, 3, 100, 1000, 200_000)), Gen.Bool).Sample((p, error, trials, whole) =>
            Assert.Equal(Rounding.Percent(p, error, trials, whole), _script.Text($"rounding.percent({p:R}, {error:R}, {trials:R}, {(whole ? "true" : "false")})")), threads: 1, iter: 3000);

    [Fact]
    public void CompactPercent_AnyProbabilityAndError_IsTheProgram_s() =>
        Gen.Select(Probabilities, Errors.Where(e => e < 0.5)).Sample((p, error) =>
            Assert.Equal(Rounding.CompactPercent(p, error), _script.Text($"rounding.compactPercent({p:R}, {error:R})")), threads: 1, iter: 3000);

    [Fact]
    public void Error_AnyValue_IsTheProgram_s() =>
        Gen.Select(Errors, Gen.OneOf(Gen.Const(-1), Gen.Const(-8), Gen.Const(0))).Sample((error, finest) =>
            Assert.Equal(Rounding.Error(error, Math.Pow(10, finest)), _script.Text($"rounding.error({error:R}, {finest})")), threads: 1, iter: 3000);

    [Theory]
    [InlineData(Unit.Days, "days")]
    [InlineData(Unit.PointInTime, "point")]
    [InlineData(Unit.Probability, "probability")]
    [InlineData(Unit.Share, "probability")]
    public void ValueAndWithError_EveryUnit_AreTheProgram_s(Unit unit, string name) =>
        Gen.Select(unit is Unit.Days or Unit.PointInTime ? Days : Probabilities, Errors.Where(e => e < 0.5), Gen.Bool, Gen.Int[0, 20]).Sample((value, error, whole, beyond) =>
        {
            var shown = beyond == 0 ? double.PositiveInfinity : value;
            var figure = new Figure("a", "m", shown, error, unit, unit == Unit.PointInTime && double.IsFinite(shown) ? FigureText.Day(AsOf, shown) : null);
            _script.Run($"globalThis.figure = {{ value: {(beyond == 0 ? "Infinity" : value.ToString("R", System.Globalization.CultureInfo.InvariantCulture))}, error: {error:R}, unit: '{name}' }}; globalThis.frame = {{ asOf: calendar.parse('2025-11-28'), horizon: calendar.parse('2028-12-31') }}");
            Assert.Equal(FigureText.Value(figure, Horizon, 200_000, whole), _script.Text($"text.value(figure, frame, 200000, {(whole ? "true" : "false")})"));
            Assert.Equal(FigureText.WithError(figure, Horizon, 200_000), _script.Text($"text.withError(figure, frame, 200000)"));
        }, threads: 1, iter: 2000);

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.995)]
    [InlineData(0.1)]
    [InlineData(0.07)]
    public void Percentile_AnyProbability_IsTheProgram_s(double probability)
    {
        Assert.Equal(FigureIds.Percentile(probability), _script.Text($"text.percentile({probability:R})"));
        Assert.Equal(FigureText.PercentileName(probability), _script.Text($"text.percentileName({probability:R})"));
    }

    [Fact]
    public void Weight_AnyShare_IsTheProgram_s() =>
        Probabilities.Sample(p => Assert.Equal(EvidenceText.Weight(p, 0, double.PositiveInfinity), _script.Text($"text.weight({p:R})")), threads: 1, iter: 2000);
}
