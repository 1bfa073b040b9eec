using System.Collections.Immutable;
using RiskSim.Changes;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tipping;

/// <summary>Finds the value of an input at which a figure crosses a limit, with the same percentiles for all values.</summary>
public sealed class Tipper
{
    /// <summary>A power of two, as Sobol' points like it; the crossing takes a dozen forecasts.</summary>
    public const long UsualTrials = 65_536;

    private readonly TippingQuestion _question;
    private readonly Func<ImmutableArray<KeyValuePair<string, string>>, LoadResult> _load;
    private readonly ForecastOptions _options;
    private readonly IProgress<ForecastProgress>? _progress;
    private readonly CancellationToken _cancel;
    private (string Key, WeighedTrials Trials)? _last;
    private int _simulations;
    private int _expected;

    private Tipper(TippingQuestion question, Func<ImmutableArray<KeyValuePair<string, string>>, LoadResult> load, ForecastOptions options, IProgress<ForecastProgress>? progress, CancellationToken cancel) =>
        (_question, _load, _options, _progress, _cancel) = (question, load, options, progress, cancel);

    /// <summary>Everything that keeps the question from being answered: all values of the grid are tried without a trial.</summary>
    /// <param name="load">Loads the scenario with the inputs set so, after all other overrides.</param>
    /// <param name="set">The other overrides.</param>
    /// <returns>Errors; empty if it can be answered.</returns>
    public static ImmutableArray<Problem> Problems(TippingQuestion question, Func<ImmutableArray<KeyValuePair<string, string>>, LoadResult> load, IEnumerable<KeyValuePair<string, string>> set)
    {
        var own = question.Problems(set);
        if (!own.IsEmpty) return own;
        var problems = ImmutableArray.CreateBuilder<Problem>();
        // One input after the other: a mistake is then told once, not for each value of the other.
        foreach (var input in question.Inputs)
            foreach (var value in input.Grid(question.Points))
            {
                var others = question.Inputs.Where(i => i != input).Select(i => i.Setting(i.From));
                var wrong = load([input.Setting(value), .. others]).Problems.Where(p => p.Severity == Severity.Error).Select(p => AtOption(p, question)).ToList();
                problems.AddRange(wrong);
                if (wrong.Count > 0) break;
            }

        var distinct = problems.Distinct().ToImmutableArray();
        return distinct.IsEmpty && load([.. question.Inputs.Select(i => i.Setting(i.To))]).Scenario is { } scenario ? [.. question.Problems(scenario)] : distinct;
    }

    /// <summary>The user wrote it after <c>--vary</c>.</summary>
    private static Problem AtOption(Problem problem, TippingQuestion question)
    {
        const string Set = "--set";
        var place = problem.Place.File;
        return question.Inputs.Any(i => place == $"{Set} {i.Path}") ? problem with { Place = new Place("--vary" + place[Set.Length..], 0, 0) } : problem;
    }

    /// <param name="load">As of <see cref="Problems"/>, which found none.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="TippingException">A value within the range cannot be used though its neighbours can.</exception>
    public static TippingResult Run(
        TippingQuestion question, Func<ImmutableArray<KeyValuePair<string, string>>, LoadResult> load, ForecastOptions options, IProgress<ForecastProgress>? progress, CancellationToken cancel)
    {
        var scenario = load([]).Scenario ?? load([.. question.Inputs.Select(i => i.Setting(i.From))]).Scenario ?? throw new ArgumentException("the scenario has errors", nameof(load));
        var withTrials = options with { Trials = options.Trials ?? Math.Min(scenario.Run.Trials, UsualTrials) };
        return new Tipper(question, load, withTrials, progress, cancel).Run(scenario);
    }

