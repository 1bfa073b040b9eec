namespace RiskSim.Scenarios;

/// <summary>What gave an input the value that is in force, from the weakest to the strongest.</summary>
public enum InputSetter
{
    /// <summary>The scenario file, or a file that it reads.</summary>
    File,

    /// <summary><c>mission_defaults</c> of the file filled what the mission does not say.</summary>
    MissionDefaults,

    /// <summary>The assumption's own <c>set</c>.</summary>
    Assumption,

    /// <summary>An entry of the ledger.</summary>
    Ledger,

    /// <summary>A decision of <c>options</c> that a comparison takes.</summary>
    Option,

    /// <summary><c>--set</c>.</summary>
    CommandLine,
}

/// <summary>Who set an input.</summary>
/// <param name="EntryNumber">Of the ledger entry: its place in the ledger as the file has it, from 1; 0 where no entry set it.</param>
/// <param name="EntryDate">When that became known; null where no entry set it.</param>
public sealed record InputOrigin(InputSetter Setter, int EntryNumber = 0, DateOnly? EntryDate = null)
{
    /// <summary>As the file has it.</summary>
    public static readonly InputOrigin File = new(InputSetter.File);

    /// <summary>Filled from <c>mission_defaults</c>.</summary>
    public static readonly InputOrigin MissionDefaults = new(InputSetter.MissionDefaults);

    /// <summary>The own <c>set</c> of the assumption whose input it is.</summary>
    public static readonly InputOrigin Assumption = new(InputSetter.Assumption);

    /// <summary>The <c>set</c> of a decision.</summary>
    public static readonly InputOrigin Option = new(InputSetter.Option);

    /// <summary>The command line.</summary>
    public static readonly InputOrigin CommandLine = new(InputSetter.CommandLine);

    /// <summary>Whether what this sets is applied after what the other sets; the file is one, its defaults included.</summary>
    public bool IsLaterThan(InputOrigin other) => Order.CompareTo(other.Order) > 0;

    private (InputSetter, DateOnly, int) Order =>
        (Setter == InputSetter.MissionDefaults ? InputSetter.File : Setter, EntryDate ?? DateOnly.MinValue, EntryNumber);
}
