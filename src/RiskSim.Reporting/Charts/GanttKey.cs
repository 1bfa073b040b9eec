using System.Collections.Immutable;

namespace RiskSim.Reporting.Charts;

/// <summary>The colours of a Gantt chart; remembers which of them were used, for the key.</summary>
internal sealed class GanttKey
{
    public static readonly KeyEntry Activity = Entry("#8FA3BF", "activity");
    public static readonly KeyEntry KnownActivity = Entry("#51637D", "activity, known");
    public static readonly KeyEntry Outage = Entry("#A9A9A9", "outage");
    public static readonly KeyEntry Campaign = Entry("#DCDCDC", "launch campaign");
    public static readonly KeyEntry Damage = Entry("#CC3311", "damage");
    public static readonly KeyEntry Hazard = Entry("#EE7733", "random outage");
    public static readonly KeyEntry Closure = Entry("#B7B06A", "closure");
    public static readonly KeyEntry Loss = Entry("#444444", "no launch possible");
    public static readonly KeyEntry Stay = Entry("#C9DCCB", "planned stay");
    public static readonly KeyEntry Overstay = Entry("#6E9F74", "overstay");
    public static readonly KeyEntry ToLimit = Entry("#3E6B45", "overstay to the limit");

    private static readonly ImmutableArray<KeyEntry> Order =
        [Activity, KnownActivity, Outage, Campaign, Damage, Hazard, Closure, Loss, Stay, Overstay, ToLimit];

    private readonly HashSet<KeyEntry> _used = [];
    private readonly SortedDictionary<int, KeyEntry> _parts = [];

    /// <summary>What was drawn: the sites, then the causes of delays in their order.</summary>
    public IEnumerable<KeyEntry> Entries => Order.Where(_used.Contains).Concat(_parts.Values);

    public SeriesStyle Of(KeyEntry entry)
    {
        _used.Add(entry);
        return entry.Style;
    }

    /// <param name="index">Of the part of a delay.</param>
    public SeriesStyle OfPart(int index, string name)
    {
        _parts[index] = new KeyEntry(KeyShape.Block, Palette.Part(index), "wait: " + Labels.DelayPart(name));
        return Palette.Part(index);
    }

    private static KeyEntry Entry(string colour, string label) => new(KeyShape.Block, SeriesStyle.Plain(colour), label);
}
