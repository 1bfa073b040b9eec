using RiskSim.Reporting;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Tests.Reporting.Scores;
using Xunit;

namespace RiskSim.Tests.Reporting;

public sealed class ScoreWriterTests : IDisposable
{
    private static readonly RunDetails Details = new("1.0", [], DateTimeOffset.UnixEpoch, () => TimeSpan.Zero);
    private readonly string _root = Directory.CreateTempSubdirectory("risksim-test-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string[] Write(ChartFormat? charts)
    {
        using var folder = OutputFolder.Open(_root);
        ScoreWriter.Write(SampleScorecard.Create(), Details, charts, folder, warning => Assert.Fail(warning), CancellationToken.None);
        return [.. Directory.GetFiles(_root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_root, f)).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Write_WithAnotherFormat_LeavesNoOldChart()
    {
        Assert.SkipUnless(ChartFont.Installed("A") is not null, "there is no font here");
        Assert.Equal(["charts/skill.png", "score.md", "scores.csv"], Write(ChartFormat.Png));
        Assert.Equal(["charts/skill.svg", "score.md", "scores.csv"], Write(ChartFormat.Svg));
        Assert.Equal(["score.md", "scores.csv"], Write(null));
    }

    [Fact]
    public void Tell_AScorecard_IsTheAnswer() => Assert.StartsWith("Who was right? A pad | after <an> accident\n", ScoreWriter.Tell(SampleScorecard.Create(), 100), StringComparison.Ordinal);
}
