using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Documents;

/// <summary>The sections that show figures.</summary>
internal sealed partial class Report
{
    private void Answer()
    {
        var scenario = _result.Scenario;
        Paragraph($"# {Escape(scenario.Name)}");
        Paragraph($"Forecast of launch-site availability: {FigureText.Identity(_result)}");
        Paragraph(string.Join(". ", AnswerText.Sentences(_result).Select(Escape)) + ".");
        if (AnswerText.Weights(_result) is { } weights) Paragraph(weights);
    }

    private void KeyFigures()
    {
        Heading("Key figures");
        Paragraph("Each figure stands with its Monte Carlo standard error (±), which says how well the simulation knows it, not how well the assumptions fit the world. "
            + $"{FigureText.PercentileName(_planning)}: with {FigureIds.Number(_planning * 100)} % probability it is not later or longer.");
        var table = new MarkdownTable(1, Columns("Figure"));
        foreach (var kind in FigureIds.KindsAtRisk(_result))
        {
            var isLost = FigureIds.IsLost(_result, kind);
            foreach (var q in new[] { _middle, _planning }.Distinct())
                if (isLost) Row(table, $"{Names.KindCapital(kind)}: days to the return of the capability, {FigureText.PercentileName(q)}", $"capability.{kind}.remaining.{FigureIds.Percentile(q)}");
            foreach (var threshold in FigureIds.MainThresholds(_result.Scenario))
                Row(table, $"{Names.KindCapital(kind)}: a loss lasts more than {FigureIds.Number(threshold)} days", $"capability.{kind}.longest.{FigureIds.Exceeds(threshold)}");
        }
        foreach (var mission in Shown.MainMissions(_result, 3))
        {
            var name = Escape(Names.Of(mission.Id));
            Row(table, $"{name}: on time", $"missions.{mission.Id}.delay.prob_on_time");
            Row(table, $"{name}: launch, {FigureText.PercentileName(_planning)}", $"missions.{mission.Id}.launch.{FigureIds.Percentile(_planning)}");
        }
        Table(table);
    }

    private void Capability()
    {
        Heading("Launch capability");
        Paragraph("A kind of launch is lost while every site that supports it, or is being upgraded to it, is down or not yet upgraded. Turnaround, campaigns and blackouts are no loss. "
            + "The longest loss includes its part before the data date; all are cut at the horizon.");
        foreach (var kind in FigureIds.Kinds(_result))
        {
            Paragraph($"**{Escape(Names.KindCapital(kind))}.** {Escape(Sentences.Capability(_result, _main, kind))}.");
            var table = new MarkdownTable(1, Columns(Escape(Names.KindCapital(kind))));
            var id = $"capability.{kind}";
            table.Add(["lost on the data date", .. _forecasts.Select(f => OnDataDate(f, $"{id}.lost_after_0"))]);
            foreach (var q in new[] { _middle, _planning }.Distinct())
                if (FigureIds.IsLost(_result, kind))
                    table.Add([$"back, {FigureText.PercentileName(q)}", .. _forecasts.Select(f => Back(f, f.Find($"{id}.remaining.{FigureIds.Percentile(q)}")))]);
            Row(table, "longest loss, mean", $"{id}.longest.mean");
            foreach (var q in new[] { _middle, _planning }.Distinct())
                table.Add([$"longest loss, {FigureText.PercentileName(q)}", .. _forecasts.Select(f => Longest(f, id, FigureIds.Percentile(q)))]);
            Row(table, "days lost by the horizon, mean", $"{id}.total.mean");
            foreach (var threshold in _result.Scenario.Report.ThresholdDays)
                Row(table, $"lost {FigureIds.Number(threshold)} days after the data date", $"{id}.{FigureIds.LostAfter(threshold)}");
            Table(table);
        }
        Charts("capability", "calendar");

        var sites = new MarkdownTable(1, Columns("Site"));
        foreach (var site in Shown.Sites(_result))
        {
            var name = Escape(Names.Site(site));
            foreach (var q in new[] { _middle, _planning }.Distinct())
                Row(sites, $"{name}: restored, {FigureText.PercentileName(q)}", $"sites.{site.Id}.restored.{FigureIds.Percentile(q)}");
            Row(sites, $"{name}: not restored by the horizon", $"sites.{site.Id}.restored.prob_beyond_horizon");
            Row(sites, $"{name}: share of time not down", $"sites.{site.Id}.availability.mean");
        }
        if (!sites.IsEmpty) Table(sites);
        Charts("restoration");
    }

    /// <summary>The end of what is left of a loss, as a date.</summary>
    private string Back(AssumptionForecast forecast, Figure? remaining) => FigureText.WithError(
        remaining is { IsBeyondHorizon: false } ? remaining with { Date = FigureText.Day(_result.Scenario.AsOf, remaining.Value) } : remaining,
        _result.Scenario.Horizon, forecast.EffectiveTrials);

    /// <summary>A loss that is still going on at the horizon is at least as long as what of it can be seen.</summary>
    private string Longest(AssumptionForecast forecast, string id, string percentile)
    {
        var length = Cell(forecast, $"{id}.longest.{percentile}");
        return forecast.Find($"{id}.remaining.{percentile}") is { IsBeyondHorizon: true } ? "at least " + length : length;
    }

