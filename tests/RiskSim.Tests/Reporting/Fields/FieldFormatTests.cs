using RiskSim.Reporting.Fields;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Fields;

public sealed class FieldFormatTests
{
    private static readonly DateOnly AsOf = new(2025, 11, 28);
    private static readonly DateOnly Horizon = new(2027, 12, 31);

    private static readonly Figure Days = new("blend", "missions.a.delay.p80", 27.43, 0.2, Unit.Days, null);
    private static readonly Figure Share = new("blend", "missions.a.delay.prob_on_time", 0.71234, 0.00101, Unit.Probability, null);
    private static readonly Figure Day = new("blend", "missions.a.launch.p80", 94.2, 0.2, Unit.PointInTime, new(2026, 3, 2));
    private static readonly Figure Never = new("blend", "missions.a.launch.p95", double.PositiveInfinity, 0, Unit.PointInTime, null);
    private static readonly Figure Left = new("blend", "capability.crewed.remaining.p50", 94.2, 0.2, Unit.Days, null);
    private static readonly Figure Impossible = new("blend", "missions.a.prob_failed", 0, 0, Unit.Probability, null);

    private static FieldValue? Of(Figure figure, string format) => FieldFormat.Of(figure, format, AsOf, Horizon, 200_000);

    [Theory]
    [InlineData("", "27.4 d", 27.4)]
    [InlineData("whole", "27 d", 27.0)]
    [InlineData("raw", "27.43", 27.43)]
    [InlineData("0", "27", 27.0)]
    [InlineData("0.00", "27.43", 27.43)]
    [InlineData("#,##0.0", "27.4", 27.4)]
    public void Of_Duration_TextAndNumberAreRoundedAlike(string format, string text, double number)
    {
        Assert.Equal(text, Of(Days, format)!.Text);
        Assert.Equal(number, Of(Days, format)!.Number);
    }

    [Theory]
    [InlineData("", "71.2 %", 0.712)]
    [InlineData("whole", "71 %", 0.71)]
    [InlineData("raw", "0.71234", 0.71234)]
    [InlineData("0.00", "0.71", 0.71)]
    [InlineData("0.0 %", "71.2 %", 0.712)]
    [InlineData("0%", "71%", 0.71)]
    public void Of_Probability_IsAFractionInACell(string format, string text, double number)
    {
        Assert.Equal(text, Of(Share, format)!.Text);
        Assert.Equal(number, Of(Share, format)!.Number!.Value, 1e-15);
    }

    [Theory]
    [InlineData("whole±", 0.9, "27 d")]
    [InlineData("whole±", 20, "30 ± 20 d")]
    public void Of_WholeWithError_HasItFromADayOn(string format, double error, string text) => Assert.Equal(text, Of(Days with { StandardError = error }, format)!.Text);

    [Theory]
    [InlineData(0.9, "2026-03-02")]
    [InlineData(20, "2026-03-02 ± 20 d")]
    public void Of_DateWithError_HasItFromADayOn(double error, string text)
    {
        Assert.Equal(text, Of(Day with { StandardError = error }, "date±")!.Text);
        Assert.Equal(text, Of(Left with { StandardError = error }, "date±")!.Text);
        Assert.Equal("71 %", Of(Share, "whole±")!.Text);
        Assert.Equal("beyond 2027-12-31", Of(Never, "date±")!.Text);
        Assert.Null(Of(Share, "date±"));
    }

    [Theory]
    [InlineData("±")]
    [InlineData("+-")]
    public void Of_WithError_IsText(string format)
    {
        Assert.Equal(new FieldValue("27.4 ± 0.2 d"), Of(Days, format));
        Assert.Equal(new FieldValue("71.2 ± 0.2 %"), Of(Share, format));
        Assert.Equal(new FieldValue("2026-03-02 ± 0.2 d"), Of(Day, format));
    }

    [Theory]
    [InlineData("", "2026-03-02")]
    [InlineData("date", "2026-03-02")]
    [InlineData("whole", "2026-03-02")]
    [InlineData("long-date", "2 March 2026")]
    public void Of_PointInTime_IsADate(string format, string text) => Assert.Equal(new FieldValue(text) { Date = new DateOnly(2026, 3, 2) }, Of(Day, format));

    [Fact]
    public void Of_WhatIsLeftOfALoss_HasTheDateOfItsEnd()
    {
        Assert.Equal("2 March 2026", Of(Left, "long-date")!.Text);
        Assert.Equal("94.2 d", Of(Left, "")!.Text);
        Assert.Null(Of(Days, "date"));
        Assert.Null(Of(Share, "long-date"));
    }

