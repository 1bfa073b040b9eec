using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Tipping;
using RiskSim.Scenarios;
using RiskSim.Statistics.Stopping;
using RiskSim.Tipping;

namespace RiskSim.Cli.Commands;

/// <summary>Checks the question against the scenario, searches, writes and tells.</summary>
internal sealed class TippingAction(TextWriter output, TextWriter error, TippingRequest request)
{
    public ExitCode Run()
    {
        using var interrupt = new Interrupt();
        var own = Gate.Load([request.Scenario], new LoadOptions(request.AsOf, request.Set), error, out var code);
        if (code != ExitCode.Done) return code;
        var question = new TippingQuestion(new FigureName(request.Figure.Metric, request.Figure.Assumption), request.Limit, request.Vary, request.Points);
        var bytes = File.ReadAllBytes(request.Scenario);
        LoadResult Load(ImmutableArray<KeyValuePair<string, string>> varied) =>
            varied.IsEmpty ? own[0] : ScenarioLoader.Load(request.Scenario, bytes, new LoadOptions(request.AsOf, [.. request.Set, .. varied]));
        if (Gate.Tell(Tipper.Problems(question, Load, request.Set), error)) return ExitCode.ScenarioHasErrors;

        // Opened before the work, so that a folder that cannot be written is found out at once.
        using var folder = FolderErrors.Open(request.Folder);
        TippingResult Find(IProgress<ForecastProgress>? progress) => Tipper.Run(question, Load, request.Options, progress, interrupt.Token);
        TippingResult result;
        try
        {
            result = ProgressDisplay.IsWanted(request.Quiet) ? ProgressDisplay.Show(own[0].Scenario!.Name, Find) : Find(null);
        }
        catch (TippingException e)
        {
            Gate.Tell(e.Problems, error);
            return ExitCode.ScenarioHasErrors;
        }

        var files = FolderErrors.Guard(folder.Directory, () => TippingWriter.Write(result, request.ChartFormat, folder, message => error.WriteLine($"risksim: warning: {message}"), interrupt.Token));
        if (request.Quiet) return ExitCode.Done;
        output.Write(TippingWriter.Tell(result, TerminalSize.Width()));
        output.WriteLine($"{files.Length.ToString(CultureInfo.InvariantCulture)} files in {folder.Directory} - begin with tipping.md");
        return ExitCode.Done;
    }
}
