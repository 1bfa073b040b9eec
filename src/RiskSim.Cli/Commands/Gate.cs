using System.Collections.Immutable;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary>Loads scenarios and tells all their problems before anything is done with any of them.</summary>
internal static class Gate
{
    /// <param name="code">Done; or why the scenarios cannot be used: unreadable files count before errors in them.</param>
    public static ImmutableArray<LoadResult> Load(IReadOnlyList<string> paths, LoadOptions options, TextWriter error, out ExitCode code)
    {
        code = ExitCode.Done;
        var loaded = ImmutableArray.CreateBuilder<LoadResult>();
        foreach (var path in paths)
        {
            LoadResult result;
            try
            {
                result = ScenarioLoader.Load(path, options);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                error.WriteLine($"risksim: cannot read '{path}': {e.Message.ReplaceLineEndings(" ")}");
                code = ExitCode.CannotReadOrWrite;
                continue;
            }
            Tell(result.Problems, error);
            if (result.Scenario is null && code == ExitCode.Done) code = ExitCode.ScenarioHasErrors;
            loaded.Add(result);
        }
        return loaded.ToImmutable();
    }

    /// <returns>Whether there are any.</returns>
    public static bool Tell(IEnumerable<Problem> problems, TextWriter error)
    {
        var any = false;
        foreach (var problem in problems)
        {
            any = true;
            error.WriteLine(PlainText.OneLine(problem.ToString()));
        }

        return any;
    }
}
