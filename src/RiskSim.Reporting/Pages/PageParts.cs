using System.Collections.Immutable;
using System.Text;

namespace RiskSim.Reporting.Pages;

/// <summary>What all pages share, as it was built in.</summary>
internal static class PageParts
{
    /// <summary>In the order in which they need each other; those up to and with <c>sentences</c> know of no browser.</summary>
    public static readonly ImmutableArray<string> ScriptNames =
    [
        "decimals", "rounding", "calendar", "text", "weights", "curves", "forecast", "sentences",
        "payload", "dom", "axes", "labels", "chart", "ranges", "plots", "tables", "history", "controls", "address", "page",
    ];

    public static string Frame { get; } = Read("page.html");

    public static string Style { get; } = Read("page.css");

    /// <summary>One function, so that nothing of it can be seen from outside.</summary>
    public static string Script { get; } = "(() => {\n'use strict';\n" + string.Concat(ScriptNames.Select(n => Read(n + ".js"))) + "})();\n";

    public static string Read(string name)
    {
        using var stream = typeof(PageParts).Assembly.GetManifestResourceStream("page/" + name) ?? throw new InvalidOperationException($"{name} is not built in");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
