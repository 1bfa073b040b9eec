using RiskSim.Reporting;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Tests.Simulation;
using Xunit;

namespace RiskSim.Tests.Reporting;

public sealed class ReplayWriterTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("risksim-test-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("official")]
    public void Write_ATrial_FillsTheFolder(string subfolder)
    {
        Assert.SkipUnless(ChartFont.Installed("A") is not null, "there is no font here");
        using var folder = OutputFolder.Open(_root);
        ReplayWriter.Write(ReplayedYear.Replay(), folder, subfolder, warning => Assert.Fail(warning));
        folder.Commit();
        var directory = Path.Combine(_root, subfolder);
        Assert.Equal(["replay.csv", "replay.md", "replay.png", "replay.svg"], Directory.GetFiles(directory).Select(f => Path.GetFileName(f)).Order());
        Assert.Contains("](replay.png)", File.ReadAllText(Path.Combine(directory, "replay.md")), StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(directory), f => Assert.True(new FileInfo(f).Length > 1000, f));
    }
}
