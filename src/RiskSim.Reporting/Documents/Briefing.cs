using System.Collections.Immutable;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Documents;

/// <summary>The forecast on a few pages for those who decide: what <see cref="Report"/> has in full, chosen and shortened.</summary>
internal sealed partial class Briefing : ForecastComposer
{
    /// <summary>More assumptions than this do not fit side by side on a page.</summary>
    private const int MostColumns = 5;

    /// <summary>Sites of which the return is drawn.</summary>
    private const int MostRestorations = 2;

    private const int MostEntries = 20;

    private readonly KeptRun _run;

    private Briefing(KeptRun run, ReportCharts charts) : base(run.Forecast, charts) => _run = run;

    private Scenario Scenario => Result.Scenario;

    /// <summary>Forecasts that have a column here.</summary>
    private ImmutableArray<AssumptionForecast> Columns => Forecasts.Length <= MostColumns ? Forecasts : [Main];

    /// <param name="charts">All of the run; those that the briefing shows are taken from them.</param>
    public static ImmutableArray<Passage> Compose(KeptRun run, ImmutableArray<ChartFile> charts)
    {
        var briefing = new Briefing(run, new ReportCharts(charts, ""));
        briefing.Answer();
        briefing.KeyFigures();
        briefing.Assumptions();
        briefing.Capability();
        briefing.Missions();
        briefing.Crew();
        briefing.Evidence();
        briefing.Known();
        briefing.Method();
        briefing.Identity();
        return briefing.Passages;
    }

    public static Prose Subtitle(ForecastResult result) =>
        $"Forecast of launch-site availability · data date {OfTheRun("as_of", FigureText.Date(result.Scenario.AsOf))} · horizon {OfTheRun("horizon", FigureText.Date(result.Scenario.Horizon))}";

    private void Answer()
    {
        Heading("Answer");
        Paragraph(OfTheRun("answer", AnswerText.Paragraph(Result)));
        if (AnswerText.Weights(Result) is { } weights) Paragraph(OfTheRun("weights", weights));
    }

    private void KeyFigures()
    {
        Heading("Key figures");
        var table = new TableBuilder(1, ["Figure", .. Columns.Select(f => Forecasts.Length == 1 ? "Forecast" : f.Id)]);
        void Row(Prose name, string metric, string format)
        {
            if (Columns.Any(f => f.Find(metric) is not null)) table.Add([name, .. Columns.Select(f => (Prose)Value(f, metric, format))]);
        }

        foreach (var kind in FigureIds.KindsAtRisk(Result).Take(2))
        {
            if (FigureIds.IsLost(Result, kind))
                foreach (var q in new[] { Middle, Planning }.Distinct())
                    Row(KeyFigureNames.Back(kind, q), $"capability.{kind}.remaining.{FigureIds.Percentile(q)}", FieldFormat.DateAndError);
            foreach (var threshold in FigureIds.MainThresholds(Scenario))
                Row(KeyFigureNames.LongLoss(kind, threshold), $"capability.{kind}.longest.{FigureIds.Exceeds(threshold)}", FieldFormat.WholeAndError);
        }

        foreach (var mission in Shown.MainMissions(Result, 3))
        {
            Row(KeyFigureNames.OnTime(mission.Id), $"missions.{mission.Id}.delay.prob_on_time", FieldFormat.WholeAndError);
            Row(KeyFigureNames.Launch(mission.Id, Planning), $"missions.{mission.Id}.launch.{FigureIds.Percentile(Planning)}", FieldFormat.DateAndError);
        }

        Table(table);
        Paragraph($"{FigureText.PercentileName(Planning)}: with {FigureIds.Number(Planning * 100)} % probability it is not later or longer. On time: less than a day after the planned date. "
            + $"No figure shows a digit that its Monte Carlo standard error does not support; a date or a number of days whose error is a day or more stands with it (±).{(Columns.Length < Forecasts.Length ? " The figures are those of the blend." : "")}");
    }

    private void Capability()
    {
        Heading("Launch capability");
        Paragraph("A kind of launch is lost while every site that supports it, or is being upgraded to it, is down or not yet upgraded. Turnaround, campaigns and blackouts are no loss.");
        foreach (var kind in FigureIds.KindsAtRisk(Result).Take(1)) Charts($"capability-{kind}");
        // A site that comes back at no percentile has no curve worth a page.
        var back = Shown.Sites(Result).Where(s => Main.Find($"sites.{s.Id}.restored.{FigureIds.Percentile(Middle)}") is { IsBeyondHorizon: false }).Take(MostRestorations);
        foreach (var site in back) Charts($"restoration-{site.Id}");
        if (Shown.Sites(Result).Count(s => Shown.HasRestoration(Result, s)) == 1) Charts("restoration");
    }

