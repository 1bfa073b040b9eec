using RiskSim.Reporting.Fields;

namespace RiskSim.Tests.Reporting.Fields;

public sealed class DocumentWriterTests : IDisposable
{
    private const string Text = "<!-- risksim: run.seed -->?<!-- /risksim -->\n";

    private readonly FieldSample _sample = new();

    public void Dispose() => _sample.Dispose();

    private PlannedFile Planned(string name, byte content) => new(_sample.PathOf(name), new[] { content });

    [Fact]
    public void Write_ThreeTimes_KeepsEveryBackup()
    {
        File.WriteAllBytes(_sample.PathOf("a.md"), [0]);
        for (byte i = 1; i <= 3; i++) Assert.Equal([_sample.PathOf("a.md.bak" + (i == 1 ? "" : $"{i}"))], DocumentWriter.Write([Planned("a.md", i)], keepsBackup: true));
        Assert.Equal([3], _sample.Bytes("a.md"));
        Assert.Equal([0], _sample.Bytes("a.md.bak"));
        Assert.Equal([2], _sample.Bytes("a.md.bak3"));
        DocumentWriter.Write([Planned("a.md", 9), Planned("new/b.png", 7)], keepsBackup: false);
        Assert.Equal(["a.md", "a.md.bak", "a.md.bak2", "a.md.bak3", "new", "new/b.png"], _sample.Names());
    }

    [Fact]
    public void Write_Permissions_AreKept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are none of this kind");
        File.WriteAllBytes(_sample.PathOf("a.md"), [0]);
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_sample.PathOf("a.md"), Mode);
        DocumentWriter.Write([Planned("a.md", 1)], keepsBackup: true);
        if (!OperatingSystem.IsWindows()) Assert.Equal(Mode, File.GetUnixFileMode(_sample.PathOf("a.md")));
    }

    [Fact]
    public void Write_ReadOnly_ChangesNothing()
    {
        File.WriteAllBytes(_sample.PathOf("a.md"), [0]);
        File.SetAttributes(_sample.PathOf("a.md"), FileAttributes.ReadOnly);
        Assert.Throws<UnauthorizedAccessException>(() => DocumentWriter.Write([Planned("b.png", 2), Planned("a.md", 1)], keepsBackup: true));
        File.SetAttributes(_sample.PathOf("a.md"), FileAttributes.Normal);
        Assert.Equal(["a.md"], _sample.Names());
        Assert.Equal([0], _sample.Bytes("a.md"));
    }

    [Fact]
    public void Write_NoRoomForTheBackup_ChangesNothing()
    {
        // The name is as long as a name can be; that of its backup would be longer.
        var name = new string('a', 252) + ".md";
        File.WriteAllBytes(_sample.PathOf(name), [0]);
        File.WriteAllBytes(_sample.PathOf("b.md"), [0]);
        Assert.ThrowsAny<IOException>(() => DocumentWriter.Write([Planned("b.md", 2), Planned(name, 1)], keepsBackup: true));
        Assert.Equal([name, "b.md"], _sample.Names());
        Assert.Equal([0], _sample.Bytes(name));
    }

    [Fact]
    public void Update_ThroughASymbolicLink_ChangesTheDocument()
    {
        File.WriteAllText(_sample.PathOf("a.md"), Text);
        File.CreateSymbolicLink(_sample.PathOf("link.md"), _sample.PathOf("a.md"));
        _sample.Update("link.md");
        Assert.NotNull(new FileInfo(_sample.PathOf("link.md")).LinkTarget);
        Assert.StartsWith("<!-- risksim: run.seed -->1<", File.ReadAllText(_sample.PathOf("a.md")), StringComparison.Ordinal);
    }
}
