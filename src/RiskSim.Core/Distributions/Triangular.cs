namespace RiskSim.Distributions;

/// <summary>A density that rises in a straight line to the mode and falls in a straight line to the maximum.</summary>
public sealed class Triangular : Distribution
{
    private readonly double _width, _rise, _fall, _belowMode;

    /// <param name="minimum">Finite.</param>
    /// <param name="mode">minimum ≤ mode ≤ maximum.</param>
    /// <param name="maximum">Finite, above the minimum.</param>
    public Triangular(double minimum, double mode, double maximum)
    {
        if (!(minimum <= mode && mode <= maximum && minimum < maximum) || !double.IsFinite(maximum - minimum))
            throw new ArgumentOutOfRangeException(nameof(mode));
        (Minimum, Mode, Maximum) = (minimum, mode, maximum);
        (_width, _rise, _fall) = (maximum - minimum, mode - minimum, maximum - mode);
        _belowMode = _rise / _width;
    }

    /// <summary>The most likely value.</summary>
    public double Mode { get; }

    public override string Expression =>
        $"triangular({Elementary.Text(Minimum)} {Elementary.Text(Mode)} {Elementary.Text(Maximum)})";

    public override double Minimum { get; }

    public override double Maximum { get; }

    public override double Quantile(double u) =>
        u <= _belowMode ? Minimum + Math.Sqrt(Math.Max(0, u) * _width * _rise) : QuantileAbove(1 - u);

    public override double QuantileAbove(double q) =>
        1 - q <= _belowMode && q > 0.5 ? Quantile(1 - q)
        : q <= 1 - _belowMode ? Maximum - Math.Sqrt(Math.Max(0, q) * _width * _fall)
        : Minimum + Math.Sqrt((1 - q) * _width * _rise);

    public override double Cdf(double x)
    {
        if (x >= Mode) return 1 - Survival(x);
        return x <= Minimum ? 0 : (x - Minimum) / _width * ((x - Minimum) / _rise);
    }

    public override double Survival(double x)
    {
        if (x < Mode) return 1 - Cdf(x);
        return x >= Maximum ? 0 : (Maximum - x) / _width * ((Maximum - x) / _fall);
    }

    public override double Density(double x)
    {
        if (x < Minimum || x > Maximum) return 0;
        return x < Mode ? 2 / _width * ((x - Minimum) / _rise) : _fall > 0 ? 2 / _width * ((Maximum - x) / _fall) : 2 / _width;
    }

    internal override IEnumerable<double> Landmarks => [Minimum, Mode, Maximum];
}
