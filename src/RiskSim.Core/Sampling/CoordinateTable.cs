using System.Numerics;

namespace RiskSim.Sampling;

/// <summary>Which quantity has which coordinate of the points: a hash table of keys, which are well mixed already.</summary>
internal sealed class CoordinateTable
{
    /// <summary>The coordinate of a quantity that has none.</summary>
    public const int None = -1;

    private readonly ulong[] _keys;
    private readonly int[] _coordinates;
    private readonly int _mask;

    /// <param name="keys">By coordinate, each once; <see cref="PercentileSource.NoKey"/> leaves a coordinate unused.</param>
    public CoordinateTable(ReadOnlySpan<ulong> keys)
    {
        // At most a quarter full: nearly every search ends at its first place.
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(4 * keys.Length + 1));
        _keys = new ulong[size];
        _coordinates = new int[size];
        Array.Fill(_coordinates, None);
        _mask = size - 1;
        for (var c = 0; c < keys.Length; c++)
        {
            if (keys[c] == PercentileSource.NoKey) continue;
            var place = (int)keys[c] & _mask;
            while (_coordinates[place] != None) place = (place + 1) & _mask;
            (_keys[place], _coordinates[place]) = (keys[c], c);
        }
    }

    public int this[ulong key]
    {
        get
        {
            for (var place = (int)key & _mask; ; place = (place + 1) & _mask)
                if (_coordinates[place] == None || _keys[place] == key) return _coordinates[place];
        }
    }
}
