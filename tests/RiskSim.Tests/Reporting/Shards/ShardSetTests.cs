using RiskSim.Reporting.Shards;
using RiskSim.Sampling;
using RiskSim.Scenarios;

namespace RiskSim.Tests.Reporting.Shards;

public sealed class ShardSetTests : IDisposable
{
    private static readonly Scenario Scenario = TestScenario.Load("""
        risksim: 1
        as_of: 2026-01-01
        horizon: 2027-01-01
        sites: { pad: { supports: [crewed], turnaround: 20 } }
        missions: { m: { kind: crewed, planned: 2026-03-01, sites: [pad] } }
        """);

    private static readonly ForecastOptions Options = new(4096, 1);
    private static readonly ShardCounts Counts = Sharder.Run(Scenario, Options, new ShardRange(1, 4), null, CancellationToken.None);
    private static readonly ShardIdentity Identity = ShardIdentity.Of("1.0", Scenario, Options, [new("a.b", "c=d")]);

    private readonly string _folder = Directory.CreateTempSubdirectory("risksim-shards").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(int index, int count, ShardIdentity? run = null) => ShardFile.Write(
        Path.Combine(_folder, ShardFile.NameOf(new ShardRange(index, count))),
        new ShardHeader(run ?? Identity, new ShardRange(index, count), "pad.yaml", "../pad.yaml", [new("set", "a.b=c=d")], 1.5), Counts);

    private List<string> Problems(out ShardSet? set)
    {
        var problems = new List<Problem>();
        set = ShardSet.Find([_folder], problems);
        return [.. problems.Select(p => p.ToString().Replace(_folder, "F", StringComparison.Ordinal))];
    }

    [Fact]
    public void Find_AllPieces_AreInOrderAndTellTheRun()
    {
        foreach (var i in new[] { 3, 1, 4, 2 }) Write(i, 4);
        Assert.Empty(Problems(out var set));
        Assert.Equal([1, 2, 3, 4], set!.Shards.Select(s => s.Header.Range.Index));
        Assert.Equal(Identity, set.Run);
        Assert.Equal([new("a.b", "c=d")], set.Run.Overrides.AsEnumerable());
        Assert.Equal([new("set", "a.b=c=d")], set.Shards[0].Header.Options.AsEnumerable());
        Assert.Equal((4096, 1UL, SamplingMethod.Sobol, null), (set.Run.Options(2).Trials, set.Run.Options(2).Seed, set.Run.Options(2).Sampling, set.Run.Options(2).Rare));
        Assert.Equal(6, set.Time.TotalSeconds, 1e-9);
        Assert.Equal(["pad.yaml", Path.Combine(_folder, "../pad.yaml")], set.Scenarios);
    }

    [Fact]
    public void Find_FolderTwice_CountsOnce()
    {
        Write(1, 1);
        var problems = new List<Problem>();
        Assert.NotNull(ShardSet.Find([_folder, _folder + "/."], problems));
        Assert.Empty(problems);
    }

    public static TheoryData<string, ShardIdentity> Others => new()
    {
        { "program 1.1 (build", Identity with { Version = "1.1" } },
        { "scenario text 00, the others have", Identity with { TextHash = "00" } },
        { "data date 2026-02-01, the others have 2026-01-01", Identity with { AsOf = new DateOnly(2026, 2, 1) } },
        { "--set nothing, the others have a.b=c=d", Identity with { Set = [] } },
        { "seed 2, the others have 1", Identity with { Seed = 2 } },
        { "sampling lattice, the others have sobol", Identity with { Sampling = SamplingMethod.Lattice } },
        { "--rare all, the others have nothing", Identity with { Rare = ["all"] } },
        { "trials 4097, the others have 4096", Identity with { Trials = 4097 } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Find_APieceOfAnotherRun_SaysWhatDiffers(string message, ShardIdentity other)
    {
        Write(1, 4);
        Write(2, 4, other);
        Write(3, 4);
        Write(4, 4);
        var problems = Problems(out var set);
        Assert.Null(set);
        Assert.Equal(2, problems.Count);
        Assert.StartsWith($"F/0002-of-0004.shard: error: '2/4': it is of another run: {message}", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("F: error: '2/4': this shard is missing (0002-of-0004.shard).", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Find_AnotherBuild_IsRefused()
    {
        Write(1, 1, Identity with { Build = "other" });
        Assert.Equal(["F/0001-of-0001.shard: error: '1.0': it was written by another build of the program. Merge with the program that made the shards, or make them again."], Problems(out _));
    }

    [Fact]
    public void Find_GapThatIsNoPiece_TellsTheTrials()
    {
        Write(1, 4);
        Write(2, 2);
        Assert.Contains("F: error: '2/4': this shard is missing (0002-of-0004.shard). Make it with 'risksim run pad.yaml … --shard 2/4'.", Problems(out _));
        // The last of three begins inside the third of four.
        File.Delete(Path.Combine(_folder, ShardFile.NameOf(new ShardRange(2, 2))));
        Write(3, 3);
        Assert.Equal(["F: error: trials 1,024 to 2,559 are in no shard. Make the shard that has them with 'risksim run --shard'."], Problems(out _));
    }

    [Fact]
    public void ReadHeader_AnyByteChangedOrLost_IsRefused()
    {
        Write(1, 1);
        var path = Path.Combine(_folder, "0001-of-0001.shard");
        var bytes = File.ReadAllBytes(path);
        Assert.NotNull(ShardFile.ReadHeader(path, out _));
        for (var i = 0; i < bytes.Length; i += i < 200 ? 1 : 97)
        {
            byte[] changed = [.. bytes];
            changed[i] ^= 0x10;
            File.WriteAllBytes(path, changed);
            Assert.True(ShardFile.ReadHeader(path, out var why) is null && why.Length > 0, $"byte {i} changed");
            File.WriteAllBytes(path, bytes[..i]);
            Assert.True(ShardFile.ReadHeader(path, out why) is null && why.Length > 0, $"cut at byte {i}");
        }
    }
}