    [Theory]
    [InlineData("", "beyond 2027-12-31")]
    [InlineData("±", "beyond 2027-12-31")]
    [InlineData("0.0", "beyond 2027-12-31")]
    [InlineData("long-date", "beyond 31 December 2027")]
    [InlineData("raw", "beyond-horizon")]
    public void Of_BeyondTheHorizon_IsText(string format, string text) => Assert.Equal(new FieldValue(text), Of(Never, format));

    [Fact]
    public void Of_WhatNoFutureShowed_IsABoundAndNoNumber()
    {
        Assert.Equal(new FieldValue("< 0.002 %"), Of(Impossible, ""));
        Assert.Equal(0, Of(Impossible, "raw")!.Number);
        Assert.Equal("0.0 %", Of(Impossible with { Value = -1e-9 }, "0.0 %")!.Text);
    }

    [Theory]
    [InlineData("", "200,000")]
    [InlineData("raw", "200000")]
    [InlineData("0", "200000")]
    [InlineData("#,##0", "200,000")]
    public void OfCount_Formats_AreThoseOfWholeNumbers(string format, string text) => Assert.Equal(new FieldValue(text) { Number = 200_000 }, FieldFormat.OfCount(200_000, format));

    [Theory]
    [InlineData("0.0000000000")]
    [InlineData("00")]
    [InlineData("0.0x")]
    [InlineData("#.#")]
    [InlineData("=1+1")]
    [InlineData("WHOLE")]
    public void IsKnown_AnythingElse_IsNot(string format) => Assert.False(FieldFormat.IsKnown(format));

    [Theory]
    [InlineData("missions.soyuz-ms-29.delay.p9", "no figure 'missions.soyuz-ms-29.delay.p9'. Did you mean 'missions.soyuz-ms-29.delay.p90' or 'missions.soyuz-ms-29.delay.p95' or 'missions.soyuz-ms-29.delay.p10'?")]
    [InlineData("missions.soyuz-ms-29.delay.p90@analist", "no assumption 'analist'. Did you mean 'analyst'?")]
    [InlineData("missions.soyuz-ms-29.delay.p90|hole", "'hole' is no format. Did you mean 'whole'?")]
    [InlineData("missions.soyuz-ms-29.delay.p90|date", "the format 'date' does not fit this value. It shows as")]
    [InlineData("run.as_off", "Did you mean 'run.as_of'?")]
    [InlineData("run.seed|0.0", "the format '0.0' does not fit this value")]
    [InlineData("sentence:missions.soyuz-ms-28", "Did you mean 'sentence:missions.soyuz-ms-29'")]
    [InlineData("weight.updated", "no figure 'weight.updated'")]
    [InlineData("", "no figure ''")]
    [InlineData("a@b@c|d|e", "no assumption 'b@c'")]
    public void Resolve_ASlip_NamesTheNearest(string tag, string message)
    {
        var problems = new List<Problem>();
        Assert.Null(FieldSample.Run().Resolve(FieldTag.Parse(tag), new Place("a.docx, body, paragraph 3", 0, 0), problems));
        var problem = Assert.Single(problems).ToString();
        Assert.StartsWith("a.docx, body, paragraph 3: error: ", problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run.as_of|long-date", "28 November 2025")]
    [InlineData("run.horizon", "2027-12-31")]
    [InlineData("run.trials", "200,000")]
    [InlineData("run.seed", "1")]
    [InlineData("run.scenario", "Two pads")]
    [InlineData("run.sampling", "sobol")]
    [InlineData("run.version", "0.1.0")]
    [InlineData("run.text_hash", "aaaaaaaaaaaa")]
    [InlineData(" weight.updated @ analyst ", "75 %")]
    [InlineData("sentence:missions.progress-ms-32", "Progress MS-32: launched 2025-09-28, 27 days late")]
    public void Resolve_WhatTheRunIs_IsAFieldToo(string tag, string text)
    {
        var problems = new List<Problem>();
        Assert.Equal(text, FieldSample.Run().Resolve(FieldTag.Parse(tag), new Place("a", 0, 0), problems)?.Text);
        Assert.Empty(problems);
    }

    [Fact]
    public void All_EveryField_ResolvesToTheValueListed()
    {
        var run = FieldSample.Run();
        var all = run.All().ToList();
        Assert.Equal(all.Count, all.Select(f => f.Tag).Distinct().Count());
        Assert.All(all, f =>
        {
            Assert.Equal(f.Tag, FieldTag.Parse(f.Tag.ToString()));
            Assert.Equal(f.Value, run.Resolve(f.Tag, new Place("a", 0, 0), new List<Problem>())!.Text);
        });
        Assert.Contains(all, f => f.Tag.Assumption == "official");
    }
}
