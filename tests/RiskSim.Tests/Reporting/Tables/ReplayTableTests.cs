using RiskSim.Reporting.Replays;
using RiskSim.Reporting.Tables;
using RiskSim.Tests.Simulation;
using Xunit;

namespace RiskSim.Tests.Reporting.Tables;

public sealed class ReplayTableTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Write_AYearOfConstants_HasEveryEventInOrderOfTime()
    {
        ReplayTable.Write(new ReplayContext(ReplayedYear.Replay()), _file);
        var lines = File.ReadAllLines(_file);
        Assert.Equal("date,days,what,where,detail", lines[0]);
        Assert.Equal("2025-12-22,-10,activity starts,a,fire: clear", lines[1]);
        Assert.Contains("2026-01-01,0,data date,,trial 3 of 10", lines);
        Assert.Contains("2026-03-07,65.5,activity finished,a,\"fire: build, new, 45 days of work, slow-welding (work × 1.5)\"", lines);
        Assert.Contains("2026-03-12,70.5,launch campaign over,a,fire", lines);
        Assert.Contains("2026-03-12,70.5,family suspended,f,m1", lines);
        Assert.Contains("2026-04-11,100,hazard strikes,b,storm", lines);
        Assert.Contains("2026-04-18,107,site damaged,b,m2", lines);
        Assert.Contains("2026-05-01,120,closure begins,a,range", lines);
        Assert.Contains("2026-05-11,130,launch,m3,\"a, 15 days late: waited 5.5 days for M1, which it follows by 50 days at least; 9.5 days for the end of a closure of Pad A (range)\"", lines);
        Assert.Contains("2026-08-20,231,upgrade finished,b,crewed", lines);
        Assert.Contains("2026-06-25,175,return,m3,\"M3: relief M4, 15 days longer than planned\"", lines);
        Assert.Equal("beyond-horizon,,not launched,m5,waited 12 days until it was ready itself", lines[^1]);
        var days = lines[1..^1].Select(l => double.Parse(l.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(days.Order(), days);
    }
}