    private void Missions()
    {
        if (Shown.Missions(Result).IsEmpty) return;
        Heading("Missions");
        var table = new TableBuilder(2, "Mission", "Planned", "On time", $"Launch, {FigureText.PercentileName(Middle)}", $"Launch, {FigureText.PercentileName(Planning)}", "Mean delay", "Not launched");
        foreach (var mission in Shown.Missions(Result))
        {
            var id = $"missions.{mission.Id}";
            if (mission.Launched is { } launched)
                table.Add(Names.Of(mission.Id), FigureText.Date(mission.Planned), "", $"launched {FigureText.Date(launched)}", "", Sentences.Lateness(launched.DayNumber - mission.Planned.DayNumber), "");
            else
                table.Add(Names.Of(mission.Id), FigureText.Date(mission.Planned), Value(Main, $"{id}.delay.prob_on_time", FieldFormat.WholeAndError), Value(Main, $"{id}.launch.{FigureIds.Percentile(Middle)}", FieldFormat.DateAndError),
                    Value(Main, $"{id}.launch.{FigureIds.Percentile(Planning)}", FieldFormat.DateAndError), Value(Main, $"{id}.delay.mean", FieldFormat.WholeAndError), Value(Main, $"{id}.prob_not_launched", FieldFormat.WholeAndError));
        }

        Table(table);
        Paragraph($"{(Forecasts.Length > 1 ? "The figures are those of the blend. " : "")}Not launched: by the horizon, {FigureText.Date(Scenario.Horizon)}; the mean delay counts the time up to it.");
        if (Main.Joint is { } joint) Paragraph($"{JointSentences.Both(Result, joint)}. {JointSentences.Reason}");
        Charts("launch-dates");
    }

    private void Crew()
    {
        var spacecraft = FigureIds.Spacecraft(Result);
        if (spacecraft.IsEmpty) return;
        Heading("Crew");
        var table = new TableBuilder(1, "Spacecraft", "Overstay, mean", $"Overstay, {FigureText.PercentileName(Planning)}", "Limit reached", "Gap, mean");
        foreach (var id in spacecraft.Select(s => $"spacecraft.{s}"))
            table.Add(Names.Of(id["spacecraft.".Length..]), Value(Main, $"{id}.overstay.mean", FieldFormat.WholeAndError), Value(Main, $"{id}.overstay.{FigureIds.Percentile(Planning)}", FieldFormat.WholeAndError),
                Value(Main, $"{id}.prob_limit_reached", FieldFormat.WholeAndError), Value(Main, $"{id}.gap.mean", FieldFormat.WholeAndError));
        Table(table);
        Paragraph($"Overstay: days in orbit beyond the planned stay, because the relief comes later. At its limit a crew returns without relief. Gap: days between the return and the relief's launch.");
    }

    /// <summary>A figure that later versions of the document can be brought up to date with.</summary>
    private Span Value(AssumptionForecast forecast, string metric, string format)
    {
        if (forecast.Find(metric) is not { } figure) return new Span(FigureText.Absent);
        var value = FieldFormat.Of(figure, format, Scenario.AsOf, Scenario.Horizon, forecast.EffectiveTrials) ?? throw new ArgumentException($"'{format}' does not fit {metric}", nameof(format));
        return new Span(value.Text) { Field = new FieldTag(metric, forecast == Main ? AssumptionForecast.BlendId : forecast.Id, format).ToString() };
    }

    /// <summary>What the run is, as a figure is.</summary>
    /// <param name="name">After <c>run.</c></param>
    private static Span OfTheRun(string name, string text, SpanStyle style = SpanStyle.Plain) => new(PlainText.OneLine(text), style) { Field = "run." + name };

    protected override Prose WeightCell(AssumptionForecast forecast, bool isStated) =>
        (isStated ? "weight.stated" : "weight.updated") is var metric && forecast.Find(metric) is null ? base.WeightCell(forecast, isStated) : Value(forecast, metric, FieldFormat.Whole);
}
