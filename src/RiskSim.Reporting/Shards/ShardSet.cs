using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Shards;

/// <summary>A shard file that is whole.</summary>
public sealed record Shard(string Path, ShardHeader Header);

/// <summary>The pieces of one run, all of them and each once.</summary>
public sealed record ShardSet(ImmutableArray<Shard> Shards)
{
    /// <summary>What the pieces are of.</summary>
    public ShardIdentity Run => Shards[0].Header.Run;

    /// <summary>That the trials of all pieces took together.</summary>
    public TimeSpan Time => TimeSpan.FromSeconds(Shards.Sum(s => s.Header.Seconds));

    /// <summary>Where the scenario file may be: as it was named, and seen from each folder.</summary>
    public IEnumerable<string> Scenarios =>
        Shards.SelectMany(s => new[] { s.Header.Scenario, Path.Combine(Path.GetDirectoryName(s.Path) ?? "", s.Header.ScenarioFromHere) }).Distinct();

    /// <summary>Null where they are not the pieces of one run.</summary>
    /// <param name="folders">Each shard in them counts.</param>
    /// <param name="problems">Gets every piece that is missing, there twice, of another run or damaged.</param>
    /// <exception cref="IOException">A folder or a file cannot be read.</exception>
    public static ShardSet? Find(IEnumerable<string> folders, ICollection<Problem> problems)
    {
        var shards = new List<Shard>();
        foreach (var folder in folders.DistinctBy(Path.GetFullPath))
        {
            var files = Directory.GetFiles(folder, "*" + ShardFile.Extension);
            if (files.Length == 0) problems.Add(Error(folder, "", "there is no shard in this folder", "Give the folders that 'risksim run --shard' wrote."));
            foreach (var file in files.Order(StringComparer.Ordinal))
            {
                if (ShardFile.ReadHeader(file, out var whyNot) is { } header) shards.Add(new Shard(file, header));
                else problems.Add(Error(file, "", whyNot, "Make it again with 'risksim run --shard'."));
            }
        }

        if (shards.Count == 0) return null;
        // Of what most are; among equals of what the first is.
        var run = shards.GroupBy(s => s.Header.Run).MaxBy(g => g.Count())!.Key;
        foreach (var foreign in shards.Where(s => !s.Header.Run.Equals(run))) problems.Add(Foreign(foreign, run));
        if (run.Build != ShardIdentity.ThisBuild)
            problems.Add(Error(shards[0].Path, run.Version, "it was written by another build of the program", "Merge with the program that made the shards, or make them again."));
        var own = shards.Where(s => s.Header.Run.Equals(run)).OrderBy(s => s.Header.Trials).ThenBy(s => s.Path, StringComparer.Ordinal).ToImmutableArray();
        CheckCover(own, run, problems);
        return problems.Count == 0 ? new ShardSet(own) : null;
    }

    private static void CheckCover(ImmutableArray<Shard> own, ShardIdentity run, ICollection<Problem> problems)
    {
        long done = 0;
        Shard? last = null;
        foreach (var shard in own)
        {
            var (first, end) = shard.Header.Trials;
            if (first > done) Missing(done, first, own[0], problems);
            else if (first < done)
                problems.Add(Error(shard.Path, $"{shard.Header.Range}", $"trials of it are also in {last!.Path} ({last.Header.Range})", "Take one of them away."));
            if (end > done) (done, last) = (end, shard);
        }

        if (done < run.Trials) Missing(done, run.Trials, own[0], problems);
    }

    /// <summary>Named as the piece that it would be, if it is one or more of those into which the others are cut.</summary>
    private static void Missing(long from, long to, Shard other, ICollection<Problem> problems)
    {
        var count = other.Header.Range.Count;
        var folder = Path.GetDirectoryName(other.Path)!;
        var pieces = Enumerable.Range(1, count).Select(i => new ShardRange(i, count)).Where(r => r.Of(other.Header.Run.Trials) is var (f, e) && f >= from && e <= to).ToList();
        if (pieces.Count > 0 && pieces[0].Of(other.Header.Run.Trials).First == from && pieces[^1].Of(other.Header.Run.Trials).End == to)
            foreach (var piece in pieces)
                problems.Add(Error(folder, $"{piece}", $"this shard is missing ({ShardFile.NameOf(piece)})", $"Make it with 'risksim run {other.Header.Scenario} … --shard {piece}'."));
        else
            problems.Add(Error(folder, "", string.Create(CultureInfo.InvariantCulture, $"trials {from:#,0} to {to - 1:#,0} are in no shard"), "Make the shard that has them with 'risksim run --shard'."));
    }

    private static Problem Foreign(Shard shard, ShardIdentity run)
    {
        var (name, own, others) = shard.Header.Run.Parts.Zip(run.Parts, (a, b) => (a.Name, a.Value, b.Value)).First(p => p.Item2 != p.Item3);
        return Error(shard.Path, $"{shard.Header.Range}", $"it is of another run: {name} {own}, the others have {others}", "Take it away, or make it again.");
    }

    private static Problem Error(string path, string value, string rule, string mend) => new(Severity.Error, new Place(path, 0, 0), value, rule, mend);
}
