using System.Runtime.Intrinsics;
using RiskSim.Simulation;

namespace RiskSim.Tests.Simulation;

/// <summary>The eight-lane building blocks against plain loops over one trial at a time.</summary>
public class LanesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(23)]
    public void LaneTableAt_AnyMissionInAnyLane_FindsItsValue(int missions)
    {
        var values = Enumerable.Range(0, missions).Select(m => 100.0 + m).ToArray();
        var table = new LaneTable(values);
        for (var shift = 0; shift <= missions; shift++)
        {
            var wanted = Enumerable.Range(0, Lanes.Count).Select(lane => (long)((lane * 5 + shift) % (missions + 1))).ToArray();
            var found = table.At(Vector512.Create(wanted));
            for (var lane = 0; lane < Lanes.Count; lane++)
                Assert.Equal(wanted[lane] == missions ? double.PositiveInfinity : values[wanted[lane]], found[lane]);
        }
    }

    [Fact]
    public void LaneMaskFind_MissionsForWhichItHolds_SetsTheirLanesAlone()
    {
        var mask = new LaneMask(Enumerable.Range(0, 20).Select(m => m % 3 == 0));
        mask.Find(Vector512.Create(0L, 1, 3, 8, 9, 15, 19, 20));
        Assert.Equal(0b00110101u, Lanes.Bits(mask.Value));
    }

    [Fact]
    public void IntervalRows_RandomIntervals_AgreeWithLoopsOverEachTrial()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var rows = new IntervalRows();
            var intervals = Enumerable.Range(0, Lanes.Count).Select(_ => new List<(double From, double To, double End)>()).ToArray();
            for (var row = random.Next(3); row > 0; row--)
            {
                double from = random.Next(-5, 20), to = from + random.Next(-2, 10), end = Math.Max(from, to) + random.Next(0, 5);
                rows.Add(Vector512.Create(from), Vector512.Create(to), Vector512.Create(end));
                foreach (var list in intervals) list.Add((from, to, end));
            }

            for (var more = random.Next(12); more > 0; more--)
            {
                var lane = random.Next(Lanes.Count);
                double from = random.Next(0, 30), to = from + random.Next(0, 9), end = to + random.Next(0, 5);
                rows.Add(lane, from, to, end);
                intervals[lane].Add((from, to, end));
            }

            for (var start = -6.5; start < 40; start += 1.25)
            {
                var t = Vector512.Create(start);
                var (outside, outsideEnd, within) = (rows.FirstOutside(t), rows.FirstOutsideEnd(t), rows.FirstWithin(t, Lanes.Infinity));
                for (var lane = 0; lane < Lanes.Count; lane++)
                {
                    Assert.Equal(FirstOutside(start, intervals[lane].Select(i => (i.From, i.To))), outside[lane]);
                    Assert.Equal(FirstOutside(start, intervals[lane].Select(i => (i.From, i.End))), outsideEnd[lane]);
                    var inside = intervals[lane].Where(i => i.To > start && i.To > i.From).Select(i => Math.Max(start, i.From)).DefaultIfEmpty(double.PositiveInfinity).Min();
                    Assert.Equal(inside, within[lane]);
                }
            }
        }
    }

    private static double FirstOutside(double t, IEnumerable<(double From, double To)> intervals)
    {
        var list = intervals.ToList();
        while (list.Exists(i => t >= i.From && t < i.To)) t = list.First(i => t >= i.From && t < i.To).To;
        return t;
    }

    /// <summary>More missions than a vector has lanes, all ready at once: by priority, then planned date, then file order, a turnaround apart.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(17)]
    [InlineData(30)]
    public void Dispatcher_ManyMissionsReadyAtOnce_LaunchInOrderOfRank(int count)
    {
        var missions = Enumerable.Range(0, count).Select(m => (Id: $"m{m}", Priority: m * 7 % 3, Planned: m * 5 % 4)).ToArray();
        var plan = TestScenario.Plan($$"""
            risksim: 1
            name: many
            as_of: 2026-01-01
            horizon: 2030-01-01
            sites: { pad: { supports: [cargo], turnaround: 10, outages: { x: { began: 2025-12-01, repair: 131 } } } }
            missions:
            {{string.Join("\n", missions.Select(m => $"  {m.Id}: {{ kind: cargo, sites: [pad], planned: 2026-01-0{2 + m.Planned}, priority: {m.Priority} }}"))}}
            """);
        var order = missions.OrderByDescending(m => m.Priority).ThenBy(m => m.Planned).ToList();
        TestScenario.RunBlocks(plan, 1, block =>
        {
            for (var m = 0; m < count; m++)
                for (var i = 0; i < block.Count; i++)
                    Assert.Equal(100 + 10 * order.IndexOf(missions[m]), block.Launch[m][i]);
        });
    }
}
