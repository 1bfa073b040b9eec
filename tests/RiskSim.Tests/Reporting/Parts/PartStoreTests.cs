using System.Text.Json;
using RiskSim.Reporting.Parts;
using Xunit;

namespace RiskSim.Tests.Reporting.Parts;

public sealed class PartStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("risksim-parts").FullName;
    private readonly PartStore _store;
    private static readonly string Key = PartStore.Key([new("scenario", "abc"), new("seed", "1")]);

    public PartStoreTests() => _store = new PartStore(Path.Combine(_folder, "parts"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string File1 => Path.Combine(_store.Folder, "2026-01-01.json");

    private void Keep(string text, string? key = null) => _store.Keep("2026-01-01", key ?? Key, json => json.WriteStringValue(text));

    private string? Find(string? key = null) => _store.Find("2026-01-01", key ?? Key, e => e.GetString());

    [Fact]
    public void Find_WhatWasKept_ComesBackAndNoOtherFileIsLeft()
    {
        Assert.Null(Find());
        Keep("ä \"quoted\"\n");
        Assert.Equal("ä \"quoted\"\n", Find());
        Assert.Equal([File1], Directory.GetFiles(_store.Folder));
    }

    [Fact]
    public void Keep_Again_Replaces()
    {
        Keep("first");
        Keep("second");
        Assert.Equal("second", Find());
    }

    [Fact]
    public void Find_OtherKey_IsNoPart()
    {
        Keep("first");
        Assert.Null(Find(PartStore.Key([new("scenario", "abc"), new("seed", "2")])));
    }

    [Fact]
    public void Find_CutAtAnyByte_IsNoPart()
    {
        Keep("some content");
        var whole = File.ReadAllBytes(File1);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(File1, whole[..length]);
            Assert.Null(Find());
        }
    }

    [Fact]
    public void Find_ContentChangedByHand_IsNoPart()
    {
        Keep("0.25");
        File.WriteAllText(File1, File.ReadAllText(File1).Replace("0.25", "0.75", StringComparison.Ordinal));
        Assert.Null(Find());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("{\"format\":1,\"key\":2,\"content\":3}")]
    public void Find_ForeignFile_IsNoPart(string text)
    {
        Directory.CreateDirectory(_store.Folder);
        File.WriteAllText(File1, text);
        Assert.Null(Find());
    }

    [Fact]
    public void Find_ContentOfAnotherShape_IsNoPart()
    {
        Keep("a text");
        Assert.Null(_store.Find("2026-01-01", Key, e => e.GetProperty("figures").GetRawText()));
        Assert.Null(_store.Find("2026-01-01", Key, e => $"{e.GetDouble()}"));
    }

    [Fact]
    public void Keep_ContentThatFails_LeavesTheEarlierPartAndNoOtherFile()
    {
        Keep("first");
        Assert.Throws<InvalidOperationException>(() => _store.Keep("2026-01-01", Key, _ => throw new InvalidOperationException()));
        Assert.Equal("first", Find());
        Assert.Equal([File1], Directory.GetFiles(_store.Folder));
    }

    [Fact]
    public void Key_TextsThatRunTogetherAlike_Differ()
    {
        Assert.NotEqual(PartStore.Key([new("a", "bc")]), PartStore.Key([new("ab", "c")]));
        Assert.NotEqual(PartStore.Key([new("a", "b"), new("c", "d")]), PartStore.Key([new("a", "b2:c1:d")]));
        Assert.Equal(64, Key.Length);
    }
}
