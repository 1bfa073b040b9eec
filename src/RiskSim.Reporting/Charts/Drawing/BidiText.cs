using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace RiskSim.Reporting.Charts.Drawing;

/// <summary>Names in scripts that are written from right to left (Arabic, Hebrew), inside texts that are written from left to right.</summary>
/// <remarks>
/// A name is the span from its first such letter to its last, with spaces, signs and numbers between them; what follows stays where it is, as if
/// the name were an isolate of the Unicode bidirectional algorithm (UAX #9).
/// </remarks>
internal static partial class BidiText
{
    private const string RightToLeft = @"\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC";

    /// <summary>Whether letters join, stack or run from right to left, so that one sign after the other does not do.</summary>
    public static bool NeedsShaping(string text) => Complex().IsMatch(text);

    /// <summary>Without invisible characters that would turn the rest of a text around.</summary>
    public static string WithoutControls(string text) => Controls().Replace(text, "");

    /// <summary>The pieces from left to right as they are seen, each with letters of one direction.</summary>
    public static ImmutableArray<string> Pieces(string text)
    {
        var pieces = ImmutableArray.CreateBuilder<string>();
        var done = 0;
        foreach (Match name in Name().Matches(text))
        {
            if (name.Index > done) pieces.Add(text[done..name.Index]);
            // Numbers keep their direction inside it.
            pieces.AddRange(Number().Split(name.Value).Where(p => p.Length > 0).Reverse());
            done = name.Index + name.Length;
        }

        if (done < text.Length) pieces.Add(text[done..]);
        return pieces.ToImmutable();
    }

    /// <summary>For a program that knows the algorithm itself: each name an isolate.</summary>
    public static string Isolated(string text) => Name().Replace(text, "\u2067$0\u2069");

    [GeneratedRegex($"[{RightToLeft}](?:[^\\p{{L}}]*[{RightToLeft}])*")]
    private static partial Regex Name();

    [GeneratedRegex(@"(\p{Nd}+(?:[.,:/-]\p{Nd}+)*)")]
    private static partial Regex Number();

    [GeneratedRegex(@"[\u0300-\u036F\u0590-\u1CFF\uFB1D-\uFDFF\uFE70-\uFEFC]")]
    private static partial Regex Complex();

    [GeneratedRegex(@"[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]")]
    private static partial Regex Controls();
}
