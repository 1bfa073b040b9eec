using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Scenarios;
using RiskSim.Statistics.Joint;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Statistics;

/// <summary>Makes the reported figures of one assumption, or of the blend, from its accumulators.</summary>
internal sealed class FigureBuilder
{
    private const double ConfidenceFloor = 1e-12;

    private readonly Scenario _scenario;
    private readonly string _id;
    private readonly Mixture _mixture;
    private readonly MetricCatalogue[] _catalogues;
    private readonly FigureSelection? _selection;
    private readonly List<Figure> _figures = [];
    private readonly ImmutableDictionary<string, EmpiricalDistribution>.Builder _distributions = ImmutableDictionary.CreateBuilder<string, EmpiricalDistribution>();
    private readonly ImmutableDictionary<string, DailyProbability>.Builder _lossByDay = ImmutableDictionary.CreateBuilder<string, DailyProbability>();
    private readonly Dictionary<string, (MetricTally[] Metrics, Histogram[] Histograms, double ShiftDays)> _sources = [];
    private readonly ConvergenceBuilder _convergence;

    /// <param name="catalogues">By component.</param>
    /// <param name="selection">The figures that are needed, without what only documents show; null: everything.</param>
    public FigureBuilder(Scenario scenario, string id, ImmutableArray<Component> components, MetricCatalogue[] catalogues, FigureSelection? selection = null)
    {
        _scenario = scenario;
        _id = id;
        _mixture = new Mixture(components);
        _catalogues = catalogues;
        _selection = selection;
        _convergence = new ConvergenceBuilder(components);
    }

    public AssumptionForecast Build(double statedWeight, Estimate updatedWeight)
    {
        var isBlend = _id == AssumptionForecast.BlendId;
        if (!isBlend)
        {
            Add("weight.stated", new Estimate(statedWeight, 0), Unit.Weight);
            Add("weight.updated", updatedWeight, Unit.Weight);
        }

        Dictionary<string, MetricTally>[] byId = [.. _mixture.Components.Select(c => c.Tally.Metrics.ToDictionary(m => m.Spec.Id, StringComparer.Ordinal))];
        foreach (var spec in _catalogues[0].Metrics)
        {
            if (_selection?.HasAny(spec.Id.Split('.')[1]) == false) continue;
            var metrics = Array.ConvertAll(byId, m => m.GetValueOrDefault(spec.Id));
            if (metrics.Contains(null)) continue;
            AddMetric(spec, metrics!);
            if (spec.Id.EndsWith(".remaining", StringComparison.Ordinal)) AddLosses(spec.Id[..^".remaining".Length]);
        }

        return new AssumptionForecast
        {
            Id = _id,
            StatedWeight = statedWeight,
            UpdatedWeight = updatedWeight.Value,
            IsPossible = true,
            EffectiveTrials = _mixture.Components.Sum(c => c.Tally.EffectiveTrials),
            Figures = [.. _figures],
            Distributions = _distributions.ToImmutable(),
            LossByDay = _lossByDay.ToImmutable(),
            Joint = Joint(),
            Convergence = _convergence.Series,
        };
    }

    /// <summary>P(X ≤ x) of a distribution that was built, with its error.</summary>
    public Estimate AtMost(string distribution, double days)
    {
        var (metrics, histograms, shiftDays) = _sources[distribution];
        var probability = _distributions[distribution].Cdf(days);
        return _mixture.Cdf(metrics, histograms, probability, days - shiftDays);
    }

    /// <summary>Of the times that are known to the UTC day once they have come: restorations and launches.</summary>
    public ImmutableDictionary<string, DailyDistribution> Daily() =>
        _sources.Where(s => s.Key.EndsWith(".restored", StringComparison.Ordinal) || s.Key.EndsWith(".launch", StringComparison.Ordinal))
            .ToImmutableDictionary(s => s.Key, s => new DailyDistributionBuilder(_mixture, s.Value.Metrics, [.. s.Value.Histograms.Select(h => h.Shifted(s.Value.ShiftDays))])
                .Build(_distributions[s.Key], (int)_scenario.HorizonDays), StringComparer.Ordinal);

