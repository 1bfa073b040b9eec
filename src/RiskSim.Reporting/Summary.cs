using System.Collections.Immutable;
using System.Text;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting;

/// <summary>The short account of a run for the terminal: the assumptions and the blend side by side.</summary>
public sealed class Summary
{
    /// <summary>Where nothing is known of the terminal.</summary>
    public const int UsualWidth = 100;

    // More columns than this are hard to compare even where there is room.
    private const int MostForecastsPerTable = 5;

    // With its words and four columns of dates a name of this length still fits.
    private const int LongestName = 30;

    private readonly int _width;
    private readonly StringBuilder _text = new();
    private readonly ForecastResult _result;
    private readonly Scenario _scenario;
    private readonly double _middle;
    private readonly double _planning;

    private Summary(ForecastResult result, int width)
    {
        _width = width;
        _result = result;
        _scenario = result.Scenario;
        _middle = FigureIds.Nearest(_scenario, 0.5);
        _planning = FigureIds.Nearest(_scenario, 0.8);
    }

    /// <param name="directory">Where the files are.</param>
    /// <param name="files">How many there are.</param>
    /// <param name="version">Of the program.</param>
    /// <param name="width">Of the terminal, in characters; tables are broken up where they would be wider.</param>
    public static string Compose(ForecastResult result, string directory, int files, string version, int width = UsualWidth)
    {
        var forecasts = Shown.Forecasts(result);
        var summary = new Summary(result, width);
        summary.Head(version);
        summary.Tables(forecasts);
        summary.Words();
        summary.Line($"{files} files in {directory} - begin with report.md");
        return summary._text.ToString();
    }

    /// <summary>As many columns side by side as fit, and as equal a number in each set of tables as can be.</summary>
    private void Tables(ImmutableArray<AssumptionForecast> forecasts)
    {
        var start = _text.Length;
        for (var most = Math.Min(forecasts.Length, MostForecastsPerTable); most > 0; most--)
        {
            _text.Length = start;
            var sets = (forecasts.Length + most - 1) / most;
            foreach (var chunk in forecasts.Chunk((forecasts.Length + sets - 1) / sets))
            {
                Places(chunk);
                Missions(chunk);
                Crew(chunk);
            }
            if (_text.ToString(start, _text.Length - start).Split('\n').All(l => l.Length <= _width)) return;
        }
    }

    private void Line(string line = "") => _text.Append(line).Append('\n');

    private void Head(string version)
    {
        Line(PlainText.Wrap(_scenario.Name, _width));
        Line(PlainText.Wrap($"{FigureText.Identity(_result)} · risksim {version}", _width));
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
        var name = PlainText.Shorten(Names.Site(site), LongestName);
        var figures = forecasts.SelectMany(f => new[] { f.Find($"{id}.{P(_middle)}"), f.Find($"{id}.{P(_planning)}") }).OfType<Figure>().ToList();
        if (figures.Count > 0 && figures.All(f => f.IsBeyondHorizon))
        {
            table.Add(name, $"not back by {FigureText.Date(_scenario.Horizon)} at {string.Join(" or ", new[] { _middle, _planning }.Distinct().Select(FigureText.PercentileName))}"
                + (_result.Assumptions.Length > 1 ? ", whatever is assumed" : ""));
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
            var name = PlainText.Shorten(Names.Of(mission.Id), LongestName);
            var planned = FigureText.Date(mission.Planned);
            if (mission.Launched is not null)
                table.Add(name, planned, Sentences.MissionOutlook(_result, forecasts[0], mission));
            else
                table.Add([name, planned, .. forecasts.Select(f => Outlook(f, mission))]);
        }
        table.AppendTo(_text);
        Line(PlainText.Wrap($"(chance of launching less than a day late; days late at {FigureText.PercentileName(_middle)} and {FigureText.PercentileName(_planning)}; >n: beyond the horizon)", _width));
        Line();
    }

    private string Outlook(AssumptionForecast forecast, Mission mission)
    {
        var id = $"missions.{mission.Id}.delay";
        var limit = _scenario.Horizon.DayNumber - mission.Planned.DayNumber;
        string Delay(double q) => forecast.Find($"{id}.{P(q)}") is { } f
            ? f.IsBeyondHorizon ? $">{FigureIds.Number(limit)}" : Rounding.DaysLate(f.Value, f.StandardError)
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
            table.Add([PlainText.Shorten(Names.Of(id), LongestName), .. forecasts.Select(f =>
                $"{Days(f.Find($"spacecraft.{id}.overstay.{P(_planning)}"))}  {Compact(f, $"spacecraft.{id}.prob_limit_reached", " %"),5}")]);
        table.AppendTo(_text);
        Line();
    }

    private void Words()
    {
        var main = Shown.Main(_result);
        foreach (var kind in FigureIds.KindsAtRisk(_result).Take(1)) Line(PlainText.Wrap(Sentences.Capability(_result, main, kind), _width));
        foreach (var figure in Shown.RareFigures(_result))
            Line(PlainText.Wrap($"{figure}: {FigureText.OneIn(main.Find(figure), main.EffectiveTrials)}", _width));
        foreach (var mission in Shown.MainMissions(_result, 3)) Line(PlainText.Wrap(Sentences.Mission(_result, main, mission), _width));
        Line();
        if (_result.Stopping is not { } stopping) return;
        Line(PlainText.Wrap(StopSentences.Course(stopping), _width));
        foreach (var finding in StopSentences.Findings(_result)) Line(PlainText.Wrap(finding, _width));
        Line();
    }

    private string Pair => $"{FigureText.PercentileName(_middle)}/{FigureText.PercentileName(_planning)}";

    private static string P(double probability) => FigureIds.Percentile(probability);

    private string WeightText(AssumptionForecast forecast) => forecast.Id == AssumptionForecast.BlendId ? ""
        : Weight(forecast.StatedWeight) is var stated && Weight(forecast.UpdatedWeight) is var updated && stated == updated ? updated + " %" : $"{stated} → {updated} %";

    private static string Weight(double weight) => weight == 0 ? "0" : Rounding.CompactPercent(weight, 0);

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
