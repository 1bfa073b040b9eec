using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using RiskSim.Reporting.Json;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Bench;

/// <summary>The benchmark for a terminal, as JSON and as CSV.</summary>
public static class BenchReport
{
    public static string Compose(BenchResult bench)
    {
        var text = new StringBuilder();
        text.Append(PlainText.OneLine(bench.Scenario.Name)).Append('\n').Append(Identity(bench)).Append('\n').Append(Machine).Append("\n\n");
        Table(text, ["start-up", "seconds"],
            ["runtime and command line", Seconds(bench.StartUp.ProgramSeconds)], ["reading the scenario", Seconds(bench.StartUp.ScenarioSeconds)],
            ["first block: tables and code", Seconds(bench.StartUp.FirstRunSeconds)]);
        var one = bench.Speeds[0].TrialsPerSecond;
        Table(text, ["simulation", "trials/s", "against one", "seconds"], [.. bench.Speeds.Select(s => new[]
        {
            Counted(s.Threads, "thread"), FigureText.Count(s.TrialsPerSecond), (s.TrialsPerSecond / one).ToString("0.00", CultureInfo.InvariantCulture) + " ×", Seconds(s.Seconds),
        })]);
        text.Append(CultureInfo.InvariantCulture, $"allocated per trial in steady state: {bench.BytesPerTrial:0.0} bytes\n");
        if (bench.IsReproducible)
            text.Append(CultureInfo.InvariantCulture, $"same figures for every number of threads: SHA-256 of metrics.csv {bench.Speeds[0].Hash}\n\n");
        else
            foreach (var speed in bench.Speeds) text.Append(CultureInfo.InvariantCulture, $"THE FIGURES DIFFER: {Counted(speed.Threads, "thread")} {speed.Hash}\n");
        Table(text, [$"--precision {bench.Goal}", "trials", "rounds", "seconds", "reached"], [.. bench.Times.Select(t => new[]
        {
            FigureText.Sampling(t.Sampling), FigureText.Count(t.Report.Trials), t.Report.Rounds.ToString(CultureInfo.InvariantCulture), Seconds(t.Seconds), t.Report.IsMet ? "yes" : "no",
        })]);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    public static void WriteJson(BenchResult bench, string path) => JsonFile.Write(path, json =>
    {
        json.WriteString("format", "risksim-bench/1");
        json.WriteString("version", bench.Version);
        json.WriteString("scenario", bench.Scenario.File);
        json.WriteString("scenario_text_hash", bench.Scenario.TextHash);
        json.WriteNumber("assumptions", bench.Scenario.Assumptions.Length);
        json.WriteNumber("seed", bench.Seed);
        json.WriteString("sampling", FigureText.Sampling(bench.Sampling));
        json.WriteNumber("trials_per_assumption", bench.Trials);
        json.WriteNumber("repeats", bench.Repeats);
        json.WriteString("machine", Machine);
        json.WriteStartObject("start_up_seconds");
        json.Number("runtime_and_command_line", bench.StartUp.ProgramSeconds);
        json.Number("reading_the_scenario", bench.StartUp.ScenarioSeconds);
        json.Number("first_block", bench.StartUp.FirstRunSeconds);
        json.WriteEndObject();
        json.WriteStartArray("simulation");
        foreach (var speed in bench.Speeds)
        {
            json.WriteStartObject();
            json.WriteNumber("threads", speed.Threads);
            json.Number("trials_per_second", speed.TrialsPerSecond);
            json.Number("seconds", speed.Seconds);
            json.WriteString("metrics_hash", speed.Hash);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteBoolean("reproducible", bench.IsReproducible);
        json.Number("bytes_per_trial", bench.BytesPerTrial);
        json.WriteString("precision", $"{bench.Goal}");
        json.WriteStartArray("to_precision");
        foreach (var time in bench.Times)
        {
            json.WriteStartObject();
            json.WriteString("sampling", FigureText.Sampling(time.Sampling));
            json.Number("seconds", time.Seconds);
            StoppingJson.Write(json, time.Report);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>One row for each measured number.</summary>
    public static void WriteCsv(BenchResult bench, string path)
    {
        using var table = new CsvTable(path, "quantity", "threads", "sampling", "trials_per_assumption", "value", "unit");
        void Row(string quantity, string threads, string sampling, long? trials, double value, string unit)
        {
            table.Raw(quantity).Raw(threads).Raw(sampling).Raw(trials?.ToString(CultureInfo.InvariantCulture) ?? "").Exact(value).Raw(unit);
            table.EndRow();
        }

        Row("runtime_and_command_line", "", "", null, bench.StartUp.ProgramSeconds, "s");
        Row("reading_the_scenario", "", "", null, bench.StartUp.ScenarioSeconds, "s");
        Row("first_block", "", "", null, bench.StartUp.FirstRunSeconds, "s");
        foreach (var speed in bench.Speeds)
            Row("simulation", speed.Threads.ToString(CultureInfo.InvariantCulture), FigureText.Sampling(bench.Sampling), bench.Trials, speed.TrialsPerSecond, "trials/s");
        Row("allocated", "1", FigureText.Sampling(bench.Sampling), bench.Trials, bench.BytesPerTrial, "bytes/trial");
        foreach (var time in bench.Times)
            Row(time.Report.IsMet ? "to_precision" : "precision_not_reached", "", FigureText.Sampling(time.Sampling), time.Report.Trials, time.Seconds, "s");
    }

    private static string Identity(BenchResult bench) =>
        $"{Counted(bench.Scenario.Assumptions.Length, "assumption")} · {FigureText.Count(bench.Trials)} trials each, {FigureText.Sampling(bench.Sampling)}, seed "
        + $"{bench.Seed.ToString(CultureInfo.InvariantCulture)}, the fastest of {bench.Repeats.ToString(CultureInfo.InvariantCulture)} · risksim {bench.Version}";

    private static string Machine =>
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Counted(Environment.ProcessorCount, "processor")}, "
        + $"{(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64).ToString(CultureInfo.InvariantCulture)} bit vectors, {RuntimeInformation.FrameworkDescription}";

    private static void Table(StringBuilder text, string[] head, params string[][] rows)
    {
        var table = new TextTable(1);
        table.Add(head);
        table.Rule();
        foreach (var row in rows) table.Add(row);
        table.AppendTo(text, 30);
        text.Append('\n');
    }

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Counted(int count, string noun) => $"{count.ToString(CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";
}