    /// <summary>Of an assumption under which what is known is impossible: its weights and nothing else.</summary>
    public static AssumptionForecast Impossible(string id, double statedWeight) => new()
    {
        Id = id,
        StatedWeight = statedWeight,
        UpdatedWeight = 0,
        IsPossible = false,
        EffectiveTrials = 0,
        Figures = id == AssumptionForecast.BlendId ? [] :
        [
            new Figure(id, "weight.stated", statedWeight, 0, Unit.Weight, null),
            new Figure(id, "weight.updated", 0, 0, Unit.Weight, null),
        ],
        Distributions = ImmutableDictionary<string, EmpiricalDistribution>.Empty,
        LossByDay = ImmutableDictionary<string, DailyProbability>.Empty,
        Convergence = new Dictionary<string, ImmutableArray<ConvergencePoint>>(),
    };

    /// <param name="metrics">By component.</param>
    private void AddMetric(MetricSpec spec, MetricTally[] metrics)
    {
        if (metrics.All(m => m.Exists.Total <= 0)) return;
        if (spec is DurationSpec duration)
        {
            AddDuration(duration, metrics);
            return;
        }

        var mean = Ratio(metrics, m => m.Mean);
        var isProbability = spec.Id.Contains(".prob_", StringComparison.Ordinal);
        var isShare = spec.Id.EndsWith(".availability", StringComparison.Ordinal);
        Add(isProbability ? spec.Id : $"{spec.Id}.mean", mean, isProbability ? Unit.Probability : isShare ? Unit.Share : Unit.Days);
    }

    private void AddDuration(DurationSpec spec, MetricTally[] metrics)
    {
        var id = spec.Id;
        Histogram[] histograms = [.. metrics.Select(m => m.Histogram!)];
        if (id.EndsWith(".restored", StringComparison.Ordinal))
        {
            Add($"{id}.prob_beyond_horizon", Ratio(metrics, m => m.Beyond), Unit.Probability);
            AddQuantiles(id, Quantiles(id, metrics, histograms), 0, Unit.PointInTime);
            return;
        }

        Add($"{id}.mean", Ratio(metrics, m => m.Mean), Unit.Days);
        AddConvergence($"{id}.mean", metrics, (c, segment) => metrics[c].MeanOf(segment));
        var quantiles = Quantiles(id, metrics, histograms);
        AddQuantiles(id, quantiles, 0, Unit.Days);
        var isDelay = _catalogues[0].PlannedDays.ContainsKey(id);
        if (isDelay) AddLaunch(id, metrics, histograms, quantiles);
        foreach (var days in spec.ThresholdDays)
        {
            int[] index = [.. metrics.Select(m => Array.IndexOf(((DurationSpec)m.Spec).ThresholdDays, days))];
            if (index.Contains(-1)) continue;
            var figure = $"{id}.prob_gt_{Label(days)}";
            Add(figure, _mixture.Ratio(c => metrics[c].Above(index[c]), c => metrics[c].Exists), Unit.Probability);
            AddConvergence(figure, metrics, (c, segment) => metrics[c].AboveOf(index[c], segment));
        }

        if (!isDelay) return;
        Add($"{id}.prob_on_time", Ratio(metrics, m => m.Prompt), Unit.Probability);
        Add($"{id[..^".delay".Length]}.prob_not_launched", Ratio(metrics, m => m.Beyond), Unit.Probability);
    }

