using RiskSim.Reporting.Scores;
using Xunit;

namespace RiskSim.Tests.Reporting.Scores;

public sealed class ScoresTableTests
{
    [Fact]
    public void Write_AScorecard_HasARowForEachScore()
    {
        var path = Path.GetTempFileName();
        ScoresTable.Write(SampleScorecard.Create(), path);
        var lines = File.ReadAllLines(path);
        File.Delete(path);
        Assert.Equal("data_date,assumption,quantity,score,value,standard_error,outcome,status", lines[0]);
        Assert.Equal(1 + 3 * 3 * 9, lines.Length);
        Assert.Contains("2026-01-15,official,sites.pad-a.restored,crps,20.04,0.04,2026-03-02,known", lines);
        Assert.Contains("2026-01-01,outside-view,sites.pad-a.restored,log,inf,0,2026-03-02,known", lines);
        Assert.Contains("2026-01-15,outside-view,sites.pad-a.restored,p50_error,beyond-horizon,0,2026-03-02,known", lines);
        Assert.Contains("2026-02-01,outside-view,sites.pad-a.restored,crps,impossible,0,2026-03-02,known", lines);
        Assert.Contains("2026-01-01,blend,missions.crew-1.launch,crps_to_known,0.5,0.04,2026-04-01,censored", lines);
    }
}
