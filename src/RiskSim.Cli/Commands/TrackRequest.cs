using System.Collections.Immutable;

namespace RiskSim.Cli.Commands;

/// <summary>What <c>risksim track</c> was asked to do.</summary>
internal sealed record TrackRequest : DatedRequest
{
    public TrackRequest(DatedRequest common, ImmutableArray<string> missions, ImmutableArray<string> figures) : base(common) => (Missions, Figures) = (missions, figures);

    /// <summary>Empty: the usual ones.</summary>
    public ImmutableArray<string> Missions { get; }

    /// <summary>Shown beside the usual ones.</summary>
    public ImmutableArray<string> Figures { get; }

    public ImmutableArray<KeyValuePair<string, string>> Given() =>
        [.. base.Given(), .. Missions.Select(m => KeyValuePair.Create("mission", m)), .. Figures.Select(f => KeyValuePair.Create("figure", f))];
}
