using System.Globalization;
using System.Text.RegularExpressions;
using RiskSim.Scenarios;

namespace RiskSim.Tests;

/// <summary>The figures of the study are those that the scenario gives.</summary>
public sealed partial class StudyTests
{
    private static readonly string[] Columns = ["official", "analyst", "outside-view", "blend"];

    [Fact]
    public void Study_TableOfDates_IsWhatTheScenarioSays()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "output", "studies", "baikonur-31-6", "README.md"));
        var rows = RowRegex().Matches(text).Select(m => m.Value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal(7, rows.Count);
        foreach (var row in rows)
        {
            var date = DateOnly.ParseExact(row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var scenario = ScenarioLoader.Load(Path.Combine(Repository.Root, "scenarios", "baikonur-31-6.yaml"), new LoadOptions(date)).Scenario!;
            var result = Forecaster.Run(scenario, new ForecastOptions(32_768), null, CancellationToken.None);
            for (var c = 0; c < Columns.Length; c++)
            {
                if (row[2 + c] == "–") continue;
                var shown = DateOnly.ParseExact(row[2 + c][..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
                var figure = result.Figure("sites.site-31-6.restored.p50", Columns[c]);
                Assert.InRange(Math.Abs(figure.Date!.Value.DayNumber - shown.DayNumber), 0, 1 + TestScenario.StandardErrors * figure.StandardError);
            }

            var weights = row[6].Split(':', StringSplitOptions.TrimEntries).Select(w => double.Parse(w, CultureInfo.InvariantCulture) / 100);
            Assert.All(result.Assumptions.Zip(weights), pair => Assert.Equal(pair.Second, pair.First.UpdatedWeight, 0.006));
        }
    }

    [GeneratedRegex(@"^\| 20\d\d-\d\d-\d\d \|.*$", RegexOptions.Multiline)]
    private static partial Regex RowRegex();
}
