namespace RiskSim.Sampling;

/// <summary>How the trials of a run are spread over the futures.</summary>
public enum SamplingMethod
{
    /// <summary>Independent trials.</summary>
    Random,

    /// <summary>Randomly shifted lattices: see <see cref="LatticePoints"/>.</summary>
    Lattice,

    /// <summary>Scrambled Sobol' sequences: see <see cref="SobolPoints"/>.</summary>
    Sobol,
}

/// <summary>
/// The trials of a run are so many independent randomisations of one point set, interleaved: trial t is point t / Count
/// of randomisation t mod Count. What differs between them is the error of the estimates.
/// </summary>
public static class Randomisations
{
    public const int Count = 16;
}
