using System.Collections.Immutable;
using System.Text;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting;

/// <summary>The short account of a run for the terminal: the assumptions and the blend side by side.</summary>
public sealed class Summary
{
    private const int Width = 100;

    // As many columns of figures as fit into the width beside their names.
    private const int ForecastsPerTable = 4;

    private readonly StringBuilder _text = new();
    private readonly ForecastResult _result;
    private readonly Scenario _scenario;
    private readonly double _middle;
    private readonly double _planning;

    private Summary(ForecastResult result)
    {
        _result = result;
        _scenario = result.Scenario;
        _middle = FigureIds.Nearest(_scenario, 0.5);
        _planning = FigureIds.Nearest(_scenario, 0.8);
    }

    /// <param name="directory">Where the files are.</param>
    /// <param name="files">How many there are.</param>
    /// <param name="version">Of the program.</param>
    public static string Compose(ForecastResult result, string directory, int files, string version)
    {
        var summary = new Summary(result);
        summary.Head(version);
        foreach (var forecasts in Chunks(Shown.Forecasts(result)))
        {
            summary.Places(forecasts);
            summary.Missions(forecasts);
            summary.Crew(forecasts);
        }
        summary.Words();
        summary.Line($"{files} files in {directory} - begin with report.md");
        return summary._text.ToString();
    }

    private static IEnumerable<AssumptionForecast[]> Chunks(ImmutableArray<AssumptionForecast> forecasts) =>
        forecasts.Length <= ForecastsPerTable ? [[.. forecasts]] : forecasts.Chunk(ForecastsPerTable);

    private void Line(string line = "") => _text.Append(line).Append('\n');

    private void Head(string version)
    {
        Line(PlainText.Wrap(_scenario.Name, Width));
        Line($"{FigureText.Identity(_result)} · risksim {version}");
        Line();
    }

    private void Places(AssumptionForecast[] forecasts)
    {
        var table = new TextTable(1);
        table.Add(["", .. forecasts.Select(f => f.Id)]);
        table.Rule();
        if (_result.Assumptions.Length > 1) table.Add(["weight", .. forecasts.Select(WeightText)]);
        foreach (var kind in FigureIds.KindsAtRisk(_result)) Capability(table, forecasts, kind);
        foreach (var site in Shown.Sites(_result).Where(s => Shown.HasRestoration(_result, s))) Restoration(table, forecasts, site);
        table.AppendTo(_text);
        Line();
    }

    private void Capability(TextTable table, AssumptionForecast[] forecasts, string kind)
    {
        var id = $"capability.{kind}";
        var name = PlainText.OneLine(Names.Kind(kind));
        var isLost = FigureIds.IsLost(_result, kind);
        if (isLost)
        {
            table.Add([$"{name} lost: days left, {Pair}", .. forecasts.Select(f =>
                $"{Left(f, id, _middle)} / {Left(f, id, _planning)}")]);
            table.Add([$"  back, {FigureText.PercentileName(_planning)}", .. forecasts.Select(f => ShortDate(f.Find($"{id}.remaining.{P(_planning)}")))]);
        }
        var thresholds = FigureIds.MainThresholds(_scenario).Select(FigureIds.Exceeds).ToList();
        if (thresholds.Count == 0) return;
        var days = string.Join('/', thresholds.Select(t => t[(t.LastIndexOf('_') + 1)..]));
        table.Add([(isLost ? "  whole loss" : $"{name}: loss") + $" > {days} d, %", .. forecasts.Select(f =>
            string.Join('/', thresholds.Select(t => Compact(f, $"{id}.longest.{t}"))))]);
    }

    private void Restoration(TextTable table, AssumptionForecast[] forecasts, Site site)
    {
        var id = $"sites.{site.Id}.restored";
        var name = PlainText.Shorten(Names.Site(site), 22);
        var figures = forecasts.SelectMany(f => new[] { f.Find($"{id}.{P(_middle)}"), f.Find($"{id}.{P(_planning)}") }).OfType<Figure>().ToList();
        if (figures.Count > 0 && figures.All(f => f.IsBeyondHorizon))
        {
            table.Add(name, $"not restored by {FigureText.Date(_scenario.Horizon)}, {FigureText.PercentileName(_middle)} and {FigureText.PercentileName(_planning)} of all");
            return;
        }
        table.Add([$"{name} back, {FigureText.PercentileName(_middle)}", .. forecasts.Select(f => ShortDate(f.Find($"{id}.{P(_middle)}")))]);
        table.Add([$"  {FigureText.PercentileName(_planning)}", .. forecasts.Select(f => ShortDate(f.Find($"{id}.{P(_planning)}")))]);
    }

