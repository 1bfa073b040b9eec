using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RiskSim.Sampling;

namespace RiskSim.Simulation;

/// <summary>Draws what may or may not happen, with its own probability or oversampled, and knows the weight of the latter.</summary>
internal sealed class OccurrenceStage
{
    /// <summary>Of each randomisation, in a block.</summary>
    private const int Points = Block.Capacity / Randomisations.Count;

    private readonly PercentileSource _source;
    private readonly Boost? _boost;
    private readonly Selection _selection = new();
    private readonly double[] _impact = new double[Block.Capacity];
    private readonly double[] _u = new double[Block.Capacity];
    private readonly double[] _place = new double[Block.Capacity];
    private readonly int[] _level = new int[Block.Capacity];
    private readonly int[] _places = new int[Block.Capacity];
    private readonly double[] _base = [];
    private readonly double[][] _ratio = [];
    private readonly double[][] _ifItHappens = [];
    private readonly double[][] _ifItDoesNot = [];
    private readonly List<(int Trial, int Occurrence)> _happened = [];

    public OccurrenceStage(PercentileSource source, Boost? boost)
    {
        _source = source;
        _boost = boost;
        if (boost is null) return;
        var own = boost.Probability[0];
        _ratio = [.. boost.Share.Select(_ => new double[Block.Capacity])];
        _ifItHappens = [.. boost.Probability.Select(level => level.Select((q, o) => boost.IsOversampled(o) ? q / own[o] : 1).ToArray())];
        _ifItDoesNot = [.. boost.Probability.Select(level => level.Select((q, o) => boost.IsOversampled(o) ? (1 - q) / (1 - own[o]) : 1).ToArray())];
        _base = [.. _ifItDoesNot.Select(level => level.Where((_, o) => boost.CauseOf(o) < 0).Aggregate(1.0, (x, y) => x * y))];
    }

    /// <summary>Of the block: what happened of what is oversampled, by trial of the block.</summary>
    public IReadOnlyList<(int Trial, int Occurrence)> Happened => _happened;

    /// <summary>The level of a trial of the block.</summary>
    public int LevelOf(int i) => _level[i];

    /// <summary>Chooses the level of each trial of a block.</summary>
    public void Begin(long firstTrial, int count)
    {
        if (_boost is null) return;
        _happened.Clear();
        FindPlaces(firstTrial);
        for (var i = 0; i < count; i++)
        {
            var u = _place[i];
            var level = 0;
            for (; level < _boost.Share.Length - 1 && u >= _boost.Share[level]; level++) u -= _boost.Share[level];
            _level[i] = level;
        }

        for (var l = 0; l < _ratio.Length; l++) Array.Fill(_ratio[l], _base[l], 0, count);
    }

    /// <summary>
    /// Of each trial of the block a uniformly random number: of each randomisation one in each of as many equal parts as it has points, in random
    /// order. So every block has its share of each level, and which trial has which level knows nothing of the points. (An even sequence
    /// would not do: beside Sobol' points it makes errors up to three times those of random trials.)
    /// </summary>
    private void FindPlaces(long firstTrial)
    {
        _source.Fill(_boost!.LevelKey, firstTrial, _u);
        _source.Fill(PercentileSource.Key(_boost.LevelKey, 0), firstTrial, _place);
        for (var first = 0; first < Block.Capacity; first += Lanes.Count)
        {
            // Lanes of other points of the same eight randomisations.
            var u = Lanes.Load(_u, first);
            var rank = Lanes.Load(_place, first);
            for (var other = first % Randomisations.Count; other < Block.Capacity; other += Randomisations.Count)
                rank += Vector512.LessThan(Lanes.Load(_u, other), u) & Vector512<double>.One;
            Lanes.Store(rank / Points, _place, first);
        }
    }

    /// <summary>Fills a column with the impacts of an occurrence that needs no cause, and with <paramref name="none"/> where it does not happen.</summary>
    /// <returns>Where it happens, ascending; valid until the next call.</returns>
    public ReadOnlySpan<int> Fill(int index, Occurrence occurrence, long firstTrial, Span<double> values, double none)
    {
        if (_boost is null || !_boost.IsOversampled(index)) return FillPlainly(occurrence, firstTrial, values, none);
        var found = 0;
        _source.Fill(occurrence.Key, firstTrial, values);
        for (var i = 0; i < values.Length; i++)
        {
            var probability = _boost.Probability[_level[i]][index];
            if (values[i] >= probability)
            {
                values[i] = none;
                continue;
            }

            values[i] = occurrence.ImpactAt(values[i], probability);
            _places[found++] = i;
            _happened.Add((i, index));
            for (var l = 1; l < _ratio.Length; l++) _ratio[l][i] *= _ifItHappens[l][index] / _ifItDoesNot[l][index];
        }

        return _places.AsSpan(0, found);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<int> FillPlainly(Occurrence occurrence, long firstTrial, Span<double> values, double none)
    {
        var probability = occurrence.Probability;
        if (probability <= 0)
        {
            values.Fill(none);
            return [];
        }

        _source.Fill(occurrence.Key, firstTrial, values);
        var places = _selection.Below(values, probability);
        for (var k = 0; k < places.Length; k++) _impact[k] = Occurrence.ImpactPercentile(values[places[k]], probability);
        var impact = _impact.AsSpan(0, places.Length);
        occurrence.Impact.Map(impact, impact);
        values.Fill(none);
        for (var k = 0; k < places.Length; k++) values[places[k]] = impact[k];
        return places;
    }

    /// <summary>Fills some places of a column, those of trials in which its cause happened, with the impacts of an occurrence.</summary>
    /// <returns>Where it happens, ascending; valid until the next call.</returns>
    public ReadOnlySpan<int> Fill(int index, Occurrence occurrence, long firstTrial, ReadOnlySpan<int> places, Span<double> values)
    {
        var found = 0;
        _source.Fill(occurrence.Key, firstTrial, places, _u);
        var isOversampled = _boost is not null && _boost.IsOversampled(index);
        for (var k = 0; k < places.Length; k++)
        {
            var i = places[k];
            var probability = isOversampled ? _boost!.Probability[_level[i]][index] : occurrence.Probability;
            var happens = _u[k] < probability;
            if (happens)
            {
                values[i] = occurrence.ImpactAt(_u[k], probability);
                _places[found++] = i;
            }

            if (!isOversampled) continue;
            var factors = happens ? _ifItHappens : _ifItDoesNot;
            for (var l = 1; l < _ratio.Length; l++) _ratio[l][i] *= factors[l][index];
            if (happens) _happened.Add((i, index));
        }

        return _places.AsSpan(0, found);
    }

    /// <summary>Multiplies each trial's weight by its probability over that of the mixture of levels, and rounds it.</summary>
    /// <param name="scale">All weights are multiplied by it.</param>
    /// <param name="units">Weights become multiples of 1/units: up or down at random, so that even the smallest are right on average.</param>
    public void Weigh(Span<double> weights, long firstTrial, double scale, double units)
    {
        if (_boost is null) return;
        var u = _u.AsSpan(0, weights.Length);
        _source.Fill(_boost.RoundingKey, firstTrial, u);
        for (var i = 0; i < weights.Length; i++)
        {
            var mixture = _boost.Share[0];
            for (var l = 1; l < _ratio.Length; l++) mixture += _boost.Share[l] * _ratio[l][i];
            weights[i] = Math.Floor(weights[i] / mixture * scale * units + u[i]) / units;
        }
    }
}
