namespace RiskSim.Simulation;

/// <summary>The suspensions of one family in one trial.</summary>
internal sealed class FamilyState
{
    private double[] _from = new double[4];
    private double[] _to = new double[4];
    private int _count;

    public void Reset() => _count = 0;

    public void Suspend(double from, double to)
    {
        if (_count == _from.Length)
        {
            Array.Resize(ref _from, 2 * _count);
            Array.Resize(ref _to, 2 * _count);
        }

        _from[_count] = from;
        _to[_count++] = to;
    }

    /// <summary>First time ≥ t at which the family is not suspended.</summary>
    public double FirstFlying(double t)
    {
        for (var again = true; again;)
        {
            again = false;
            for (var k = 0; k < _count; k++)
                if (t >= _from[k] && t < _to[k]) { t = _to[k]; again = true; }
        }

        return t;
    }
}