    private void Missions(AssumptionForecast[] forecasts)
    {
        var missions = Shown.Missions(_result);
        if (missions.IsEmpty) return;
        var table = new TextTable(2);
        table.Add(["mission", "planned", .. forecasts.Select(f => f.Id)]);
        table.Add(["", "", .. forecasts.Select(_ => $"on time {Pair}")]);
        table.Rule();
        foreach (var mission in missions)
        {
            var name = PlainText.OneLine(Names.Of(mission.Id));
            var planned = FigureText.Date(mission.Planned);
            if (mission.Launched is not null)
                table.Add(name, planned, Sentences.MissionOutlook(_result, forecasts[0], mission));
            else
                table.Add([name, planned, .. forecasts.Select(f => Outlook(f, mission))]);
        }
        table.AppendTo(_text);
        Line($"(chance of launching less than a day late; days late at {FigureText.PercentileName(_middle)} and {FigureText.PercentileName(_planning)}; > n: beyond the horizon)");
        Line();
    }

    private string Outlook(AssumptionForecast forecast, Mission mission)
    {
        var id = $"missions.{mission.Id}.delay";
        var limit = _scenario.Horizon.DayNumber - mission.Planned.DayNumber;
        string Delay(double q) => forecast.Find($"{id}.{P(q)}") is { } f
            ? f.IsBeyondHorizon ? $">{FigureIds.Number(limit)}" : Days(f)
            : FigureText.Absent;
        return $"{Compact(forecast, $"{id}.prob_on_time", " %")} {Delay(_middle) + "/" + Delay(_planning),8}";
    }

    private void Crew(AssumptionForecast[] forecasts)
    {
        var spacecraft = FigureIds.Spacecraft(_result);
        if (spacecraft.IsEmpty) return;
        var table = new TextTable(1);
        table.Add([$"crew: days over at {FigureText.PercentileName(_planning)}, limit reached", .. forecasts.Select(f => f.Id)]);
        table.Rule();
        foreach (var id in spacecraft)
            table.Add([PlainText.OneLine(Names.Of(id)), .. forecasts.Select(f =>
                $"{Days(f.Find($"spacecraft.{id}.overstay.{P(_planning)}"))}  {Compact(f, $"spacecraft.{id}.prob_limit_reached", " %"),5}")]);
        table.AppendTo(_text);
        Line();
    }

    private void Words()
    {
        var main = Shown.Main(_result);
        foreach (var kind in FigureIds.KindsAtRisk(_result).Take(1)) Line(PlainText.Wrap(Sentences.Capability(_result, main, kind), Width));
        foreach (var mission in Shown.MainMissions(_result, 3)) Line(PlainText.Wrap(Sentences.Mission(_result, main, mission), Width));
        Line();
    }

    private string Pair => $"{FigureText.PercentileName(_middle)}/{FigureText.PercentileName(_planning)}";

    private static string P(double probability) => FigureIds.Percentile(probability);

    private string WeightText(AssumptionForecast forecast) => forecast.Id == AssumptionForecast.BlendId ? ""
        : Rounding.Percent(forecast.UpdatedWeight, 0, forecast.EffectiveTrials, wholePercent: true) + " %";

    private static string Compact(AssumptionForecast forecast, string metric, string sign = "") =>
        forecast.Find(metric) is { } figure ? Rounding.CompactPercent(figure.Value, figure.StandardError) + sign : FigureText.Absent;

    private static string Days(Figure? figure) => figure switch
    {
        null => FigureText.Absent,
        _ => Rounding.Days(figure.Value, figure.StandardError, wholeDays: true),
    };

    private string Left(AssumptionForecast forecast, string id, double probability) =>
        forecast.Find($"{id}.remaining.{P(probability)}") is { IsBeyondHorizon: true }
            ? $">{FigureIds.Number(_scenario.HorizonDays)}"
            : Days(forecast.Find($"{id}.remaining.{P(probability)}"));

    private string ShortDate(Figure? figure) => figure switch
    {
        null => FigureText.Absent,
        { IsBeyondHorizon: true } => $"> {FigureText.Date(_scenario.Horizon)}",
        _ => FigureText.Date(figure.Date ?? FigureText.Day(_scenario.AsOf, figure.Value)),
    };
}
