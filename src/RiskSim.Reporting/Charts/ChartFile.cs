namespace RiskSim.Reporting.Charts;

public enum ChartFormat { Png, Svg }

/// <summary>A chart that was written.</summary>
/// <param name="Name">e.g. <c>restoration</c>; the same for every format.</param>
/// <param name="FileName">Without the directory.</param>
/// <param name="Title">The message, computed from the data.</param>
/// <param name="AlternativeText">What the picture shows, with its main numbers, for those who cannot see it.</param>
/// <param name="Caption">How to read it.</param>
public sealed record ChartFile(string Name, string FileName, string Title, string AlternativeText, string Caption);

/// <summary>A chart as a picture in memory.</summary>
internal sealed record DrawnChart(Chart Chart, byte[] Png);
