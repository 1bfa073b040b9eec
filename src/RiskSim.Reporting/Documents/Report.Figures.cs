using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Documents;

/// <summary>The sections that show figures.</summary>
internal sealed partial class Report
{
    private void Opening(string title)
    {
        Title(title);
        Paragraph($"Forecast of launch-site availability: {FigureText.Identity(Result)}");
        Paragraph(AnswerText.Paragraph(Result));
        if (AnswerText.Weights(Result) is { } weights) Paragraph(weights);
    }

    private void KeyFigures()
    {
        Heading("Key figures");
        Paragraph($"Each figure stands with its Monte Carlo standard error (±), which says how well the simulation knows it, not how well the assumptions fit the world. "
            + $"{FigureText.PercentileName(Planning)}: with {FigureIds.Number(Planning * 100)} % probability it is not later or longer.");
        var table = new TableBuilder(1, Columns("Figure"));
        foreach (var kind in FigureIds.KindsAtRisk(Result))
        {
            var isLost = FigureIds.IsLost(Result, kind);
            foreach (var q in new[] { Middle, Planning }.Distinct())
                if (isLost) table.Add([KeyFigureNames.Back(kind, q), .. Forecasts.Select(f => Back(f, f.Find($"capability.{kind}.remaining.{FigureIds.Percentile(q)}")))]);
            foreach (var threshold in FigureIds.MainThresholds(Result.Scenario))
                Row(table, KeyFigureNames.LongLoss(kind, threshold), $"capability.{kind}.longest.{FigureIds.Exceeds(threshold)}");
        }
        foreach (var mission in Shown.MainMissions(Result, 3))
        {
            Row(table, KeyFigureNames.OnTime(mission.Id), $"missions.{mission.Id}.delay.prob_on_time");
            Row(table, KeyFigureNames.Launch(mission.Id, Planning), $"missions.{mission.Id}.launch.{FigureIds.Percentile(Planning)}");
        }
        Table(table);
    }

    private void Capability()
    {
        Heading("Launch capability");
        Paragraph($"A kind of launch is lost while every site that supports it, or is being upgraded to it, is down or not yet upgraded. Turnaround, campaigns and blackouts are no loss. "
            + $"The longest loss includes its part before the data date; all are cut at the horizon.");
        foreach (var kind in FigureIds.Kinds(Result))
        {
            Paragraph($"**{Names.KindCapital(kind)}.** {Sentences.Capability(Result, Main, kind)}.");
            var table = new TableBuilder(1, Columns(Names.KindCapital(kind)));
            var id = $"capability.{kind}";
            table.Add(["lost on the data date", .. Forecasts.Select(f => OnDataDate(f, $"{id}.lost_after_0"))]);
            foreach (var q in new[] { Middle, Planning }.Distinct())
                if (FigureIds.IsLost(Result, kind))
                    table.Add([$"back, {FigureText.PercentileName(q)}", .. Forecasts.Select(f => Back(f, f.Find($"{id}.remaining.{FigureIds.Percentile(q)}")))]);
            Row(table, "longest loss, mean", $"{id}.longest.mean");
            foreach (var q in new[] { Middle, Planning }.Distinct())
                table.Add([$"longest loss, {FigureText.PercentileName(q)}", .. Forecasts.Select(f => Longest(f, id, FigureIds.Percentile(q)))]);
            Row(table, "days lost by the horizon, mean", $"{id}.total.mean");
            foreach (var threshold in Result.Scenario.Report.ThresholdDays)
                Row(table, $"lost {FigureIds.Number(threshold)} days after the data date", $"{id}.{FigureIds.LostAfter(threshold)}");
            Table(table);
        }
        Charts("capability", "calendar");

        var sites = new TableBuilder(1, Columns("Site"));
        foreach (var site in Shown.Sites(Result))
        {
            var name = Names.Site(site);
            foreach (var q in new[] { Middle, Planning }.Distinct())
                Row(sites, $"{name}: restored, {FigureText.PercentileName(q)}", $"sites.{site.Id}.restored.{FigureIds.Percentile(q)}");
            Row(sites, $"{name}: not restored by the horizon", $"sites.{site.Id}.restored.prob_beyond_horizon");
            Row(sites, $"{name}: share of time not down", $"sites.{site.Id}.availability.mean");
        }
        if (!sites.IsEmpty) Table(sites);
        Charts("restoration");
    }

    /// <summary>The end of what is left of a loss, as a date.</summary>
    private string Back(AssumptionForecast forecast, Figure? remaining) => FigureText.WithError(
        remaining is { IsBeyondHorizon: false } ? remaining with { Date = FigureText.Day(Result.Scenario.AsOf, remaining.Value) } : remaining,
        Result.Scenario.Horizon, forecast.EffectiveTrials);

