using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RiskSim.Changes;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Changes;

/// <summary><c>diff.md</c>: what changed, figure by figure, with its steps.</summary>
internal static class ChangeDocument
{
    public const string FileName = "diff.md";

    /// <param name="charts">Of the figures told, in their order; fewer where none could be drawn.</param>
    /// <param name="chartFolder">Relative to the document.</param>
    public static string Compose(ChangeAccount account, ImmutableArray<ChartFile> charts, string chartFolder)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Md(Title(account))}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Md(account.Name)}. {Md(Side("Before", account.Before))} {Md(Side("After", account.After))}\n\n");
        foreach (var sentence in Sentences(account)) text.Append("- ").Append(Md(sentence)).Append('\n');
        if (!account.Told.IsEmpty) text.Append('\n');
        foreach (var remark in account.Remarks) text.Append("> ").Append(Md(remark)).Append("\n\n");
        text.Append("## Figures\n\n");
        Figures(account).AppendTo(text);
        foreach (var change in account.Changes.Where(c => c.Steps.Any(s => ChangeText.IsShown(s.Difference, c.Unit))))
            AppendSteps(text, account, change, account.Told.IndexOf(change) is >= 0 and var i && i < charts.Length ? charts[i] : null, chartFolder);
        AppendDifferences(text, account);
        text.Append("## How this was found\n\n").Append(Method(account)).Append('\n');
        return text.ToString();
    }

    /// <summary>What changed, in a sentence for each figure told.</summary>
    public static IEnumerable<string> Sentences(ChangeAccount account) => account.Told.Select(c => Sentence(account, c));

    public static string Title(ChangeAccount account) => account.Before.AsOf == account.After.AsOf
        ? $"What changed on {FigureText.Date(account.After.AsOf)}" : $"What changed from {FigureText.Date(account.Before.AsOf)} to {FigureText.Date(account.After.AsOf)}";

    /// <summary>Data dates and how the forecasts were made.</summary>
    public static string Footer(ChangeAccount account) => string.Join("  ·  ", account.Name, $"data dates {Labels.Date(account.Before.AsOf)} and {Labels.Date(account.After.AsOf)}",
        account.Walk is { } walk ? Identity(walk) : "");

    /// <summary><c>Soyuz MS-29 launch P80 moved 21 days earlier (± 0.4), from … to …: -14.0 d "a spare was found" (2025-12-08, RTVI), …</c></summary>
    public static string Sentence(ChangeAccount account, FigureChange change)
    {
        const int MostParts = 3;
        const double LeastShare = 0.05;
        var sentence = Opening(account, change);
        var parts = change.Condensed(MostParts).OrderByDescending(s => Math.Abs(s.Difference.Value)).Take(MostParts).ToList();
        parts.RemoveAll(p => Math.Abs(p.Difference.Value) < LeastShare * Math.Abs(parts[0].Difference.Value));
        return parts.Count == 0 || (parts.Count == 1 && change.Steps.Length == 1) ? sentence + "." : $"{sentence}: {string.Join(", ", parts.Select(s => Part(s, change.Unit)))}.";
    }

    /// <summary>Without what it is due to.</summary>
    public static string Opening(ChangeAccount account, FigureChange change)
    {
        var name = account.NameOf(change);
        var subject = change.Unit == Unit.Probability ? $"The probability of \"{name}\"" : char.ToUpperInvariant(name[0]) + name[1..];
        return $"{subject} {ChangeText.Verb(change)} {ChangeText.FromTo(change)}";
    }

    private static string Part(ChangeStep step, Unit unit)
    {
        var amount = ChangeText.Signed(step.Difference, unit, step.IsBound).Split(" ±")[0];
        if (!amount.EndsWith('d') && !amount.EndsWith("points", StringComparison.Ordinal)) amount += unit is Unit.Days or Unit.PointInTime ? " d" : " points";
        if (step.IsWaiting) return $"{amount} as there was no news until {FigureText.Date(step.AsOf)}";
        if (step.IsSummary) return $"{amount} from {ChangeText.Causes(step)} until {FigureText.Date(step.AsOf)}";
        var by = step.Causes.OfType<Cause.News>().Select(n => n.Entry.By).FirstOrDefault(b => b.Length > 0);
        return step.Causes.Any(c => c is Cause.News)
            ? $"{amount} from \"{ChangeText.Saying(step)}\" ({FigureText.Date(step.AsOf)}{(by is null ? "" : ", " + by)})"
            : $"{amount} from {ChangeText.Saying(step)}";
    }

    private static MarkdownTable Figures(ChangeAccount account)
    {
        var table = new MarkdownTable(1, "Figure", FigureText.Date(account.Before.AsOf), FigureText.Date(account.After.AsOf), "Change");
        foreach (var change in account.Changes)
            table.Add(Md(account.NameOf(change)), ChangeText.Value(change.Before, change.Unit), ChangeText.Value(change.After, change.Unit), Md(InAll(account, change)));
        return table;
    }

    /// <summary>The change with its error; where only the runs' own errors are known, the most that it can be.</summary>
    public static string InAll(ChangeAccount account, FigureChange change) => change.IsBeyondHorizon ? FigureText.Absent
        : ChangeText.Signed(change.Total, change.Unit, change.IsBound, account.Walk is null && account.HasSharedDraws ? "± at most" : "±");

    private static void AppendSteps(StringBuilder text, ChangeAccount account, FigureChange change, ChartFile? chart, string chartFolder)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {Md(char.ToUpperInvariant(account.NameOf(change)[0]) + account.NameOf(change)[1..])}\n\n");
        if (chart is not null) text.Append(CultureInfo.InvariantCulture, $"![{Md(chart.AlternativeText)}]({chartFolder}/{chart.FileName})\n\n");
        var table = new MarkdownTable(2, "Date", "What happened", "Change", "Then");
        table.Add(FigureText.Date(account.Before.AsOf), "*before*", "", ChangeText.Value(change.Before, change.Unit));
        var still = change.Steps.Count(s => !ChangeText.IsShown(s.Difference, change.Unit));
        foreach (var step in change.Steps.Where(s => ChangeText.IsShown(s.Difference, change.Unit)))
            table.Add(FigureText.Date(step.AsOf), Md(ChangeText.Causes(step)) + (step.Causes.Length > 1 ? " (together)" : ""),
                Md(ChangeText.Signed(step.Difference, change.Unit, step.IsBound)), ChangeText.Value(step.After, change.Unit));
        table.Add(FigureText.Date(account.After.AsOf), "**in all**", $"**{Md(InAll(account, change))}**", ChangeText.Value(change.After, change.Unit));
        table.AppendTo(text);
        if (still > 0) text.Append(CultureInfo.InvariantCulture, $"{still} other {(still == 1 ? "step" : "steps")} without an effect that could be told.\n\n");
    }

    private static void AppendDifferences(StringBuilder text, ChangeAccount account)
    {
        if (account.Differences.IsEmpty) return;
        text.Append("## Inputs that differ\n\n");
        var table = new MarkdownTable(4, "Input", "Assumption", "Before", "After");
        foreach (var d in account.Differences)
            table.Add($"`{d.Path}`", d.Assumption is null ? "all" : Md(Labels.Assumption(d.Assumption)), Md(d.Before ?? FigureText.Absent), Md(d.After ?? FigureText.Absent));
        table.AppendTo(text);
    }

    private static string Side(string word, ComparedRun run) =>
        $"{word}: {run.Folder}, data date {FigureText.Date(run.AsOf)}{string.Concat(run.Set.Select(s => $", --set {s}"))}.";

    /// <summary><c>32,768 trials per assumption for each of 25 states of knowledge · seed 1 · sobol</c>.</summary>
    public static string Identity(WalkIdentity walk) =>
        $"{FigureText.Count(walk.Trials)} trials per assumption for each of {walk.States.ToString(CultureInfo.InvariantCulture)} states of knowledge · seed {walk.Seed.ToString(CultureInfo.InvariantCulture)} · {FigureText.Sampling(walk.Sampling)}";

    private static string Method(ChangeAccount account) => account.Walk is not { } walk
        ? "The figures of both runs as they are in their `metrics.csv`. The error of a difference is that of two independent runs"
            + (account.HasSharedDraws ? "; as both have the same draws it is at most that.\n" : ".\n")
        : $"{Identity(walk)}.\n\nFrom the first data date on time passes up to the date of an entry of the ledger (*no news*: what was going on still is), then the entry is applied, one after the "
            + "other in the order of the file, and a forecast is made of each state. All have the same percentiles, so what differs is due to the step; the errors are those of the differences "
            + "and small where both sides are off alike. The steps add up to the whole. What a step does depends on what came before it: in another order the parts would be "
            + "other ones, the sum the same. \"Together\": a state between the two would contradict itself. A point in time is compared by its date; `<` or `>`: the horizon hides the rest.\n";

    private static string Md(string text) => MarkdownText.Escape(text);
}
