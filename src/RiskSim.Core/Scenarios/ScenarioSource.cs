using System.Collections.Immutable;
using RiskSim.Scenarios.Binding;
using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Edits;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios;

/// <summary>Which of the entries of a date are in force on it.</summary>
public enum News
{
    /// <summary>All.</summary>
    All,

    /// <summary>Only that activities had started.</summary>
    Starts,

    /// <summary>None.</summary>
    None,
}

/// <summary>What the file, its ledger and the command line say, from which the inputs at any data date follow.</summary>
public sealed class ScenarioSource
{
    private readonly MappingNode _root;
    private readonly Values _values;
    private readonly FormatChecker _checker;
    private readonly ProblemList _problems;
    private readonly OptionText? _decision;

    internal ScenarioSource(MappingNode file, LoadOptions options, ReadingContext reading)
    {
        _problems = reading.Problems;
        _values = new Values(reading);
        _checker = new FormatChecker(_values, _problems);
        _checker.Check(file, ScenarioFormat.Root, "scenario", file.Place, isComplete: false);
        var reader = new LedgerReader(_values, _checker, _problems);
        CommandLine = reader.CommandLine(options.Set);
        FileSettings = Settings.Read(file, _values);
        _root = CommandLine.Where(e => !e.SetsInputs).Aggregate(file, ApplySetting);
        Settings = Settings.Read(_root, _values);
        Assumptions = reader.Assumptions(_root);
        Ledger = reader.Ledger(_root, [.. Assumptions.Select(a => a.Id)]);
        Options = reader.Options(_root);
    }

    /// <summary>The same with another ledger or decision; nothing is read again.</summary>
    private ScenarioSource(ScenarioSource other, ImmutableArray<EntryText> ledger, OptionText? decision)
    {
        (Options, _decision) = (other.Options, decision);
        (_root, _values, _checker, _problems) = (other._root, other._values, other._checker, other._problems);
        (CommandLine, FileSettings, Settings, Assumptions, Ledger) = (other.CommandLine, other.FileSettings, other.Settings, other.Assumptions, ledger);
    }

    internal MappingNode Root => _root;

    /// <summary>Without the command line.</summary>
    internal Settings FileSettings { get; }

    internal Settings Settings { get; }

    internal ImmutableArray<AssumptionText> Assumptions { get; }

    internal ImmutableArray<EntryText> Ledger { get; }

    internal ImmutableArray<OptionText> Options { get; }

    private ImmutableArray<Edit> CommandLine { get; }

    /// <summary>The inputs of each assumption, in their order, as they were in force on another data date.</summary>
    /// <param name="dataDate">Entries and facts after it are not known.</param>
    /// <param name="news">What of the entries of that date itself is in force.</param>
    /// <remarks>Only for a scenario without errors.</remarks>
    public ImmutableArray<Inputs> InForce(DateOnly dataDate, News news = News.All)
    {
        var sink = new ProblemList();
        var states = new States(_root, Assumptions, sink);
        states.Apply(Ledger, date => date < dataDate || (news == News.All && date == dataDate));
        if (news == News.Starts) states.Apply([.. Ledger.Where(e => e.Date == dataDate).Select(OnlyStarts)], _ => true);
        states.Apply(CommandLine);
        return Bind(states, dataDate, isAtDataDate: false, Settings.Horizon, sink);
    }

    /// <summary>Where each input in force on a data date comes from.</summary>
    /// <param name="dataDate">Entries and facts after it are not known.</param>
    /// <remarks>Only for a scenario without errors.</remarks>
    public InputTrail Trail(DateOnly dataDate)
    {
        var applied = new List<(int Assumption, Edit Edit)>();
        var states = new States(_root, Assumptions, new ProblemList(), applied);
        states.Apply(Ledger, date => date <= dataDate);
        if (_decision is not null) states.Apply(_decision);
        states.Apply(CommandLine);
        return new TrailBuilder(Assumptions, states.Roots, applied, new InputReader(_values, dataDate))
            .Build(Ledger.Where(e => e.Date <= dataDate).OrderBy(e => e.Date));
    }

