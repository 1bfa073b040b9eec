using RiskSim.Reporting;

namespace RiskSim.Cli;

/// <summary>How wide texts may be.</summary>
internal static class TerminalSize
{
    /// <summary>A pipe or file gets the same text whatever window it is made in.</summary>
    public static int Width()
    {
        if (Console.IsOutputRedirected) return Summary.UsualWidth;
        try
        {
            return Console.WindowWidth > 0 ? Math.Clamp(Console.WindowWidth, 80, Summary.UsualWidth) : Summary.UsualWidth;
        }
        catch (IOException)
        {
            return Summary.UsualWidth;
        }
    }
}
