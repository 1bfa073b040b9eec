using System.Diagnostics;
using System.Globalization;
using RiskSim.Batches;
using RiskSim.Reporting.Text;
using RiskSim.Statistics.Stopping;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RiskSim.Cli;

/// <summary>A bar with trials per second and time left, on a terminal's error stream only; nothing in a pipe.</summary>
internal static class ProgressDisplay
{
    private const int NameWidth = 20;

    public static bool IsWanted(bool quiet) =>
        !quiet && !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    public static T Show<T>(string name, Func<IProgress<ForecastProgress>, T> work) => Start(name, task => work(new Sink(task)));

    private static T Start<T>(string name, Func<ProgressTask, T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new RateColumn(), new RemainingTimeColumn())
            .Start(context => work(context.AddTask(Markup.Escape(PlainText.Shorten(name, NameWidth)))));
    }

    /// <summary>The same over several data dates: the name tells how many are done.</summary>
    public static T ShowDates<T>(Func<IProgress<TrackProgress>, T> work) => Start("data dates", task =>
        work(new PartSink<TrackProgress>(task, "dates", p => (p.Dates, p.AllDates, p.Trials))));

    /// <summary>The same over several runs.</summary>
    public static T ShowRuns<T>(Func<IProgress<BatchProgress>, T> work) => Start("runs", task =>
        work(new PartSink<BatchProgress>(task, "runs", p => (p.Runs, p.AllRuns, p.Trials))));

    /// <summary>Shows trials, and in the name how many parts are done.</summary>
    private sealed class PartSink<T>(ProgressTask task, string noun, Func<T, (int Done, int All, ForecastProgress Trials)> read) : IProgress<T>
    {
        private readonly Sink _trials = new(task);
        private int _told = -1;

        public void Report(T value)
        {
            var (done, all, trials) = read(value);
            if (Interlocked.Exchange(ref _told, done) != done)
                task.Description = string.Create(CultureInfo.InvariantCulture, $"{done} of {all} {noun}");
            _trials.Report(trials);
        }
    }

    private sealed class Sink(ProgressTask task) : IProgress<ForecastProgress>
    {
        private StopReport? _reached;

        public void Report(ForecastProgress value)
        {
            if (value.Reached is { } reached && Interlocked.Exchange(ref _reached, reached) != reached) task.Description = Markup.Escape(Describe(reached));
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
        }
    }

    /// <summary>How far the run has come, where nobody knows how many trials it will take: <c>error 1.8 × asked, 1 of 2 settled</c>.</summary>
    private static string Describe(StopReport reached)
    {
        var parts = new List<string>();
        if (!reached.Precision.IsEmpty)
            parts.Add($"error {reached.Precision.Max(p => p.Error / p.Tolerance).ToString("0.0", CultureInfo.InvariantCulture)} × asked");
        if (!reached.Answers.IsEmpty)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{reached.Answers.Count(a => a.IsSettled)} of {reached.Answers.Length} settled"));
        return string.Join(", ", parts);
    }

    private sealed class RateColumn : ProgressColumn
    {
        protected override bool NoWrap => true;

        private readonly long _start = Stopwatch.GetTimestamp();

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            var seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
            var rate = seconds > 0 ? task.Value / seconds : 0;
            var text = rate >= 1e6 ? (rate / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + " M" : rate.ToString("#,0", CultureInfo.InvariantCulture);
            return new Text(text + " trials/s");
        }
    }
}
