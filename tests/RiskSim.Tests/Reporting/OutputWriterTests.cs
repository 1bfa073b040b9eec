using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NJsonSchema;
using RiskSim.Reporting;
using RiskSim.Statistics;
using Xunit;

namespace RiskSim.Tests.Reporting;

public sealed class OutputWriterTests : IDisposable
{
    private static readonly string[] Tables =
        ["capability.csv", "evidence.csv", "forecast.zip", "inputs.csv", "joint.csv", "metrics.csv", "missions.csv", "report.md", "result.json", "run.json", "sites.csv", "spacecraft.csv"];

    private readonly string _root = Directory.CreateTempSubdirectory("risksim-test-").FullName;
    private readonly ForecastResult _result = SampleForecast.Create();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Write_WithoutCharts_WritesEveryTable()
    {
        var files = Write();
        Assert.Equal(Tables, files.Select(f => Path.GetFileName(f)));
        Assert.Equal(Tables, Directory.EnumerateFileSystemEntries(_root).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All(files.Where(f => !f.EndsWith(".zip", StringComparison.Ordinal)), f => Assert.DoesNotContain('\r', File.ReadAllText(f)));
    }

    [Fact]
    public void Write_Cancelled_LeavesNothing()
    {
        using (var folder = OutputFolder.Open(_root))
            Assert.Throws<OperationCanceledException>(() => OutputWriter.Write(_result, Details(), null, folder, _ => { }, new CancellationToken(true)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root));
    }

    [Fact]
    public void Metrics_EveryFigure_IsThereAtFullPrecision()
    {
        Write();
        var lines = Lines("metrics.csv");
        Assert.Equal("assumption,metric,value,standard_error,date", lines[0]);
        var figures = _result.All.SelectMany(a => a.Figures).ToList();
        Assert.Equal(figures.Count, lines.Length - 1);
        foreach (var (figure, line) in figures.Zip(lines.Skip(1)))
        {
            var cells = line.Split(',');
            Assert.Equal([figure.Assumption, figure.Metric], cells[..2]);
            if (figure.IsBeyondHorizon) Assert.Equal("beyond-horizon", cells[2]);
            else Assert.Equal(figure.Value, double.Parse(cells[2], CultureInfo.InvariantCulture));
            Assert.Equal(figure.StandardError, double.Parse(cells[3], CultureInfo.InvariantCulture));
            Assert.Equal(figure.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", cells[4]);
        }
        Assert.Contains("official,sites.pad-a.restored.p95,beyond-horizon,0.31,", lines);
    }

    [Fact]
    public void Capability_EachDayAndAssumption_HasARow()
    {
        Write();
        var lines = Lines("capability.csv");
        var days = SampleForecast.Horizon.DayNumber - SampleForecast.AsOf.DayNumber + 1;
        Assert.Equal(1 + (days * 3), lines.Length);
        Assert.Equal("date,day,kind,assumption,probability,standard_error", lines[0]);
        Assert.Equal("2025-11-28,0,crewed,official,1,0.0011", lines[1]);
        Assert.StartsWith("2027-12-31,763,crewed,blend,", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Missions_EachMissionAndAssumption_HasARow()
    {
        Write();
        var lines = Lines("missions.csv");
        Assert.StartsWith("mission,name,kind,planned,launched,assumption,prob_on_time,delay_mean_days,delay_p10_days,", lines[0], StringComparison.Ordinal);
        Assert.Equal(1 + (4 * 3), lines.Length);
        Assert.StartsWith("progress-ms-32,Progress MS-32,cargo,2025-09-01,2025-09-28,official,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("soyuz-ms-29,Soyuz MS-29,crewed,2026-07-14,,official,0.712,40,0,0,24,32,36,2026-07-14,", lines[7], StringComparison.Ordinal);
        Assert.All(lines, l => Assert.Equal(lines[0].Split(',').Length, l.Split(',').Length));
    }

    [Fact]
    public void SitesAndSpacecraft_HaveARowPerAssumption()
    {
        Write();
        Assert.Equal("pad-a,Pad A,crewed cargo,official,2025-12-19,2026-03-14,2026-05-16,2026-06-07,beyond-horizon,0.052,0.722", Lines("sites.csv")[1]);
        Assert.StartsWith("soyuz-ms-28,Soyuz MS-28,official,11,0,0,21.4,", Lines("spacecraft.csv")[1], StringComparison.Ordinal);
        Assert.Equal(7, Lines("spacecraft.csv").Length);
    }

    [Fact]
    public async Task Result_AnyRun_MatchesItsSchema()
    {
        Write();
        var assembly = typeof(OutputWriter).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream("result.schema.json")!);
        var schema = await JsonSchema.FromJsonAsync(await reader.ReadToEndAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        var text = await File.ReadAllTextAsync(Path.Combine(_root, "result.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(text));
        // The schema is not so wide that anything passes.
        Assert.NotEmpty(schema.Validate(text.Replace("\"possible\"", "\"posible\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Result_TwoMissions_HaveTheirJointDatesAsTheSchemaSays()
    {
        foreach (var result in new[] { JointSample.Result, JointSample.Short })
        {
            using (var folder = OutputFolder.Open(_root)) OutputWriter.Write(result, Details(), null, folder, Assert.Fail, CancellationToken.None);
            using var reader = new StreamReader(typeof(OutputWriter).Assembly.GetManifestResourceStream("result.schema.json")!);
            var schema = await JsonSchema.FromJsonAsync(await reader.ReadToEndAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            var text = await File.ReadAllTextAsync(Path.Combine(_root, "result.json"), TestContext.Current.CancellationToken);
            Assert.Empty(schema.Validate(text));
            using var json = JsonDocument.Parse(text);
            var (joint, blend) = (result.Blend.Joint!, json.RootElement.GetProperty("assumptions")[2].GetProperty("joint"));
            Assert.Equal(joint.Probability.AsEnumerable(), blend.GetProperty("probability").EnumerateArray().Select(p => p.GetDouble()));
            Assert.Equal(joint.OnTime.StandardError, blend.GetProperty("on_time").GetProperty("standard_error").GetDouble());
            Assert.Equal(joint.Plans.Select(p => p.Point is null), blend.GetProperty("plans").EnumerateArray().Select(p => !p.TryGetProperty("dates", out _)));
        }
    }

    [Fact]
    public void Result_Everything_IsThere()
    {
        Write();
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_root, "result.json")));
        var official = json.RootElement.GetProperty("assumptions")[0];
        Assert.Equal(_result.Assumptions[0].Figures.Length, official.GetProperty("figures").GetArrayLength());
        var days = official.GetProperty("distributions").GetProperty("sites.pad-a.restored").GetProperty("days");
        // Uniform on (0, 100] with a tenth beyond: the 45 % point is at 50 days, the 95 % point beyond.
        Assert.Equal(50, days[45].GetDouble(), 6);
        Assert.Equal(JsonValueKind.Null, days[95].ValueKind);
        Assert.Equal("blend", json.RootElement.GetProperty("assumptions")[2].GetProperty("id").GetString());
    }

    [Fact]
    public void Result_SameRunTwice_HasTheSameBytes()
    {
        Write();
        var first = File.ReadAllBytes(Path.Combine(_root, "result.json"));
        Write();
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(_root, "result.json")));
    }

    [Fact]
    public void Run_Identity_IsComplete()
    {
        Write();
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_root, "run.json")));
        var run = json.RootElement;
        Assert.Equal("9.9", run.GetProperty("version").GetString());
        Assert.Equal(new string('a', 64), run.GetProperty("scenario_text_hash").GetString());
        Assert.Equal(200_000, run.GetProperty("trials_per_assumption").GetInt64());
        Assert.Equal("--set a.b=c", run.GetProperty("options")[1].GetString());
        Assert.Equal(1.5, run.GetProperty("total_seconds").GetDouble());
        Assert.True(run.GetProperty("machine").GetProperty("processors").GetInt32() > 0);
        Assert.Equal(Tables, run.GetProperty("files").EnumerateArray().Select(f => f.GetString()!));
    }

    [Fact]
    public void Write_ChartsOfAnEarlierRun_AreTakenAway()
    {
        var charts = Directory.CreateDirectory(Path.Combine(_root, "charts")).FullName;
        foreach (var name in new[] { "old.png", "mine.png", "notes.txt" }) File.WriteAllText(Path.Combine(charts, name), "");
        File.WriteAllText(Path.Combine(_root, "kept.png"), "");
        File.WriteAllText(Path.Combine(_root, "run.json"), """{ "files": ["charts/old.png", "charts/notes.txt", "charts/../kept.png", "kept.png", "metrics.csv"] }""");
        Write();
        Assert.Equal(["mine.png", "notes.txt"], Directory.GetFiles(charts).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(Path.Combine(_root, "kept.png")));
    }

    [Fact]
    public void Write_BrokenListOfAnEarlierRun_IsNoObstacle()
    {
        File.WriteAllText(Path.Combine(_root, "run.json"), "{ \"files\": 3 }");
        Assert.Equal(Tables.Length, Write().Length);
        File.WriteAllText(Path.Combine(_root, "run.json"), "{");
        Assert.Equal(Tables.Length, Write().Length);
    }

    private static RunDetails Details() =>
        new("9.9", [new("trials", "200000"), new("set", "a.b=c")], DateTimeOffset.UnixEpoch, () => TimeSpan.FromSeconds(1.5));

    private ImmutableArray<string> Write()
    {
        using var folder = OutputFolder.Open(_root);
        return OutputWriter.Write(_result, Details(), null, folder, _ => { }, CancellationToken.None);
    }

    private string[] Lines(string name) => File.ReadAllText(Path.Combine(_root, name)).TrimEnd('\n').Split('\n');
}
