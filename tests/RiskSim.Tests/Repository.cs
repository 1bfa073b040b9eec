namespace RiskSim.Tests;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "RiskSim.sln"))) return folder.FullName;
        throw new InvalidOperationException("RiskSim.sln is in no folder above the tests");
    }
}