    /// <summary>Launch = planned + delay; assumptions may plan differently, so the mixture is made anew.</summary>
    private void AddLaunch(string delayId, MetricTally[] metrics, Histogram[] histograms, Lazy<Estimate>[] delays)
    {
        var id = delayId[..^"delay".Length] + "launch";
        var planned = _catalogues.Select(c => c.PlannedDays[delayId]).ToArray();
        if (delays.Length == 0) return;
        if (planned.Distinct().Count() == 1)
        {
            _distributions[id] = _distributions[delayId].Shift(planned[0]);
            _sources[id] = (metrics, histograms, planned[0]);
            AddQuantiles(id, delays, planned[0], Unit.PointInTime);
            return;
        }

        AddQuantiles(id, Quantiles(id, metrics, [.. histograms.Select((h, c) => h.Shifted(planned[c]))]), 0, Unit.PointInTime);
    }

    /// <summary>Keeps the distribution and gives its percentiles, if they are needed.</summary>
    private Lazy<Estimate>[] Quantiles(string id, MetricTally[] metrics, Histogram[] histograms)
    {
        if (_selection?.HasDistribution(id) == false) return [];
        _sources[id] = (metrics, histograms, 0);
        var distribution = _distributions[id] = _mixture.Distribution(metrics, histograms);
        return [.. _scenario.Report.Quantiles.Select(p => new Lazy<Estimate>(() => _mixture.Quantile(distribution, metrics, histograms, p)))];
    }

    private void AddQuantiles(string id, Lazy<Estimate>[] quantiles, double shift, Unit unit)
    {
        for (var q = 0; q < quantiles.Length; q++)
        {
            var metric = $"{id}.p{Label(100 * _scenario.Report.Quantiles[q])}";
            if (_selection?.Has(metric) == false) continue;
            Add(metric, quantiles[q].Value with { Value = quantiles[q].Value.Value + shift }, unit);
        }
    }

    private void AddLosses(string id)
    {
        LossTally[] losses = [.. _mixture.Components.Select(c => Array.Find(c.Tally.Losses, l => l.Spec.Id == id)!)];
        GroupSum[][] days = [.. losses.Select(l => l.ByDay())];
        foreach (var after in losses[0].Spec.AfterDays)
        {
            var isDay = after == Math.Floor(after);
            Add($"{id}.lost_after_{Label(after)}", _mixture.Ratio(c => isDay ? days[c][(int)after] : losses[c].Between(after)), Unit.Probability);
        }

        if (_selection is not null) return;
        Estimate[] estimates = [.. Enumerable.Range(0, losses[0].Spec.Days + 1).Select(day => _mixture.Ratio(c => days[c][day]))];
        _lossByDay[id["capability.".Length..]] = new DailyProbability([.. estimates.Select(e => e.Value)], [.. estimates.Select(e => e.StandardError)]);
    }

    private JointForecast? Joint()
    {
        if (_selection is not null || _catalogues[0].Joint is not { } spec) return null;
        return new JointBuilder(_mixture, Launch(spec.A), Launch(spec.B)).Build(_scenario.Report.Quantiles);

        EmpiricalDistribution Launch(JointAxis mission) => _distributions[$"missions.{mission.Id}.launch"];
    }

    private void AddConvergence(string id, MetricTally[] metrics, Func<int, int, GroupSum?> sums)
    {
        // Where only some trials have the quantity the running ratio would mislead by its changing base.
        if (_selection is null && metrics.All(m => m.Spec.Exists is null)) _convergence.Add(id, sums);
    }

    private Estimate Ratio(MetricTally[] metrics, Func<MetricTally, GroupSum> sums) => _mixture.Ratio(c => sums(metrics[c]), c => metrics[c].Exists);

    private void Add(string metric, Estimate estimate, Unit unit)
    {
        var date = unit == Unit.PointInTime && double.IsFinite(estimate.Value)
            ? _scenario.AsOf.AddDays((int)Math.Floor(estimate.Value + ConfidenceFloor)) : (DateOnly?)null;
        _figures.Add(new Figure(_id, metric, estimate.Value, estimate.StandardError, unit, date) { Deviations = [.. estimate.Deviations] });
    }

    internal static string Label(double number) => Math.Round(number, 9).ToString("0.#########", CultureInfo.InvariantCulture);
}
