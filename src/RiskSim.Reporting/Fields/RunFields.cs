using System.Collections.Immutable;
using RiskSim.Distributions;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Fields;

/// <summary>Everything of a run that a document can show: figures, sentences, charts, and what the run is.</summary>
public sealed class RunFields
{
    private const string SentencePrefix = "sentence:";
    private const int MostGuesses = 3;

    // Who has more slips than this in a document has not mistyped.
    private const int GuessesAreWorthwhile = 50;

    private readonly ForecastResult _result;
    private readonly string _id;
    private readonly ImmutableDictionary<string, Func<string, FieldValue?>> _ofTheRun;
    private readonly ImmutableArray<string> _namesOfTheRun;
    private readonly ImmutableArray<(string Id, Func<AssumptionForecast, string> Text)> _sentences;
    private readonly ImmutableDictionary<string, ImmutableArray<Figure>> _restored;
    private readonly ImmutableHashSet<string> _subjects;

    public RunFields(KeptRun run)
    {
        var result = _result = run.Forecast;
        _id = run.Id;
        var identity = RunIdentity.Of(run);
        Identity = identity.Line;
        Charts = new ChartPictures(result);
        var scenario = result.Scenario;
        (string Id, Func<string, FieldValue?> Value)[] ofTheRun =
        [
            ("run.scenario", f => Words(scenario.Name, f)),
            ("run.as_of", f => FieldFormat.OfDate(scenario.AsOf, f)),
            ("run.horizon", f => FieldFormat.OfDate(scenario.Horizon, f)),
            ("run.trials", f => FieldFormat.OfCount(result.Trials, f)),
            ("run.seed", f => Words(identity.Seed, f)),
            ("run.sampling", f => Words(FigureText.Sampling(result.Sampling), f)),
            ("run.version", f => Words(run.Origin.Version, f)),
            ("run.text_hash", f => Words(identity.TextHash, f)),
            ("run.id", f => Words(_id, f)),
            ("run.identity", f => Words(Identity, f)),
            ("run.answer", f => Words(AnswerText.Paragraph(result), f)),
            .. AnswerText.Weights(result) is { } weights ? [("run.weights", f => Words(weights, f))] : Array.Empty<(string, Func<string, FieldValue?>)>(),
        ];
        _restored = result.All.ToImmutableDictionary(a => a.Id, a => RestoredSites.Figures(result, a));
        var inputs = scenario.Assumptions[0].Inputs;
        _subjects =
        [
            .. inputs.Sites.Select(s => "sites." + s.Id), .. inputs.Missions.Select(m => "missions." + m.Id),
            .. inputs.Spacecraft.Select(s => "spacecraft." + s.Id), .. FigureIds.Spacecraft(result).Select(s => "spacecraft." + s), .. FigureIds.Kinds(result).Select(k => "capability." + k),
        ];
        _namesOfTheRun = [.. ofTheRun.Select(r => r.Id)];
        _ofTheRun = ofTheRun.ToImmutableDictionary(r => r.Id, r => r.Value, StringComparer.Ordinal);
        _sentences =
        [
            .. Shown.Missions(result).Select(m => ($"{SentencePrefix}missions.{m.Id}", (Func<AssumptionForecast, string>)(a => Sentences.Mission(result, a, m)))),
            .. FigureIds.Kinds(result).Select(k => ($"{SentencePrefix}capability.{k}", (Func<AssumptionForecast, string>)(a => Sentences.Capability(result, a, k)))),
            .. FigureIds.Spacecraft(result).Select(s => ($"{SentencePrefix}spacecraft.{s}", (Func<AssumptionForecast, string>)(a => Sentences.Crew(result, a, s)))),
        ];
    }

    /// <summary>Scenario, data date, hash of the text, seed, trials, version and id of the run in one line: what a document records.</summary>
    public string Identity { get; }

    /// <summary>Whether a document was updated from this run, or made of it.</summary>
    /// <param name="recorded">What it says of that, which ends with the id of a run; null: nothing.</param>
    public bool IsThisRun(string? recorded) => recorded is not null && recorded.EndsWith(_id, StringComparison.Ordinal);

    /// <summary>Whether the program made a document of another run: then the text beside its fields tells of that one.</summary>
    public bool IsReportOfAnother(DocumentPlan plan) => plan.ReportOf is { } id && id != _id;

    internal ChartPictures Charts { get; }

    /// <summary>Every field with the value that it shows without a format: of the run, sentences, the figures of the blend, then of each assumption.</summary>
    public IEnumerable<(FieldTag Tag, string Value)> All()
    {
        foreach (var name in _namesOfTheRun) yield return Entry(new FieldTag(name, AssumptionForecast.BlendId, ""));
        ImmutableArray<AssumptionForecast> blendFirst = [_result.Blend, .. _result.Assumptions];
        foreach (var forecast in blendFirst)
        {
            foreach (var (id, _) in _sentences) yield return Entry(new FieldTag(id, forecast.Id, ""));
            foreach (var figure in Figures(forecast)) yield return Entry(new FieldTag(figure.Metric, forecast.Id, ""));
        }
    }

