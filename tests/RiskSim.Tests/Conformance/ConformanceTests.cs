using System.Globalization;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Conformance;

/// <summary>The figures of two independent programs written from the model alone.</summary>
public sealed class ConformanceTests
{
    private const long Trials = 200_000;

    /// <summary>That a figure of a case disagrees by chance, all figures of it and all cases together.</summary>
    private const double FalseAlarm = 0.01;

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

        var ours = result.All.SelectMany(a => a.Figures)
            .ToDictionary(f => (f.Assumption, f.Metric));
        var disagreements = new List<string>();
        var expected = ReadExpected(Path.Combine(folder, $"{name}.expected.csv")).ToList();
        foreach (var e in expected)
        {
            if (!ours.Remove((e.Assumption, e.Metric), out var figure)) disagreements.Add($"missing: {e.Assumption} {e.Metric}");
            else if (!Agrees(figure, e, FalseAlarm / Cases.Count / expected.Count)) disagreements.Add($"{e.Assumption} {e.Metric}: {figure.Value} ± {figure.StandardError}, expected {e.Value} ± {e.StandardError}");
        }

        disagreements.AddRange(ours.Keys.Select(k => $"only ours: {k.Assumption} {k.Metric}"));
        Assert.True(disagreements.Count == 0, $"{disagreements.Count} of {expected.Count}\n" + string.Join('\n', disagreements));
        Assert.NotEmpty(expected);
    }

    private static bool Agrees(Figure figure, Expected expected, double falseAlarm)
    {
        if (figure.IsBeyondHorizon || double.IsPositiveInfinity(expected.Value)) return figure.IsBeyondHorizon && double.IsPositiveInfinity(expected.Value);
        var last = figure.Metric[(figure.Metric.LastIndexOf('.') + 1)..];
        var tolerance = figure.Metric.StartsWith("weight.", StringComparison.Ordinal) ? 0.001
            : figure.Metric.EndsWith(".mean", StringComparison.Ordinal) ? 0.001
            : last[0] == 'p' && char.IsAsciiDigit(last[1]) ? 0.1
            : 0.00001;
        double ours = figure.StandardError * figure.StandardError, theirs = expected.StandardError * expected.StandardError;
        // Welch and Satterthwaite: our variance has 15 degrees of freedom, theirs one for each trial.
        var freedom = ours > 0 ? Math.Min(Trials, TestScenario.DegreesOfFreedom * Math.Pow(1 + theirs / ours, 2)) : Trials;
        return Math.Abs(figure.Value - expected.Value) <= TestScenario.StudentLimit(freedom, falseAlarm) * Math.Sqrt(ours + theirs) + tolerance;
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
