using RiskSim.Reporting.Comparisons;

namespace RiskSim.Tests.Reporting.Comparisons;

public sealed class CompareTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("risksim-compare-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] Rows(params string[] metrics)
    {
        var path = Path.Combine(_folder, CompareTable.FileName);
        CompareTable.Write(Bet.Context(metrics), path);
        return File.ReadAllLines(path);
    }

    [Fact]
    public void Write_Days_HasARowForEachAssumptionAndPlan()
    {
        var rows = Rows(Bet.Delay);
        Assert.Equal("metric,assumption,plan,says,unit,as_planned,as_planned_error,value,value_error,value_date,difference,standard_error,bound,verdict", rows[0]);
        Assert.Equal(
            [
                "missions.m.delay.p80,quick,bet,one crew | later,days,2,0,22,0,,20,0,,hurts",
                "missions.m.delay.p80,quick,faster,two shifts,days,2,0,0,0,,-2,0,,helps",
                "missions.m.delay.p80,quick,stop,,days,2,0,beyond-horizon,,,304,0,at least,hurts",
                "missions.m.delay.p80,quick,paint,,days,2,0,2,0,,0,0,,no_difference",
            ], rows.Skip(1).Take(4));
        Assert.Equal(["quick", "rather-slow", "blend"], rows.Skip(1).Select(r => r.Split(',')[1]).Distinct());
        Assert.Equal(1 + 3 * 4, rows.Length);
    }

    [Fact]
    public void Write_ADate_CountsFromTheDataDateAndTellsTheDay() =>
        // 92 days after 2025-12-01 as planned, 112 if one bets.
        Assert.Equal("sites.pad.restored.p80,quick,bet,one crew | later,days_from_data_date,47,0,67,0,2026-03-23,20,0,,hurts", Rows(Bet.Restored)[1]);

    [Fact]
    public void Write_AProbability_IsAShareOfOne() =>
        Assert.Equal("capability.crewed.longest.prob_gt_180,quick,stop,,probability,0,0,1,0,,1,0,,hurts", Rows(Bet.Loss)[3]);
}