    /// <summary>The inputs on the data date, everything checked; with no valid data date, those of the whole ledger.</summary>
    internal ImmutableArray<Inputs> Validated(DateOnly? asOf)
    {
        var date = asOf ?? DateOnly.MaxValue;
        var states = new States(_root, Assumptions, _problems);
        states.Apply(Ledger, d => d <= date);
        states.Apply(CommandLine);
        var inputs = Bind(states, date, isAtDataDate: asOf is not null, Settings.Horizon, _problems);
        if (Ledger.Any(e => e.Date > date)) CheckLaterEntries(date);
        foreach (var option in Options) CheckOption(option, date, isAtDataDate: asOf is not null);
        return inputs;
    }

    /// <summary>The source as if only these entries of the ledger had ever been made.</summary>
    /// <param name="isKnown">By position in the file.</param>
    internal ScenarioSource Knowing(Func<int, bool> isKnown) => new(this, [.. Ledger.Where((_, i) => isKnown(i))], _decision);

    /// <summary>The source as if one of <see cref="Options"/> were decided on the data date. What was known before is what it was.</summary>
    internal ScenarioSource Deciding(OptionText option) => new(this, Ledger, option);

    /// <summary>The inputs on another data date, checked as on the scenario's own.</summary>
    internal ImmutableArray<Inputs> At(DateOnly dataDate, ProblemList problems)
    {
        Settings.CheckDates(_root, dataDate, Settings.Horizon, null, problems);
        return Bind(InForceOn(dataDate, problems), dataDate, isAtDataDate: true, Settings.Horizon, problems);
    }

    /// <summary>The document in force for each assumption, the missions' defaults merged in.</summary>
    internal IReadOnlyList<MappingNode> DocumentsOn(DateOnly dataDate) => [.. InForceOn(dataDate, new ProblemList()).Roots.Select(MissionDefaults.Merge)];

    private States InForceOn(DateOnly dataDate, ProblemList problems)
    {
        var states = new States(_root, Assumptions, problems);
        states.Apply(Ledger, date => date <= dataDate);
        if (_decision is not null) states.Apply(_decision);
        states.Apply(CommandLine);
        return states;
    }

    /// <summary>Entries after the data date change nothing today, but a mistake in them is one.</summary>
    private void CheckLaterEntries(DateOnly asOf)
    {
        var later = new ProblemList();
        var states = new States(_root, Assumptions, later);
        states.Apply(Ledger, _ => true);
        var last = Ledger.Max(e => e.Date) is { } date && date > asOf ? date : asOf;
        Bind(states, last, isAtDataDate: false, FileSettings.Horizon, later);
        _problems.AddErrors(later);
    }

    /// <summary>A mistake in a decision is one even where nobody asks for the comparison.</summary>
    private void CheckOption(OptionText option, DateOnly date, bool isAtDataDate)
    {
        var problems = new ProblemList();
        Bind(Deciding(option).InForceOn(date, problems), date, isAtDataDate, Settings.Horizon, problems);
        _problems.AddErrors(problems);
    }

    private ImmutableArray<Inputs> Bind(States states, DateOnly dataDate, bool isAtDataDate, DateOnly? horizon, ProblemList sink)
    {
        var merged = states.Roots.Select(MissionDefaults.Merge).ToList();
        var known = KnownNames.Of(merged);
        var stateChecker = ReferenceEquals(sink, _problems) ? _checker : new FormatChecker(_values, sink);
        var context = new BindingContext(_values, sink, dataDate, isAtDataDate, horizon, known, stateChecker, states.Removed) { Root = _root };
        var inputs = ImmutableArray.CreateBuilder<Inputs>();
        foreach (var state in merged)
        {
            stateChecker.Check(state, ScenarioFormat.Root, "scenario", state.Place, isComplete: true);
            inputs.Add(InputsBinder.Bind(context with { Root = state }));
        }

        FactChecks.CheckSilence(inputs, merged, context);
        return inputs.ToImmutable();
    }

    private MappingNode ApplySetting(MappingNode node, Edit edit)
    {
        var (edited, miss) = DocumentEditor.Apply(node, edit);
        if (miss is not null)
            _problems.Error(edit.Place, edit.Path, $"there is no {miss.Noun} '{miss.Id}' in '{miss.ContainerPath}'", Suggestion.Mend(miss.Id, miss.Candidates, "ids"));
        return edited;
    }

    private static EntryText OnlyStarts(EntryText entry) => entry with { Edits = [.. entry.Edits.SelectMany(EditRules.StartsIn)] };
}