    private TippingResult Run(Scenario scenario)
    {
        // Weights need no trials of their own, so they are searched where there is a choice.
        var searched = _question.Inputs.Length == 2 && _question.Inputs[0].WeightOf is null && _question.Inputs[1].WeightOf is not null ? 1 : 0;
        var input = _question.Inputs[searched];
        double?[] others = _question.Inputs.Length == 2 ? [.. _question.Inputs[1 - searched].Grid(_question.Points).Select(v => (double?)v)] : [null];
        _expected = others.Length * (input.WeightOf is null ? _question.Points + 4 : 1);
        var unit = Unit.Days;
        // A limit that is a date is one whatever the data date.
        var limit = double.NaN;
        var rows = ImmutableArray.CreateBuilder<TippingRow>();
        foreach (var other in others)
        {
            TippingPoint Look(double x)
            {
                var point = Read(searched, x, other, out var used);
                if (point.Figure is { } figure && double.IsNaN(limit))
                {
                    unit = figure.Unit;
                    limit = _question.Limit.In(used) + (unit == Unit.PointInTime ? used.AsOf.DayNumber : 0);
                }

                return point;
            }

            // The limit in the figure's scale is known once there is a figure.
            var grid = input.Grid(_question.Points);
            var looked = grid.Select(Look).ToDictionary(p => p.Input);
            var finder = new CrossingFinder(input, x => looked.TryGetValue(x, out var point) ? point : Look(x), limit);
            rows.Add(new TippingRow(other, searched, finder.Find(grid)));
        }

        return new TippingResult(_question, scenario, limit, unit, rows.ToImmutable(), _simulations, _options.Trials!.Value, _options);
    }

    private TippingPoint Read(int searched, double x, double? other, out Scenario scenario)
    {
        _cancel.ThrowIfCancellationRequested();
        var settings = _question.Inputs.Select((input, i) => (Input: input, Setting: input.Setting(i == searched ? x : other!.Value))).ToList();
        var loaded = _load([.. settings.Select(s => s.Setting)]);
        scenario = loaded.Scenario ?? throw new TippingException([.. loaded.Problems.Where(p => p.Severity == Severity.Error).Select(p => AtOption(p, _question))]);
        var forecast = TrialsOf(scenario, string.Join('\n', settings.Where(s => s.Input.WeightOf is null).Select(s => s.Setting.Value)))
            .Of(scenario, _question.Figure, out var estimates);
        var figure = forecast.IsPossible ? forecast.Find(_question.Figure.Metric) : null;
        var share = _question.Inputs[searched].WeightOf is { } id && estimates.Assumptions.FirstOrDefault(a => a.Id == id) is { } weighed
            ? new WeightShare(weighed.StatedWeight, weighed.UpdatedWeight) : (WeightShare?)null;
        return new TippingPoint(x, figure, figure is null ? null : FigureLevel.Of(figure, scenario)) { Share = share };
    }

    /// <param name="key">What else than weights is set: the trials are the same while it is.</param>
    private WeighedTrials TrialsOf(Scenario scenario, string key)
    {
        if (_last is var (lastKey, last) && lastKey == key) return last;
        _last = null;
        var perRun = _options.Trials!.Value * scenario.Assumptions.Length;
        _expected = Math.Max(_expected, _simulations + 1);
        var display = _progress is null ? null : new Shifted(_progress, _simulations * perRun, _expected * perRun);
        var trials = WeighedTrials.Run(scenario, _options, display, _cancel);
        _simulations++;
        _last = (key, trials);
        return trials;
    }

    private sealed class Shifted(IProgress<ForecastProgress> progress, long offset, long total) : IProgress<ForecastProgress>
    {
        public void Report(ForecastProgress value) => progress.Report(new ForecastProgress(offset + value.Done, total));
    }
}

/// <summary>A value between two that can be used cannot.</summary>
public sealed class TippingException(ImmutableArray<Problem> problems) : Exception("a value within the range cannot be used")
{
    /// <summary>At least one.</summary>
    public ImmutableArray<Problem> Problems { get; } = problems;
}
