using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using RiskSim.Reporting.Tables;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Reporting.Bench;

/// <summary>How fast a scenario runs on a machine.</summary>
/// <param name="Trials">Per assumption, in each run of <paramref name="Speeds"/>.</param>
/// <param name="Repeats">Of each of these runs; the fastest counts.</param>
/// <param name="BytesPerTrial">Allocated for one trial more, once all is set up.</param>
public sealed record BenchResult(
    string Version, Scenario Scenario, ulong Seed, SamplingMethod Sampling, long Trials, int Repeats,
    StartUp StartUp, ImmutableArray<Speed> Speeds, double BytesPerTrial, PrecisionGoal Goal, ImmutableArray<TimeToPrecision> Times)
{
    /// <summary>Whether the figures have the same bits for every number of threads.</summary>
    public bool IsReproducible => Speeds.Select(s => s.Hash).Distinct().Count() <= 1;

    /// <summary>SHA-256 of <c>metrics.csv</c> as a run writes it, lower-case hexadecimal.</summary>
    public static string HashOf(ForecastResult result)
    {
        using var text = new MemoryStream();
        using (var writer = new StreamWriter(text, new UTF8Encoding(false), leaveOpen: true)) MetricsTable.Write(result, writer);
        return Convert.ToHexStringLower(SHA256.HashData(text.GetBuffer().AsSpan(0, (int)text.Length)));
    }
}

/// <summary>What passes before the first trial at full speed, seconds.</summary>
/// <param name="ProgramSeconds">From the start of the process to the command: the runtime and the command line.</param>
/// <param name="ScenarioSeconds">Reading and checking the scenario.</param>
/// <param name="FirstRunSeconds">A run of one block: compiling its tables and the program's code.</param>
public sealed record StartUp(double ProgramSeconds, double ScenarioSeconds, double FirstRunSeconds);

/// <summary>The simulation phase with a number of threads.</summary>
/// <param name="TrialsPerSecond">Over all assumptions.</param>
/// <param name="Hash">Of the figures.</param>
public sealed record Speed(int Threads, double Seconds, double TrialsPerSecond, string Hash);

/// <summary>What it takes to reach a precision.</summary>
/// <param name="Seconds">From the plan to the figures.</param>
/// <param name="Report">Trials, rounds and whether it was reached.</param>
public sealed record TimeToPrecision(SamplingMethod Sampling, double Seconds, StopReport Report);
