using System.Globalization;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Conformance;

/// <summary>The figures of two independent programs written from the model alone.</summary>
public sealed class ConformanceTests
{
    private const long Trials = 200_000;
    private const double StandardErrors = 5;

    /// <summary>Weights are not updated by evidence yet, so what rests on them is left out of these cases.</summary>
    private static readonly string[] WithEvidence = ["ledger", "facts", "evidence", "silence"];

    public static MatrixTheoryData<string, SamplingMethod> Cases => new(
    [
        "aftermath", "crew", "csv", "distributions", "evidence", "facts", "fallback", "ledger", "manifest", "network",
        "silence", "single", "traps",
    ], [SamplingMethod.Random, SamplingMethod.Lattice, SamplingMethod.Sobol]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_ConformanceCase_AgreesOnEveryFigure(string name, SamplingMethod sampling)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Conformance");
        var loaded = ScenarioLoader.Load(Path.Combine(folder, $"{name}.yaml"), new LoadOptions());
        Assert.DoesNotContain(loaded.Problems, p => p.Severity == Severity.Error);
        var result = Forecaster.Run(loaded.Scenario!, new ForecastOptions(Trials, 1, null, sampling), null, CancellationToken.None);

        var ours = result.All.SelectMany(a => a.Figures).Where(f => IsCompared(name, f.Assumption, f.Metric))
            .ToDictionary(f => (f.Assumption, f.Metric));
        var disagreements = new List<string>();
        var expected = ReadExpected(Path.Combine(folder, $"{name}.expected.csv")).Where(e => IsCompared(name, e.Assumption, e.Metric)).ToList();
        foreach (var e in expected)
        {
            if (!ours.Remove((e.Assumption, e.Metric), out var figure)) disagreements.Add($"missing: {e.Assumption} {e.Metric}");
            else if (!Agrees(figure, e)) disagreements.Add($"{e.Assumption} {e.Metric}: {figure.Value} ± {figure.StandardError}, expected {e.Value} ± {e.StandardError}");
        }

        disagreements.AddRange(ours.Keys.Select(k => $"only ours: {k.Assumption} {k.Metric}"));
        Assert.True(disagreements.Count == 0, $"{disagreements.Count} of {expected.Count}\n" + string.Join('\n', disagreements));
        Assert.NotEmpty(expected);
    }

    private static bool IsCompared(string name, string assumption, string metric) =>
        !WithEvidence.Contains(name) || (metric != "weight.updated" && assumption is not ("blend" or "doomed"));

    private static bool Agrees(Figure figure, Expected expected)
    {
        if (figure.IsBeyondHorizon || double.IsPositiveInfinity(expected.Value)) return figure.IsBeyondHorizon && double.IsPositiveInfinity(expected.Value);
        var last = figure.Metric[(figure.Metric.LastIndexOf('.') + 1)..];
        var tolerance = figure.Metric.StartsWith("weight.", StringComparison.Ordinal) ? 0.001
            : figure.Metric.EndsWith(".mean", StringComparison.Ordinal) ? 0.001
            : last[0] == 'p' && char.IsAsciiDigit(last[1]) ? 0.1
            : 0.00001;
        var error = Math.Sqrt(figure.StandardError * figure.StandardError + expected.StandardError * expected.StandardError);
        return Math.Abs(figure.Value - expected.Value) <= StandardErrors * error + tolerance;
    }

    private sealed record Expected(string Assumption, string Metric, double Value, double StandardError);

    private static IEnumerable<Expected> ReadExpected(string path)
    {
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var cells = line.Split(',');
            yield return new Expected(cells[0], cells[1],
                cells[2] == "beyond-horizon" ? double.PositiveInfinity : double.Parse(cells[2], CultureInfo.InvariantCulture),
                cells[3].Length == 0 ? 0 : double.Parse(cells[3], CultureInfo.InvariantCulture));
        }
    }
}
