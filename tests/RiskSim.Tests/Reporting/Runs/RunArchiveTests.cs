using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using RiskSim.Reporting;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;
using RiskSim.Tests.Statistics.Joint;

namespace RiskSim.Tests.Reporting.Runs;

public sealed class RunArchiveTests : IDisposable
{
    private static readonly RunOrigin Origin = new("1.2.3", [new("trials", "20000"), new("set", "horizon=2028-06-30"), new("quiet", "")]);

    private readonly string _folder = Directory.CreateTempSubdirectory("risksim-archive").FullName;

    private string File => Path.Combine(_folder, RunArchive.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ForecastResult Flagship(string? asOf = null, ForecastOptions? options = null, params ImmutableArray<KeyValuePair<string, string>> set)
    {
        var path = Path.Combine(Repository.Root, "scenarios", "baikonur-31-6.yaml");
        var loaded = ScenarioLoader.Load(path, new LoadOptions(asOf is null ? null : DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture), set));
        return Forecaster.Run(loaded.Scenario!, options ?? new ForecastOptions(20_000, 1), null, CancellationToken.None);
    }

    private KeptRun Kept(ForecastResult result)
    {
        RunArchive.Write(result, Origin, File);
        var problems = new List<Problem>();
        var kept = RunArchive.Read(_folder, problems);
        Assert.Empty(problems);
        return kept!;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2026-01-20")]
    public void Read_WhatWasWritten_GivesTheSameReport(string? asOf)
    {
        var result = Flagship(asOf, null, new KeyValuePair<string, string>("horizon", "2028-06-30"));
        var kept = Kept(result);
        Assert.Equal(Report.Compose(result, [], "charts", Origin), Report.Compose(kept.Forecast, [], "charts", kept.Origin));
        Assert.Equal(result.All.SelectMany(a => a.Figures), kept.Forecast.All.SelectMany(a => a.Figures.Select(f => f)), Same);
        Assert.Equal(ChartBook.Names(result), ChartBook.Names(kept.Forecast));
        Assert.Equal((Origin.Version, string.Join(' ', Origin.Options)), (kept.Origin.Version, string.Join(' ', kept.Origin.Options)));
        Assert.Equal(result.Scenario.TextHash, kept.Forecast.Scenario.TextHash);
        Assert.Equal(new DateOnly(2028, 6, 30), kept.Forecast.Scenario.Horizon);
    }

    // Deviations serve the comparison of forecasts of one process and are not kept.
    private static bool Same(Figure a, Figure b) =>
        (a.Assumption, a.Metric, a.Value, a.StandardError, a.Unit, a.Date) == (b.Assumption, b.Metric, b.Value, b.StandardError, b.Unit, b.Date);

    [Fact]
    public void Read_RunsThatWentOnOrOversampled_SayItAgain()
    {
        var rule = new StopRule([new PrecisionGoal(null, 0.01)], [new Question(new FigureName("capability.crewed.longest.prob_gt_180", "blend"), Relation.Below, new Limit(0.9))], 100_000);
        var stopped = Flagship(options: new ForecastOptions(Until: rule));
        Assert.Equal(Report.Compose(stopped, [], "charts", Origin), Report.Compose(Kept(stopped).Forecast, [], "charts", Origin));
        var rare = Flagship(options: new ForecastOptions(20_000, 1, Rare: new RareEvents([])));
        Assert.NotNull(rare.Rare);
        Assert.Equal(Report.Compose(rare, [], "charts", Origin), Report.Compose(Kept(rare).Forecast, [], "charts", Origin));
    }

    [Fact]
    public void Read_Distributions_KeepTheDateAndTheWholeDaysOfEveryPercentile()
    {
        var result = Flagship();
        var kept = Kept(result).Forecast;
        var thinned = 0;
        foreach (var (before, after) in result.All.Zip(kept.All))
        {
            Assert.Equal(before.Distributions.Keys.Order(), after.Distributions.Keys.Order());
            JointTrials.AssertSame(before.Joint!, after.Joint!);
            foreach (var (id, whole) in before.Distributions)
            {
                var read = after.Distributions[id];
                Assert.Equal((whole.LowDays, whole.StepDays, whole.HighDays), (read.LowDays, read.StepDays, read.HighDays));
                Assert.Equal(whole.BeyondProbability, read.BeyondProbability, 1e-9);
                if (!whole.Cumulative.SequenceEqual(read.Cumulative)) thinned++;
                for (var day = Math.Ceiling(whole.LowDays); day <= whole.HighDays; day++) Assert.Equal(whole.Cdf(day), read.Cdf(day), 1e-9);
                for (var p = 0.0005; p < 1; p += 0.001)
                {
                    var (a, b) = (whole.Quantile(p), read.Quantile(p));
                    // A percentile that stands where the function rises by less than what is kept may be of the next step.
                    if (Math.Abs(whole.Cdf(a) - p) < 1e-9 || Math.Abs(whole.Cdf(a - whole.StepDays) - p) < 1e-9) continue;
                    Assert.Equal(double.IsFinite(a), double.IsFinite(b));
                    if (!double.IsFinite(a)) continue;
                    Assert.Equal(FigureText.Day(kept.Scenario.AsOf, a), FigureText.Day(kept.Scenario.AsOf, b));
                    Assert.Equal(Rounding.Days(a, 0, wholeDays: true), Rounding.Days(b, 0, wholeDays: true));
                }
            }
        }

        Assert.True(thinned > 20, $"{thinned} distributions were thinned");
    }

    [Fact]
    public void Write_EqualRuns_EqualBytes()
    {
        RunArchive.Write(Flagship(options: new ForecastOptions(5_000, 1, Threads: 1)), Origin, File);
        var first = System.IO.File.ReadAllBytes(File);
        RunArchive.Write(Flagship(options: new ForecastOptions(5_000, 1, Threads: 3)), Origin, File);
        Assert.Equal(first, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void Read_ScenarioReadsOtherFiles_NeedsNoneOfThem()
    {
        var source = Path.Combine(_folder, "away");
        Directory.CreateDirectory(source);
        System.IO.File.WriteAllText(Path.Combine(source, "repairs.csv"), "days\n10\n20\n60\n");
        System.IO.File.WriteAllText(Path.Combine(source, "s.yaml"), """
            risksim: 1
            name: Pad
            as_of: 2026-01-01
            horizon: 2027-01-01
            sites:
              a:
                supports: [crewed]
                turnaround: 10
                outages: { o: { began: 2025-12-30, repair: { r: { duration: "empirical(repairs.csv days)" } } } }
            missions: { m: { kind: crewed, planned: 2026-03-01, sites: [a] } }
            """);
        var loaded = ScenarioLoader.Load(Path.Combine(source, "s.yaml"), new LoadOptions());
        Assert.Empty(loaded.Problems);
        var result = Forecaster.Run(loaded.Scenario!, new ForecastOptions(1000, 1), null, CancellationToken.None);
        RunArchive.Write(result, Origin, File);
        Directory.Delete(source, recursive: true);
        var problems = new List<Problem>();
        Assert.Equal("Pad", RunArchive.Read(_folder, problems)?.Forecast.Scenario.Name);
        Assert.Empty(problems);
    }

    [Fact]
    public void Id_AnythingThatDeterminesTheFigures_IsAnother()
    {
        var one = Flagship(options: new ForecastOptions(2_000, 1));
        string Id(ForecastResult result, string version = "1.2.3") => new KeptRun("", result, Origin with { Version = version }).Id;
        Assert.Equal(Id(one), Id(Flagship(options: new ForecastOptions(2_000, 1, Threads: 3))));
        string[] others =
        [
            Id(one), Id(one, "1.2.4"), Id(Flagship("2025-12-20", new ForecastOptions(2_000, 1))), Id(Flagship(options: new ForecastOptions(2_000, 2))),
            Id(Flagship(options: new ForecastOptions(2_001, 1))), Id(Flagship(null, new ForecastOptions(2_000, 1), new KeyValuePair<string, string>("horizon", "2028-06-30"))),
        ];
        Assert.Equal(others.Length, others.Distinct().Count());
        Assert.All(others, id => Assert.Matches("^[0-9a-f]{12}$", id));
    }

    [Theory]
    [InlineData("missing folder", "there is no such folder")]
    [InlineData("missing file", "no run is kept in this folder")]
    [InlineData("cut", "changed or cut short")]
    [InlineData("no zip", "changed or cut short")]
    [InlineData("other format", "not as this version writes it")]
    [InlineData("other scenario", "changed or cut short")]
    [InlineData("distribution", "changed or cut short")]
    [InlineData("null", "changed or cut short")]
    public void Read_NoRun_SaysWhy(string fault, string rule)
    {
        RunArchive.Write(Flagship(options: new ForecastOptions(2_000, 1)), Origin, File);
        var directory = _folder;
        var bytes = System.IO.File.ReadAllBytes(File);
        switch (fault)
        {
            case "missing folder": directory = Path.Combine(_folder, "none"); break;
            case "missing file": System.IO.File.Delete(File); break;
            case "cut": System.IO.File.WriteAllBytes(File, bytes[..^200]); break;
            case "no zip": System.IO.File.WriteAllText(File, "hello"); break;
            case "other format": Edit("forecast.json", t => t.Replace("risksim-forecast/1", "risksim-forecast/9", StringComparison.Ordinal)); break;
            case "other scenario": Edit("scenario.yaml", t => t + "\n# changed\n"); break;
            case "distribution": Edit("forecast.json", t => t.Replace("\"rises\":\"", "\"rises\":\"AAAA", StringComparison.Ordinal)); break;
            case "null": Edit("forecast.json", t => t.Replace("\"Blend\":{", "\"Blend\":null,\"X\":{", StringComparison.Ordinal)); break;
        }

        var problems = new List<Problem>();
        Assert.Null(RunArchive.Read(directory, problems));
        var problem = Assert.Single(problems);
        Assert.Contains(rule, problem.Rule, StringComparison.Ordinal);
        Assert.Equal(directory, problem.Place.File);
    }

    private void Edit(string name, Func<string, string> change)
    {
        using var zip = ZipFile.Open(File, ZipArchiveMode.Update);
        var entry = zip.GetEntry(name)!;
        string text;
        using (var reader = new StreamReader(entry.Open(), Encoding.UTF8)) text = reader.ReadToEnd();
        var changed = change(text);
        Assert.NotEqual(text, changed);
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        writer.BaseStream.SetLength(0);
        writer.Write(changed);
    }
}