    /// <summary>The value of a tag.</summary>
    /// <param name="place">Of the field in its document.</param>
    /// <param name="problems">Gets what is wrong with the tag.</param>
    /// <returns>Null where something is.</returns>
    internal FieldValue? Resolve(FieldTag tag, Place place, ICollection<Problem> problems)
    {
        string Guess(string word, IEnumerable<string> names, string otherwise) => problems.Count > GuessesAreWorthwhile ? otherwise : NearestOf(word, OfTheSame(word, names), otherwise);
        FieldValue? Wrong(string rule, string mend)
        {
            problems.Add(new Problem(Severity.Error, place, tag.ToString(), rule, mend));
            return null;
        }

        if (_result.All.FirstOrDefault(a => a.Id == tag.Assumption) is not { } forecast)
            return Wrong($"the run has no assumption '{tag.Assumption}'", Guess(tag.Assumption, _result.All.Select(a => a.Id), "It has " + string.Join(", ", _result.All.Select(a => a.Id)) + "."));
        if (!FieldFormat.IsKnown(tag.Format)) return Wrong($"'{tag.Format}' is no format", Guess(tag.Format, FieldFormat.Names, FieldFormat.Known));
        if (!Find(tag, forecast, out var value))
            return Wrong($"the run has no figure '{tag.Id}'{(forecast == _result.Blend ? "" : $" under '{forecast.Id}'")}", Guess(tag.Id, Names(forecast), "'risksim docs fields' lists all."));
        return value ?? Wrong($"the format '{tag.Format}' does not fit this value", $"It shows as '{Entry(tag with { Format = "" }).Value}' without a format. {FieldFormat.Known}");
    }

    private (FieldTag Tag, string Value) Entry(FieldTag tag)
    {
        Find(tag, _result.All.First(a => a.Id == tag.Assumption), out var value);
        return (tag, value!.Text);
    }

    private bool Find(FieldTag tag, AssumptionForecast forecast, out FieldValue? value)
    {
        value = null;
        if (_ofTheRun.GetValueOrDefault(tag.Id) is { } ofTheRun)
        {
            value = ofTheRun(tag.Format);
            return true;
        }
        if (_sentences.FirstOrDefault(s => s.Id == tag.Id) is { Text: { } sentence })
        {
            value = Words(sentence(forecast), tag.Format);
            return true;
        }
        if ((forecast.Find(tag.Id) ?? (forecast.IsPossible ? _restored[forecast.Id].FirstOrDefault(f => f.Metric == tag.Id) : null)) is { } figure)
        {
            value = FieldFormat.Of(figure, tag.Format, _result.Scenario.AsOf, _result.Scenario.Horizon, forecast.EffectiveTrials);
            return true;
        }
        // What is known contradicts the assumption: it has no figures, but its fields stay where they are.
        if (forecast.IsPossible || _result.All.All(a => Figures(a).All(f => f.Metric != tag.Id))) return false;
        value = new FieldValue(FigureText.Absent);
        return true;
    }

    private IEnumerable<string> Names(AssumptionForecast forecast) => _namesOfTheRun.Concat(_sentences.Select(s => s.Id)).Concat(Figures(forecast).Select(f => f.Metric));

    /// <summary>Those of the run, and as figures the facts that it does not forecast any more.</summary>
    private IEnumerable<Figure> Figures(AssumptionForecast forecast) => forecast.IsPossible ? forecast.Figures.Concat(_restored[forecast.Id]) : forecast.Figures;

    /// <summary>Of names that may have been meant, those of the site, mission, spacecraft or kind that a name speaks of, if there is such a one: nobody means another.</summary>
    internal IEnumerable<string> OfTheSame(string name, IEnumerable<string> names)
    {
        static string Subject(string id) => id.Split(':')[^1].Split('.') is [var of, var subject, ..] ? $"{of}.{subject}" : "";
        return _subjects.Contains(Subject(name)) ? names.Where(n => Subject(n) == Subject(name)) : names;
    }

    /// <summary>The names that may have been meant, or else another hint.</summary>
    internal static string NearestOf(string word, IEnumerable<string> names, string otherwise)
    {
        var near = NearestWord.Several(word, names, MostGuesses);
        return near.Count == 0 ? otherwise : $"Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?";
    }

    private static FieldValue? Words(string text, string format) => format == FieldFormat.Default ? new FieldValue(PlainText.OneLine(text)) : null;
}
