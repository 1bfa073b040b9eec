using System.Runtime.InteropServices;

namespace RiskSim.Acceptance.Support;

/// <summary>Where things are in the clone that the tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The program as it was built together with these tests, in the same configuration.</summary>
    public static string Program { get; } = FindProgram();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
            if (File.Exists(Path.Combine(d.FullName, "RiskSim.sln"))) return d.FullName;
        throw new InvalidOperationException("the tests do not run inside a clone");
    }

    private static string FindProgram()
    {
        // …/tests/RiskSim.Acceptance/bin/Release/net10.0/
        var configuration = Directory.GetParent(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!.Name;
        var name = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "risksim.exe" : "risksim";
        var bin = PathOf("src", "RiskSim.Cli", "bin", configuration, "net10.0");
        return Directory.GetFiles(bin, name, SearchOption.AllDirectories).Where(f => !f.Contains("publish", StringComparison.Ordinal))
            .MaxBy(File.GetLastWriteTimeUtc) ?? throw new InvalidOperationException($"{name} is not built in {bin}");
    }
}
