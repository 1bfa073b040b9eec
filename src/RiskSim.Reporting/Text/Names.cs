using RiskSim.Scenarios;

namespace RiskSim.Reporting.Text;

/// <summary>How ids of a scenario read in tables and sentences.</summary>
internal static class Names
{
    public static string Of(string id) => Labels.Mission(id);

    public static string Site(Site site) => Labels.Site(site);

    /// <summary>A kind inside a sentence: <c>crewed</c>.</summary>
    public static string Kind(string id) => Labels.Kind(id);

    /// <summary>A kind at the start of a sentence: <c>Crewed</c>.</summary>
    public static string KindCapital(string id) => Kind(id) is { Length: > 0 } kind ? char.ToUpperInvariant(kind[0]) + kind[1..] : id;
}
