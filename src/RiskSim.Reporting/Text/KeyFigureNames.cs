namespace RiskSim.Reporting.Text;

/// <summary>What the key figures are called, in every document alike.</summary>
internal static class KeyFigureNames
{
    /// <summary>A date.</summary>
    public static string Back(string kind, double percentile) => $"{Names.KindCapital(kind)} launches possible again, {FigureText.PercentileName(percentile)}";

    /// <summary>The same in days.</summary>
    public static string DaysToBack(string kind, double percentile) => $"{Names.KindCapital(kind)} launches possible again: days from the data date, {FigureText.PercentileName(percentile)}";

    public static string LongLoss(string kind, double days) => $"{Names.KindCapital(kind)}: a loss lasts more than {FigureIds.Number(days)} days";

    public static string OnTime(string mission) => $"{Names.Of(mission)}: on time";

    public static string Launch(string mission, double percentile) => $"{Names.Of(mission)}: launch, {FigureText.PercentileName(percentile)}";
}