    /// <summary>What is going on on the data date is mostly known, not sampled.</summary>
    private string OnDataDate(AssumptionForecast forecast, string metric) => forecast.Find(metric) switch
    {
        { Value: > 1 - 1e-9 } => "yes",
        { Value: < 1e-9 } => "no",
        _ => Cell(forecast, metric),
    };

    private void Missions()
    {
        if (Shown.Missions(_result).IsEmpty) return;
        Heading("Missions");
        Paragraph("A mission is on time if it launches less than a day after its planned date. "
            + $"A mission that is not launched by the horizon counts with the time up to it in the mean.{(_forecasts.Length > 1 ? " This table shows the blend." : "")}");
        var table = new MarkdownTable(3, "Mission", "Kind", "Planned", "On time",
            $"Launch, {FigureText.PercentileName(_middle)}", $"Launch, {FigureText.PercentileName(_planning)}", "Mean delay", "Not by the horizon");
        foreach (var mission in Shown.Missions(_result))
        {
            var id = $"missions.{mission.Id}";
            string[] first = [Escape(Names.Of(mission.Id)), Escape(mission.Kind), FigureText.Date(mission.Planned)];
            if (mission.Launched is { } launched)
                table.Add([.. first, $"launched {FigureText.Date(launched)}", Sentences.Lateness(launched.DayNumber - mission.Planned.DayNumber), "", "", ""]);
            else
                table.Add([.. first, Cell(_main, $"{id}.delay.prob_on_time"), Cell(_main, $"{id}.launch.{FigureIds.Percentile(_middle)}"),
                    Cell(_main, $"{id}.launch.{FigureIds.Percentile(_planning)}"), Cell(_main, $"{id}.delay.mean"), Cell(_main, $"{id}.prob_not_launched")]);
        }
        Table(table);
        if (_forecasts.Length > 1)
        {
            Paragraph($"By assumption, launch at {FigureText.PercentileName(_planning)}:");
            var each = new MarkdownTable(1, Columns("Mission"));
            foreach (var mission in Shown.Missions(_result).Where(m => m.Launched is null))
                Row(each, Escape(Names.Of(mission.Id)), $"missions.{mission.Id}.launch.{FigureIds.Percentile(_planning)}");
            Table(each);
        }
        foreach (var mission in Shown.MainMissions(_result, int.MaxValue))
            Line($"- {Escape(Sentences.Mission(_result, _main, mission))}");
        Line();
        if (_main.Joint is { } joint) Paragraph(Escape(JointSentences.Both(_result, joint)) + ". " + JointSentences.Reason);
        Charts("launch-dates", "joint", "delays");
    }

    private void Crew()
    {
        var spacecraft = FigureIds.Spacecraft(_result);
        if (spacecraft.IsEmpty) return;
        Heading("Crew");
        Paragraph("Overstay: days in orbit beyond the planned stay, because the relief comes later. Gap: days between the return and the relief's launch.");
        var table = new MarkdownTable(1, Columns("Spacecraft"));
        foreach (var id in spacecraft)
        {
            var name = Escape(Names.Of(id));
            Row(table, $"{name}: overstay, mean", $"spacecraft.{id}.overstay.mean");
            Row(table, $"{name}: overstay, {FigureText.PercentileName(_planning)}", $"spacecraft.{id}.overstay.{FigureIds.Percentile(_planning)}");
            Row(table, $"{name}: limit reached", $"spacecraft.{id}.prob_limit_reached");
            Row(table, $"{name}: gap, mean", $"spacecraft.{id}.gap.mean");
        }
        Table(table);
        Charts("crew-overstay");
    }

    private void DelayParts()
    {
        var missions = Shown.Missions(_result).Where(m => _main.Find($"missions.{m.Id}.delay.mean") is not null).ToList();
        if (missions.Count == 0) return;
        Heading("Where the delay comes from");
        var parts = MissionsTable.DelayParts.Where(p => missions.Any(m => _main.Find($"missions.{m.Id}.delay_part.{p}.mean") is { Value: not 0 })).ToList();
        Figure? Mean(Mission mission, string what) => _main.Find($"missions.{mission.Id}.{what}.mean");
        var largest = missions.SelectMany(m => parts.Select(p => Mean(m, "delay_part." + p)).Append(Mean(m, "delay"))).Max(f => f?.StandardError ?? 0);
        Paragraph($"Mean days of delay by cause{(_forecasts.Length > 1 ? " in the blend" : "")}; but for rounding they add up to the mean delay. "
            + $"Standard errors are at most {Rounding.Error(largest, 0.1)} d.");
        var table = new MarkdownTable(1, ["Mission", .. parts.Select(Labels.DelayPart), "delay"]);
        string Days(Figure? figure) => FigureText.Value(figure, _result.Scenario.Horizon, _main.EffectiveTrials);
        foreach (var mission in missions)
            table.Add([Escape(Names.Of(mission.Id)), .. parts.Select(p => Days(Mean(mission, "delay_part." + p))), Days(Mean(mission, "delay"))]);
        Table(table);
        Charts("delay-parts");
    }
}
