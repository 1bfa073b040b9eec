namespace RiskSim.Distributions;

/// <summary>A beta distribution given by its ends, its mode and how strongly the mode draws.</summary>
/// <param name="mode">minimum ≤ mode ≤ maximum.</param>
/// <param name="maximum">Above the minimum.</param>
/// <param name="shape">Above 0; 4 is the usual PERT distribution.</param>
public sealed class Pert(double minimum, double mode, double maximum, double shape = 4)
    : BetaShaped(1 + shape * ((mode - minimum) / (maximum - minimum)), 1 + shape * ((maximum - mode) / (maximum - minimum)), minimum, maximum)
{
    /// <summary>The most likely value.</summary>
    public double Mode { get; } = mode >= minimum && mode <= maximum ? mode : throw new ArgumentOutOfRangeException(nameof(mode));

    /// <summary>Above 0: how sharp the peak is; 4 is the classic one.</summary>
    public double Shape { get; } = shape > 0 ? shape : throw new ArgumentOutOfRangeException(nameof(shape));

    public override string Expression
    {
        get
        {
            var points = $"{Elementary.Text(Minimum)} {Elementary.Text(Mode)} {Elementary.Text(Maximum)}";
            return Shape == 4 ? $"pert({points})" : $"pert({points} shape={Elementary.Text(Shape)})";
        }
    }
}
