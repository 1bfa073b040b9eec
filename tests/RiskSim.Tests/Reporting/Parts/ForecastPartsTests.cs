using System.Collections.Immutable;
using RiskSim.Reporting.Parts;
using RiskSim.Sampling;
using RiskSim.Scenarios;

namespace RiskSim.Tests.Reporting.Parts;

public sealed class ForecastPartsTests : IDisposable
{
    private static readonly ForecastOptions Options = new(2000, 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("risksim-parts").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ForecastParts Parts(string work = "track", string version = "1.0", ForecastOptions? options = null, params ImmutableArray<KeyValuePair<string, string>> set) =>
        new(new PartStore(_folder), work, version, options ?? Options, set);

    [Fact]
    public void Find_WhatWasKept_IsTheSameToTheLastBit()
    {
        var whole = TrackSample.Run(TrackSample.Text, shelf: Parts());
        Assert.Equal(5, Directory.GetFiles(_folder).Length);
        foreach (var forecast in whole.Forecasts)
        {
            var found = Parts().Find(forecast.Scenario)!;
            Assert.Equal(forecast.All.SelectMany(a => a.Figures), found.All.SelectMany(a => a.Figures));
            Assert.Equal(forecast.All.Select(a => (a.Id, a.StatedWeight, a.UpdatedWeight, a.IsPossible, a.EffectiveTrials)), found.All.Select(a => (a.Id, a.StatedWeight, a.UpdatedWeight, a.IsPossible, a.EffectiveTrials)));
            Assert.Equal((forecast.Trials, forecast.Seed, forecast.Sampling), (found.Trials, found.Seed, found.Sampling));
        }

        var again = TrackSample.Run(TrackSample.Text, shelf: Parts());
        Assert.Equal(TrackSample.Csv(whole), TrackSample.Csv(again));
        Assert.Equal(whole.Forecasts.SelectMany(f => f.Warnings), again.Forecasts.SelectMany(f => f.Warnings));
    }

    [Fact]
    public void Run_OneDateIsDamagedAndOneMissing_TheyAreMadeAgain()
    {
        var whole = TrackSample.Csv(TrackSample.Run(TrackSample.Text, shelf: Parts()));
        var files = Directory.GetFiles(_folder).Order(StringComparer.Ordinal).ToList();
        File.WriteAllBytes(files[1], File.ReadAllBytes(files[1])[..^100]);
        File.Delete(files[3]);
        var stamps = files.ToDictionary(f => f, f => File.Exists(f) ? File.ReadAllBytes(f).Length : 0);
        var old = DateTime.UtcNow.AddDays(-1);
        foreach (var file in files.Where(File.Exists)) File.SetLastWriteTimeUtc(file, old);

        Assert.Equal(whole, TrackSample.Csv(TrackSample.Run(TrackSample.Text, shelf: Parts())));
        Assert.Equal([false, true, false, true, false], files.Select(f => File.GetLastWriteTimeUtc(f) > old.AddHours(1)));
        Assert.True(new FileInfo(files[1]).Length > stamps[files[1]]);
    }

    [Fact]
    public void Find_AnythingElseThatDeterminesTheFigures_IsNoPart()
    {
        var scenario = TrackSample.Load(TrackSample.Text, null).Scenario!;
        Parts().Keep(TrackSample.Track.Forecasts[0]);
        Assert.NotNull(Parts().Find(scenario));
        Assert.NotNull(Parts(options: Options with { Threads = 7 }).Find(scenario));
        Assert.Null(Parts(work: "score").Find(scenario));
        Assert.Null(Parts(version: "1.1").Find(scenario));
        Assert.Null(Parts(options: Options with { Trials = 2001 }).Find(scenario));
        Assert.Null(Parts(options: Options with { Seed = 2 }).Find(scenario));
        Assert.Null(Parts(options: Options with { Sampling = SamplingMethod.Random }).Find(scenario));
        Assert.Null(Parts(set: KeyValuePair.Create("missions.crew-1.priority", "1")).Find(scenario));
        Assert.Null(Parts().Find(TrackSample.Load(TrackSample.Text, new DateOnly(2026, 1, 2)).Scenario!));
        Assert.Null(Parts().Find(TrackSample.Load(TrackSample.Text + "# a remark\n", null).Scenario!));
    }
}
