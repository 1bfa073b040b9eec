using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Text;
using RiskSim.Simulation;

namespace RiskSim.Reporting.Replays;

/// <summary>One trial told from its beginning to its end: sites, launches, capability, crews.</summary>
internal static class ReplayStory
{
    /// <param name="picture">Name of the chart's file; null: none was drawn.</param>
    public static ImmutableArray<Passage> Compose(Replay replay, string? picture)
    {
        var context = new ReplayContext(replay);
        var parts = ImmutableArray.CreateBuilder<Passage>();
        parts.Add(new Passage.Heading(1, $"{replay.Scenario.Name}: {context.Identity}"));
        parts.Add(new Passage.Paragraph($"One possible future, no forecast: how likely things are is told by all trials together. {Choice(context)}"));
        var title = ReplayTitle.Of(context, context.Date);
        parts.Add(new Passage.Paragraph($"{title}."));
        if (picture is not null) parts.Add(new Passage.Picture("", picture, title));
        parts.Add(new Passage.Heading(2, "Sites"));
        parts.Add(new Passage.Paragraph(Risks(context)));
        foreach (var site in context.Trial.Sites) parts.AddRange(SiteStory.Of(context, site));
        parts.AddRange(LaunchStory.Of(context));
        parts.AddRange(Capability(context));
        parts.AddRange(Crews(context));
        parts.Add(new Passage.Paragraph(string.Create(CultureInfo.InvariantCulture,
            $"Data date {replay.Scenario.AsOf:yyyy-MM-dd} · horizon {replay.Scenario.Horizon:yyyy-MM-dd} · trial {replay.Trial.Trial} of {FigureText.Count(replay.Trials)}, counted from 0 · seed {replay.Seed} · {FigureText.Sampling(replay.Sampling)} · dates are UTC days.")));
        return parts.ToImmutable();
    }

    private static string Choice(ReplayContext context)
    {
        if (context.Replay.Choice is not TrialChoice.AtFigure { Figure: var figure }) return "The trial was chosen by its number.";
        var dot = figure.LastIndexOf(".p", StringComparison.Ordinal);
        var (stem, percentile) = (figure[..dot], figure[(dot + 1)..].ToUpperInvariant());
        var isDate = stem.EndsWith(".restored", StringComparison.Ordinal) || stem.EndsWith(".launch", StringComparison.Ordinal);
        var days = context.Replay.FigureDays;
        var value = !double.IsFinite(days) ? $"beyond {context.Horizon}" : isDate ? context.Date(days) : string.Create(CultureInfo.InvariantCulture, $"{days:0.0} days");
        return $"Of all trials it is the nearest to the {percentile} of {Subject(context, stem)}: {value} ({figure}).";
    }

    private static string Subject(ReplayContext context, string stem)
    {
        var parts = stem.Split('.');
        return parts[^1] switch
        {
            "restored" => $"the restoration of {context.SiteName(parts[1])}",
            "longest" => $"the longest loss of {Names.Kind(parts[1])} launches",
            "total" => $"the days without {Names.Kind(parts[1])} launches",
            "remaining" => $"the days until {Names.Kind(parts[1])} launches are possible again",
            "launch" => $"the launch of {Names.Of(parts[1])}",
            "overstay" => $"the overstay of the crew of {Names.Of(parts[1])}",
            _ => $"the delay of {Names.Of(parts[1])}",
        };
    }

    private static string Risks(ReplayContext context)
    {
        var all = context.Inputs.Risks.Length;
        if (all == 0) return "The scenario has no risk drivers.";
        var occur = context.Trial.Risks.Select(r => $"{ReplayContext.Plain(r.Id)} ({Effect(r)})").ToList();
        return occur.Count == 0 ? $"None of the {FigureText.Count(all)} risks occurs."
            : $"Of {FigureText.Count(all)} risks {FigureText.Count(occur.Count)} {(occur.Count == 1 ? "occurs" : "occur")}: {string.Join(", ", occur)}.";
    }

    public static string Effect(RiskRecord risk) => risk.Multiplies
        ? "work × " + risk.Effect.ToString("0.##", CultureInfo.InvariantCulture)
        : $"{(risk.Effect < 0 ? "" : "+")}{ReplayContext.Length(risk.Effect)} of work";

    private static IEnumerable<Passage> Capability(ReplayContext context)
    {
        yield return new Passage.Heading(2, "Capability");
        foreach (var kind in context.Trial.Losses.Select(l => l.Kind).Distinct())
        {
            var losses = context.Trial.Losses.Where(l => l.Kind == kind).Select(l =>
                double.IsNegativeInfinity(l.FromDays) ? $"until {context.Date(l.ToDays)} (never before)" : $"from {context.Date(l.FromDays)} {context.Until(l.ToDays)}{ReplayContext.Span(l.FromDays, l.ToDays)}");
            yield return new Passage.Paragraph($"No site can launch {Names.Kind(kind)} missions {string.Join(", ", losses)}.");
        }

        var safe = context.Inputs.Sites.SelectMany(s => s.Supports.Concat(s.Upgrades.Select(u => u.Kind))).Distinct().Except(context.Trial.Losses.Select(l => l.Kind)).ToList();
        if (safe.Count > 0) yield return new Passage.Paragraph($"{char.ToUpperInvariant(Names.Kind(safe[0])[0])}{string.Join(" and ", safe.Select(Names.Kind))[1..]} launches are possible from some site all the time.");
    }

    private static IEnumerable<Passage> Crews(ReplayContext context)
    {
        if (context.Trial.Crafts.IsEmpty) yield break;
        yield return new Passage.Heading(2, "Crews");
        foreach (var craft in context.Trial.Crafts)
            yield return new Passage.Item(Names.Of(craft.Id), Crew(context, craft));
    }

    private static string Crew(ReplayContext context, CraftRecord craft)
    {
        var relief = craft.ReliefId is { } id ? context.Trial.Missions.First(m => m.Id == id) : null;
        var relieved = relief is null ? $"no relief is launched by {context.Horizon}" : $"its relief {Names.Of(relief.Id)} launches on {context.Date(relief.LaunchDays)}";
        var stay = $"launched {context.Date(craft.LaunchedDays)}, return planned {(double.IsFinite(craft.PlannedReturnDays) ? "for" : "")} {context.Date(craft.PlannedReturnDays)}; {relieved}; ".Replace("  ", " ", StringComparison.Ordinal);
        var outcome = craft.IsLimitReached ? $"the crew reaches its limit and returns on {context.Date(craft.ReturnDays)} without relief, {ReplayContext.Length(craft.OverstayDays)} longer than planned"
            : craft.OverstayDays < Waits.LeastDays ? double.IsFinite(craft.PlannedReturnDays) ? "the crew returns as planned" : "its return lies beyond the horizon"
            : !double.IsFinite(craft.ReturnDays) ? $"the crew is still waiting on {context.Horizon}, {ReplayContext.Length(craft.OverstayDays)} longer than planned"
            : $"the crew returns on {context.Date(craft.ReturnDays)}, {ReplayContext.Length(craft.OverstayDays)} longer than planned";
        return stay + outcome + (craft.GapDays < Waits.LeastDays ? "."
            : relief is null ? $"; from then on its place is empty." : $"; {ReplayContext.Length(craft.GapDays)} pass until the relief is launched.");
    }
}
