using RiskSim.Batches;
using RiskSim.Variations;

namespace RiskSim.Tests.Batches;

public sealed class BatchGridTests
{
    [Fact]
    public void ByFigures_NumbersOfInputs_MakeNoGroupOfTheirOwn() => Assert.Equal(
        [4], new BatchGrid(["pad.yaml"], null, [new Variation("a.b", ["1", "2"]), new Variation("c.d", ["3 d", "1w"])]).ByFigures.Select(g => g.Count()));

    [Fact]
    public void ByFigures_FilesDatesAndTheReport_DoEach()
    {
        var grid = new BatchGrid(["a.yaml", "b.yaml"], new Variation(BatchGrid.AsOfName, ["2026-01-01", "2026-02-01"]),
            [new Variation("report.thresholds", ["30", "60"]), new Variation("missions.m.launched", ["2026-01-03", "2026-01-04", "null"])]);
        Assert.Equal(Enumerable.Repeat(1, 2 * 2 * 2 * 3), grid.ByFigures.Select(g => g.Count()));
    }
}
