namespace RiskSim.Acceptance.Support;

/// <summary>An empty folder to work in, taken away afterwards.</summary>
internal sealed class Workplace : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("risksim-acceptance-").FullName;

    /// <summary>A workplace with the starter scenario in it.</summary>
    public static Workplace WithScenario(out string scenario, string name = "pad.yaml")
    {
        var workplace = new Workplace();
        scenario = workplace.PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(scenario)!);
        using var run = ProgramRun.Run(workplace.Root, "new", scenario);
        return run.ExitCode == 0 ? workplace : throw new InvalidOperationException(run.All);
    }

    public string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Everything below the folder, hidden files too, as relative paths in order.</summary>
    public string[] Files() =>
        [.. Directory.GetFileSystemEntries(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(f => Path.GetRelativePath(Root, f)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
