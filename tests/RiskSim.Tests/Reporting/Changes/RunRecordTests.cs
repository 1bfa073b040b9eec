using RiskSim.Changes;
using RiskSim.Reporting;
using RiskSim.Reporting.Changes;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Tests.Changes;

namespace RiskSim.Tests.Reporting.Changes;

public sealed class RunRecordTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("risksim-record-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string PathOf(string name) => Path.Combine(_root, name);

    private RiskSim.Statistics.ForecastResult Write(params KeyValuePair<string, string>[] options)
    {
        var result = TestScenario.Run(WalkedScenario.Counted, 64);
        using var folder = OutputFolder.Open(PathOf("run"));
        OutputWriter.Write(result, new RunDetails("1", [.. options], DateTimeOffset.UnixEpoch, () => TimeSpan.Zero), null, folder, _ => { }, CancellationToken.None);
        return result;
    }

    [Fact]
    public void Read_ARun_IsWhatWasWritten()
    {
        var result = Write(new("set", "sites.pad.campaign=pert(1 2 3)"), new("set", "a.b=c=d"));
        var run = RunRecord.Read(PathOf("run"), [])!;
        Assert.Equal((result.Scenario.TextHash, result.Scenario.AsOf, 64L, 1UL, SamplingMethod.Sobol, false), (run.TextHash, run.AsOf, run.Trials, run.Seed, run.Sampling, run.IsOversampled));
        Assert.Equal([new("sites.pad.campaign", "pert(1 2 3)"), new("a.b", "c=d")], run.Overrides);
        Assert.Equal(result.All.SelectMany(a => a.Figures).Select(f => (FigureId.Of(f), f.Value, f.StandardError, f.Unit, f.Date)), run.Figures.Select(f => (FigureId.Of(f), f.Value, f.StandardError, f.Unit, f.Date)));
    }

    [Fact]
    public void Read_OversampledRun_IsMarked()
    {
        Write(new KeyValuePair<string, string>("rare", "all"));
        Assert.True(RunRecord.Read(PathOf("run"), [])!.IsOversampled);
    }

    [Theory]
    [InlineData("run.json", "{")]
    [InlineData("run.json", "[]")]
    [InlineData("run.json", "{ \"as_of\": \"2026-01-01\" }")]
    [InlineData("run.json", "{ \"as_of\": \"soon\" }")]
    [InlineData("metrics.csv", "a,b\n1,2\n")]
    [InlineData("metrics.csv", "assumption,metric,value,standard_error,date\nblend,m,many,0,\n")]
    public void Read_FilesThatTellSomethingElse_AreAProblem(string file, string content)
    {
        Write();
        File.WriteAllText(Path.Combine(PathOf("run"), file), content);
        var problems = new List<Problem>();
        Assert.Null(RunRecord.Read(PathOf("run"), problems));
        Assert.Contains("Make the run again", Assert.Single(problems).Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFolder_CannotBeRead() => Assert.ThrowsAny<IOException>(() => RunRecord.Read(PathOf("none"), []));

    [Theory]
    [InlineData("missions.m.launch.p08", "Did you mean 'missions.m.launch.p80'?")]
    [InlineData("x", "Give the id of a figure")]
    public void Problem_UnknownFigure_NamesTheNearest(string figure, string mend) =>
        Assert.Contains(mend, FigureId.Parse(figure)!.Value.Problem([WalkedScenario.Blend("missions.m.launch.p80")], "metrics.csv")!.Mend, StringComparison.Ordinal);

    [Theory]
    [InlineData("a.b@", null)]
    [InlineData("@a", null)]
    [InlineData("a@b@c", null)]
    [InlineData(" ", null)]
    [InlineData("a.b@c", "a.b@c")]
    [InlineData("a.b@blend", "a.b")]
    public void Parse_Figure_HasAnAssumptionOrIsTheBlends(string text, string? expected) => Assert.Equal(expected, FigureId.Parse(text)?.ToString());
}
