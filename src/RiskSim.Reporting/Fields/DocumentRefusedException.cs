namespace RiskSim.Reporting.Fields;

/// <summary>A document that is not touched, and why.</summary>
/// <param name="rule">What is wrong, as the middle of a sentence.</param>
/// <param name="mend">What would help, a sentence.</param>
internal sealed class DocumentRefusedException(string rule, string mend) : Exception(rule)
{
    public string Mend { get; } = mend;
}
