namespace RiskSim.Reporting.Fields.Office;

/// <summary>The custom property of a document that was made of a run: the run's id. An update leaves it as it is.</summary>
internal static class ReportProperty
{
    public const string Name = "RiskSim report";
}
