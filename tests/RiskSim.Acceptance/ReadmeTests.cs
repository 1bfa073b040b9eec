using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

/// <summary>Every command that a README shows in a block of shell commands (or of no stated language) works as it stands, from the top
/// of the clone.</summary>
public sealed class ReadmeTests
{
    private const string FromSource = "dotnet run -c Release --project src/RiskSim.Cli -- ";

    private static readonly string[] Folders = ["", "src", "scenarios", "output", "tests"];

    public static TheoryData<string> Readmes =>
        [.. Folders.Select(f => Path.Combine(f, "README.md")).Where(f => File.Exists(Repository.PathOf(f)))];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void Commands_OfAReadme_Work(string readme)
    {
        using var place = new Workplace();
        foreach (var folder in new[] { "scenarios", "src", "tests" })
            Directory.CreateSymbolicLink(place.PathOf(folder), Repository.PathOf(folder));
        foreach (var command in Commands(File.ReadAllText(Repository.PathOf(readme))))
        {
            // The program that was built with these tests stands in for building it again.
            var line = command.StartsWith(FromSource, StringComparison.Ordinal) ? "risksim " + command[FromSource.Length..] : command;
            Assert.StartsWith("risksim ", line, StringComparison.Ordinal);
            using var run = ProgramRun.RunFile("bash", place.Root, "-c", $"risksim() {{ '{Repository.Program}' \"$@\"; }}\n{line}");
            Assert.True(run.ExitCode == 0, $"{readme}: {command}\n{run.All}");
        }
    }

    [Fact]
    public void Commands_OfAText_AreTheLinesThatRunTheProgram() => Assert.Equal(
        ["risksim run a.yaml --out b", "dotnet run -c Release --project src/RiskSim.Cli -- run a.yaml", "risksim new a"],
        Commands("Text\n```sh\n$ risksim run a.yaml \\\n    --out b\ncd x\ndotnet run --project tests/x\ndotnet test RiskSim.sln\n```\nrisksim not this\n```text\nrisksim nor this\n```\n"
            + "```bash\ndotnet run -c Release --project src/RiskSim.Cli -- run a.yaml   # a remark\nrisksim new a\n```\n"));

    [Fact]
    public void MainReadme_ShowsTheMainCommand() => Assert.Contains(
        FromSource + "run scenarios/baikonur-31-6.yaml", Commands(File.ReadAllText(Repository.PathOf("README.md"))));

    private static List<string> Commands(string text)
    {
        var commands = new List<string>();
        var isShell = false;
        var isOpen = false;
        var pending = "";
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (raw.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                isOpen = !isOpen;
                isShell = isOpen && raw.Trim() is "```" or "```sh" or "```bash" or "```console" or "```shell";
                continue;
            }
            if (!isOpen || !isShell) continue;
            var line = pending + raw.Trim();
            pending = "";
            if (line.EndsWith('\\'))
            {
                pending = line[..^1].TrimEnd() + " ";
                continue;
            }
            if (line.StartsWith("$ ", StringComparison.Ordinal)) line = line[2..];
            if (line.StartsWith("risksim ", StringComparison.Ordinal) || line.StartsWith(FromSource, StringComparison.Ordinal))
                commands.Add(line.Split(" #")[0].TrimEnd());
        }
        return commands;
    }
}
