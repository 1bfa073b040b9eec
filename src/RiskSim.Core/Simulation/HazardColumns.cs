using System.Runtime.CompilerServices;
using RiskSim.Sampling;

namespace RiskSim.Simulation;

/// <summary>The hazard outages of one site in a block of trials: a row holds one of each trial, or none (+∞).</summary>
/// <param name="hazards">How many the site has.</param>
internal sealed class HazardColumns(int hazards)
{
    /// <summary>With fewer trials than this share still before the horizon, single draws cost less than a column.</summary>
    private const int WorthwhileShare = 8;

    private readonly double[] _clock = new double[Block.Capacity];
    private readonly double[] _every = new double[Block.Capacity];
    private readonly double[] _outage = new double[Block.Capacity];
    private readonly List<double[]> _from = [];
    private readonly List<double[]> _to = [];

    /// <summary>Enough for the trial that has most.</summary>
    public int Rows { get; private set; }

    /// <summary>By hazard: the rows of it and of those before it.</summary>
    public int[] RowsUpTo { get; } = new int[hazards];

    /// <summary>By row: a column of beginnings.</summary>
    public List<double[]> From => _from;

    /// <summary>By row: a column of ends.</summary>
    public List<double[]> To => _to;

    /// <summary>Each hazard is up for a draw of every, from the data date on, then down for a draw of outage, and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Draw(PercentileSource source, HazardPlan[] hazards, long firstTrial, int count, double horizon)
    {
        Rows = 0;
        for (var h = 0; h < hazards.Length; h++)
        {
            var hazard = hazards[h];
            Array.Clear(_clock);
            var alive = count;
            for (var k = 0; alive > 0; k++)
            {
                var asColumn = alive >= count / WorthwhileShare;
                if (asColumn)
                {
                    hazard.Every.Fill(source, firstTrial, k, _every.AsSpan(0, count));
                    hazard.Outage.Fill(source, firstTrial, k, _outage.AsSpan(0, count));
                }

                var (from, to) = NextRow();
                alive = 0;
                for (var i = 0; i < count; i++)
                {
                    from[i] = to[i] = double.PositiveInfinity;
                    if (_clock[i] > horizon) continue;
                    var t = _clock[i] += asColumn ? _every[i] : hazard.Every.At(source, firstTrial + i, k);
                    if (t > horizon) continue;
                    from[i] = t;
                    to[i] = _clock[i] = t + (asColumn ? _outage[i] : hazard.Outage.At(source, firstTrial + i, k));
                    if (_clock[i] <= horizon) alive++;
                }
            }

            RowsUpTo[h] = Rows;
        }
    }

    private (double[] From, double[] To) NextRow()
    {
        if (Rows == _from.Count)
        {
            _from.Add(new double[Block.Capacity]);
            _to.Add(new double[Block.Capacity]);
        }

        return (_from[Rows], _to[Rows++]);
    }
}
