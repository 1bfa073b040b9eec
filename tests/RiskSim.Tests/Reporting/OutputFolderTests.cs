using RiskSim.Reporting;
using Xunit;

namespace RiskSim.Tests.Reporting;

public sealed class OutputFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("risksim-test-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Commit_Files_AreMovedIntoPlaceOverOldOnes()
    {
        var directory = Path.Combine(_root, "out");
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "a.csv"), "old");
        using (var folder = OutputFolder.Open(directory))
        {
            File.WriteAllText(folder.PathOf("a.csv"), "new");
            File.WriteAllText(folder.PathOf("charts/b.png"), "b");
            Assert.Equal("old", File.ReadAllText(Path.Combine(directory, "a.csv")));
            Assert.Equal([Path.Combine(directory, "a.csv"), Path.Combine(directory, "charts", "b.png")], folder.Commit());
        }
        Assert.Equal("new", File.ReadAllText(Path.Combine(directory, "a.csv")));
        Assert.Equal(2, Directory.GetFiles(directory, "*", SearchOption.AllDirectories).Length);
        Assert.Equal(["charts"], Directory.GetDirectories(directory).Select(Path.GetFileName));
    }

    [Fact]
    public void Dispose_WithoutCommit_LeavesNothing()
    {
        using (var folder = OutputFolder.Open(Path.Combine(_root, "new", "out"))) File.WriteAllText(folder.PathOf("a.csv"), "half");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root));
    }

    [Fact]
    public void Dispose_WithoutCommit_KeepsWhatWasThere()
    {
        File.WriteAllText(Path.Combine(_root, "a.csv"), "old");
        using (var folder = OutputFolder.Open(_root)) File.WriteAllText(folder.PathOf("a.csv"), "half");
        Assert.Equal("old", File.ReadAllText(Path.Combine(_root, "a.csv")));
        Assert.Single(Directory.EnumerateFileSystemEntries(_root));
    }

    [Fact]
    public void Open_PathIsAFile_IsRefused()
    {
        var file = Path.Combine(_root, "file");
        File.WriteAllText(file, "");
        Assert.ThrowsAny<IOException>(() => OutputFolder.Open(file));
        Assert.ThrowsAny<IOException>(() => OutputFolder.Open(Path.Combine(file, "below")));
        Assert.Single(Directory.EnumerateFileSystemEntries(_root));
    }

    [Fact]
    public void Commit_AFolderIsInTheWay_MovesNothing()
    {
        Directory.CreateDirectory(Path.Combine(_root, "b.csv"));
        using (var folder = OutputFolder.Open(_root))
        {
            File.WriteAllText(folder.PathOf("a.csv"), "new");
            File.WriteAllText(folder.PathOf("b.csv"), "new");
            Assert.Throws<IOException>(() => folder.Commit());
        }
        Assert.Equal(["b.csv"], Directory.EnumerateFileSystemEntries(_root).Select(Path.GetFileName));
    }
}