    /// <summary>A loss that is still going on at the horizon is at least as long as what of it can be seen.</summary>
    private string Longest(AssumptionForecast forecast, string id, string percentile)
    {
        var length = Cell(forecast, $"{id}.longest.{percentile}");
        return Shown.IsAtLeast(forecast, $"{id}.longest.{percentile}") ? "at least " + length : length;
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
        if (Shown.Missions(Result).IsEmpty) return;
        Heading("Missions");
        Paragraph($"A mission is on time if it launches less than a day after its planned date. "
            + $"A mission that is not launched by the horizon counts with the time up to it in the mean.{(Forecasts.Length > 1 ? " This table shows the blend." : "")}");
        var table = new TableBuilder(3, "Mission", "Kind", "Planned", "On time",
            $"Launch, {FigureText.PercentileName(Middle)}", $"Launch, {FigureText.PercentileName(Planning)}", "Mean delay", "Not by the horizon");
        foreach (var mission in Shown.Missions(Result))
        {
            var id = $"missions.{mission.Id}";
            string[] first = [Names.Of(mission.Id), mission.Kind, FigureText.Date(mission.Planned)];
            if (mission.Launched is { } launched)
                table.Add([.. first, $"launched {FigureText.Date(launched)}", Sentences.Lateness(launched.DayNumber - mission.Planned.DayNumber), "", "", ""]);
            else
                table.Add([.. first, Cell(Main, $"{id}.delay.prob_on_time"), Cell(Main, $"{id}.launch.{FigureIds.Percentile(Middle)}"),
                    Cell(Main, $"{id}.launch.{FigureIds.Percentile(Planning)}"), Cell(Main, $"{id}.delay.mean"), Cell(Main, $"{id}.prob_not_launched")]);
        }
        Table(table);
        if (Forecasts.Length > 1)
        {
            Paragraph($"By assumption, launch at {FigureText.PercentileName(Planning)}:");
            var each = new TableBuilder(1, Columns("Mission"));
            foreach (var mission in Shown.Missions(Result).Where(m => m.Launched is null))
                Row(each, Names.Of(mission.Id), $"missions.{mission.Id}.launch.{FigureIds.Percentile(Planning)}");
            Table(each);
        }
        foreach (var mission in Shown.MainMissions(Result, int.MaxValue))
            Item($"{Sentences.Mission(Result, Main, mission)}");
        if (Main.Joint is { } joint) Paragraph($"{JointSentences.Both(Result, joint)}. {JointSentences.Reason}");
        Charts("launch-dates", "joint", "delays");
    }

    private void Crew()
    {
        var spacecraft = FigureIds.Spacecraft(Result);
        if (spacecraft.IsEmpty) return;
        Heading("Crew");
        Paragraph("Overstay: days in orbit beyond the planned stay, because the relief comes later. Gap: days between the return and the relief's launch.");
        var table = new TableBuilder(1, Columns("Spacecraft"));
        foreach (var id in spacecraft)
        {
            var name = Names.Of(id);
            Row(table, $"{name}: overstay, mean", $"spacecraft.{id}.overstay.mean");
            Row(table, $"{name}: overstay, {FigureText.PercentileName(Planning)}", $"spacecraft.{id}.overstay.{FigureIds.Percentile(Planning)}");
            Row(table, $"{name}: limit reached", $"spacecraft.{id}.prob_limit_reached");
            Row(table, $"{name}: gap, mean", $"spacecraft.{id}.gap.mean");
        }
        Table(table);
        Charts("crew-overstay");
    }

    private void DelayParts()
    {
        var missions = Shown.Missions(Result).Where(m => Main.Find($"missions.{m.Id}.delay.mean") is not null).ToList();
        if (missions.Count == 0) return;
        Heading("Where the delay comes from");
        var parts = MissionsTable.DelayParts.Where(p => missions.Any(m => Main.Find($"missions.{m.Id}.delay_part.{p}.mean") is { Value: not 0 })).ToList();
        Figure? Mean(Mission mission, string what) => Main.Find($"missions.{mission.Id}.{what}.mean");
        var largest = missions.SelectMany(m => parts.Select(p => Mean(m, "delay_part." + p)).Append(Mean(m, "delay"))).Max(f => f?.StandardError ?? 0);
        Paragraph($"Mean days of delay by cause{(Forecasts.Length > 1 ? " in the blend" : "")}; but for rounding they add up to the mean delay. "
            + $"Standard errors are at most {Rounding.Error(largest, 0.1)} d.");
        var table = new TableBuilder(1, ["Mission", .. parts.Select(Labels.DelayPart), "delay"]);
        string Days(Figure? figure) => FigureText.Value(figure, Result.Scenario.Horizon, Main.EffectiveTrials);
        foreach (var mission in missions)
            table.Add([Names.Of(mission.Id), .. parts.Select(p => Days(Mean(mission, "delay_part." + p))), Days(Mean(mission, "delay"))]);
        Table(table);
        Charts("delay-parts");
    }
}
