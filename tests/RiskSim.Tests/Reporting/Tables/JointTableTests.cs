using System.Globalization;
using RiskSim.Reporting.Tables;

namespace RiskSim.Tests.Reporting.Tables;

public sealed class JointTableTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Write_TwoMissions_RowsForEachPairOfDatesAndAssumption()
    {
        JointTable.Write(JointSample.Result, _path);
        var lines = File.ReadAllLines(_path);
        Assert.Equal("assumption,mission_a,delay_a_days,date_a,mission_b,delay_b_days,date_b,probability,standard_error", lines[0]);
        // 0, 7, 14, 30, 60, 90, 180 and 365 days fit before the horizon, for both.
        Assert.Equal(1 + 3 * 8 * 8, lines.Length);
        Assert.StartsWith("hope,crew-1,0,2026-03-14,crew-2,0,2026-06-20,0.", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("hope,crew-1,0,2026-03-14,crew-2,7,2026-06-27,0.", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("blend,crew-1,365,2027-03-14,crew-2,365,2027-06-20,0.", lines[^1], StringComparison.Ordinal);
        var onTime = JointSample.Result.Assumptions[0].Joint!.OnTime;
        var cells = lines[1].Split(',');
        Assert.Equal(onTime.Probability, double.Parse(cells[7], CultureInfo.InvariantCulture), 1e-7);
        Assert.Equal(onTime.StandardError, double.Parse(cells[8], CultureInfo.InvariantCulture), 1e-7);
        Assert.True(onTime.StandardError > 0);
    }

    [Fact]
    public void Write_FewerThanTwoMissions_OnlyTheHeader()
    {
        var lines = JointSample.Yaml.Split('\n').Where(l => !l.Contains("crew-", StringComparison.Ordinal));
        JointTable.Write(TestScenario.Run(string.Join('\n', lines), 600), _path);
        Assert.Single(File.ReadAllLines(_path));
    }
}
