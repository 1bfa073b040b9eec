using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Scenarios;

namespace RiskSim.Statistics;

/// <summary>Makes the reported figures of one assumption, or of the blend, from its accumulators.</summary>
internal sealed class FigureBuilder
{
    private const double ConfidenceFloor = 1e-12;

    private readonly Scenario _scenario;
    private readonly string _id;
    private readonly Mixture _mixture;
    private readonly MetricCatalogue[] _catalogues;
    private readonly List<Figure> _figures = [];
    private readonly ImmutableDictionary<string, EmpiricalDistribution>.Builder _distributions = ImmutableDictionary.CreateBuilder<string, EmpiricalDistribution>();
    private readonly ImmutableDictionary<string, DailyProbability>.Builder _lossByDay = ImmutableDictionary.CreateBuilder<string, DailyProbability>();
    private readonly ConvergenceBuilder _convergence;

    /// <param name="catalogues">By component.</param>
    public FigureBuilder(Scenario scenario, string id, ImmutableArray<Component> components, MetricCatalogue[] catalogues)
    {
        _scenario = scenario;
        _id = id;
        _mixture = new Mixture(components);
        _catalogues = catalogues;
        _convergence = new ConvergenceBuilder(components);
    }

    public AssumptionForecast Build(double statedWeight, double updatedWeight)
    {
        var isBlend = _id == AssumptionForecast.BlendId;
        if (!isBlend)
        {
            Add("weight.stated", new Estimate(statedWeight, 0), Unit.Weight);
            Add("weight.updated", new Estimate(updatedWeight, 0), Unit.Weight);
        }

        foreach (var spec in _catalogues[0].Metrics)
        {
            var places = _catalogues.Select(c => Array.FindIndex(c.Metrics, m => m.Id == spec.Id)).ToArray();
            if (places.Contains(-1)) continue;
            var place = _mixture.Components.Select((c, i) => (c.Tally, places[i])).ToDictionary(p => p.Tally, p => p.Item2);
            AddMetric(spec, t => t.Metrics[place[t]]);
            if (spec.Id.EndsWith(".remaining", StringComparison.Ordinal)) AddLosses(spec.Id[..^".remaining".Length]);
        }

        return new AssumptionForecast
        {
            Id = _id,
            StatedWeight = statedWeight,
            UpdatedWeight = updatedWeight,
            IsPossible = true,
            EffectiveTrials = _mixture.Components.Sum(c => c.Tally.Weight.Wx.Value * c.Tally.Weight.Wx.Value / c.Tally.Weight.WWx.Value),
            Figures = [.. _figures],
            Distributions = _distributions.ToImmutable(),
            LossByDay = _lossByDay.ToImmutable(),
            Convergence = _convergence.Series,
        };
    }

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
        Convergence = ImmutableDictionary<string, ImmutableArray<ConvergencePoint>>.Empty,
    };

    private void AddMetric(MetricSpec spec, Func<Tally, MetricTally> find)
    {
        if (spec.Exists is not null && _mixture.Components.Sum(c => c.Weight * find(c.Tally).Exists.Wx.Value) <= 0) return;
        if (spec is DurationSpec duration)
        {
            AddDuration(duration, find);
            return;
        }

        var mean = Ratio(find, m => m.Mean.Sums);
        var isProbability = spec.Id.Contains(".prob_", StringComparison.Ordinal);
        var isShare = spec.Id.EndsWith(".availability", StringComparison.Ordinal);
        Add(isProbability ? spec.Id : $"{spec.Id}.mean", mean, isProbability ? Unit.Probability : isShare ? Unit.Share : Unit.Days);
    }

    private void AddDuration(DurationSpec spec, Func<Tally, MetricTally> find)
    {
        var id = spec.Id;
        var distribution = _mixture.Distribution(find);
        _distributions[id] = distribution;
        if (id.EndsWith(".restored", StringComparison.Ordinal))
        {
            Add($"{id}.prob_beyond_horizon", Ratio(find, m => m.Beyond.Sums), Unit.Probability);
            AddQuantiles(id, distribution, find, 0, Unit.PointInTime);
            return;
        }

        var mean = Ratio(find, m => m.Mean.Sums);
        Add($"{id}.mean", mean, Unit.Days);
        _convergence.AddMean($"{id}.mean", find);
        AddQuantiles(id, distribution, find, 0, Unit.Days);
        var isDelay = _catalogues[0].PlannedDays.ContainsKey(id);
        if (isDelay) AddLaunch(id, find);
        for (var t = 0; t < spec.ThresholdDays.Length; t++)
        {
            var days = spec.ThresholdDays[t];
            var index = _mixture.Components.ToDictionary(c => c.Tally,
                c => Array.IndexOf(((DurationSpec)find(c.Tally).Spec).ThresholdDays, days));
            if (index.ContainsValue(-1)) continue;
            var figure = $"{id}.prob_gt_{Label(days)}";
            Add(figure, Ratio(find, (m, tally) => m.Above[index[tally]].Sums), Unit.Probability);
            _convergence.AddAbove(figure, find, index);
        }

        if (!isDelay) return;
        Add($"{id}.prob_on_time", Ratio(find, m => m.Prompt.Sums), Unit.Probability);
        Add($"{id[..^".delay".Length]}.prob_not_launched", Ratio(find, m => m.Beyond.Sums), Unit.Probability);
    }

    /// <summary>Launch = planned + delay; assumptions may plan differently, so the mixture is made anew.</summary>
    private void AddLaunch(string delayId, Func<Tally, MetricTally> find)
    {
        var id = delayId[..^"delay".Length] + "launch";
        var planned = _catalogues.Select(c => c.PlannedDays[delayId]).ToArray();
        if (planned.Distinct().Count() == 1)
        {
            _distributions[id] = _distributions[delayId].Shift(planned[0]);
            AddQuantiles(id, _distributions[delayId], find, planned[0], Unit.PointInTime);
            return;
        }

        var shifted = _mixture.Components.Select((c, i) => (c.Tally, Metric: find(c.Tally).Shifted(planned[i])))
            .ToDictionary(p => p.Tally, p => p.Metric);
        MetricTally FindShifted(Tally tally) => shifted[tally];
        _distributions[id] = _mixture.Distribution(FindShifted);
        AddQuantiles(id, _distributions[id], FindShifted, 0, Unit.PointInTime);
    }

    private void AddQuantiles(string id, EmpiricalDistribution distribution, Func<Tally, MetricTally> find, double shift, Unit unit)
    {
        foreach (var p in _scenario.Report.Quantiles)
        {
            var estimate = _mixture.Quantile(distribution, find, p);
            Add($"{id}.p{Label(100 * p)}", estimate with { Value = estimate.Value + shift }, unit);
        }
    }

    private void AddLosses(string id)
    {
        var places = _catalogues.Select(c => Array.FindIndex(c.Losses, l => l.Id == id)).ToArray();
        var place = _mixture.Components.Select((c, i) => (c.Tally, places[i])).ToDictionary(p => p.Tally, p => p.Item2);
        LossTally Find(Tally t) => t.Losses[place[t]];
        var spec = Find(_mixture.Components[0].Tally).Spec;
        for (var n = 0; n < spec.AfterDays.Length; n++)
        {
            var index = n;
            Add($"{id}.lost_after_{Label(spec.AfterDays[n])}", _mixture.Ratio(t => Find(t).After[index].Sums, null), Unit.Probability);
        }

        var days = _mixture.Components.ToDictionary(c => c.Tally, c => Find(c.Tally).ByDay());
        var probability = ImmutableArray.CreateBuilder<double>(spec.Days + 1);
        var error = ImmutableArray.CreateBuilder<double>(spec.Days + 1);
        for (var d = 0; d <= spec.Days; d++)
        {
            var day = d;
            var estimate = _mixture.Ratio(t => days[t][day], null);
            probability.Add(estimate.Value);
            error.Add(estimate.StandardError);
        }

        _lossByDay[id["capability.".Length..]] = new DailyProbability(probability.MoveToImmutable(), error.MoveToImmutable());
    }

    private Estimate Ratio(Func<Tally, MetricTally> find, Func<MetricTally, Sums> sums) => Ratio(find, (m, _) => sums(m));

    private Estimate Ratio(Func<Tally, MetricTally> find, Func<MetricTally, Tally, Sums> sums)
    {
        var hasExists = find(_mixture.Components[0].Tally).Spec.Exists is not null;
        return _mixture.Ratio(t => sums(find(t), t), hasExists ? t => find(t).Exists.Sums : null);
    }

    private void Add(string metric, Estimate estimate, Unit unit)
    {
        var date = unit == Unit.PointInTime && double.IsFinite(estimate.Value)
            ? _scenario.AsOf.AddDays((int)Math.Floor(estimate.Value + ConfidenceFloor)) : (DateOnly?)null;
        _figures.Add(new Figure(_id, metric, estimate.Value, estimate.StandardError, unit, date));
    }

    private static string Label(double number) => Math.Round(number, 9).ToString("0.#########", CultureInfo.InvariantCulture);
}
