using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary>Reads a run and lists what documents can show of it.</summary>
internal sealed class FieldsAction(TextWriter output, TextWriter error, FieldsRequest request)
{
    public ExitCode Run()
    {
        var problems = new List<Problem>();
        var run = RunFolders.Read(request.Run, problems);
        foreach (var problem in problems) error.WriteLine(PlainText.OneLine(problem.ToString()));
        if (run is null) return ExitCode.ScenarioHasErrors;
        var list = new FieldList(new RunFields(run), request.Figures);
        if (list.IsEmpty)
        {
            error.WriteLine($"risksim: no field of the run has {string.Join(" or ", request.Figures.Select(f => $"'{f}'"))} in its name{list.Nearest}");
            return ExitCode.ScenarioHasErrors;
        }
        output.Write(request.IsCsv ? list.Csv() : list.Text());
        return ExitCode.Done;
    }
}
