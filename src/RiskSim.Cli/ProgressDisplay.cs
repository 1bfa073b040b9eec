using System.Diagnostics;
using System.Globalization;
using RiskSim.Reporting.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RiskSim.Cli;

/// <summary>A bar with trials per second and time left, on a terminal's error stream only; nothing in a pipe.</summary>
internal static class ProgressDisplay
{
    public static bool IsWanted(bool quiet) =>
        !quiet && !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    public static T Show<T>(string name, Func<IProgress<ForecastProgress>, T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new RateColumn(), new RemainingTimeColumn())
            .Start(context => work(new Sink(context.AddTask(Markup.Escape(PlainText.Shorten(name, 20))))));
    }

    private sealed class Sink(ProgressTask task) : IProgress<ForecastProgress>
    {
        public void Report(ForecastProgress value)
        {
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
        }
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
