using Xunit;

namespace RiskSim.Acceptance.Support;

/// <summary>Programs of others that open documents: LibreOffice, poppler's tools, and Python's packages for Office files.</summary>
internal static class Office
{
    /// <summary>Debian's own, which has Debian's packages whatever other Python is first on the path.</summary>
    private const string Python = "/usr/bin/python3";

    /// <summary>Skips the test where something is missing, unless the environment says that all has to be there.</summary>
    /// <param name="packages">Python's, e.g. <c>docx</c>.</param>
    public static void Need(params ReadOnlySpan<string> packages)
    {
        var lacks = new List<string>();
        foreach (var program in new[] { "soffice", "pdftotext", "pdfinfo" })
            if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(d => File.Exists(Path.Combine(d, program)))) lacks.Add(program);
        foreach (var package in packages)
            if (!File.Exists(Python) || !CanImport(package)) lacks.Add($"Python's {package}");
        if (Environment.GetEnvironmentVariable("RISKSIM_NEEDS_OFFICE") is null)
            Assert.SkipWhen(lacks.Count > 0, $"opening documents needs {string.Join(", ", lacks)} (Debian: libreoffice-writer-nogui, libreoffice-calc-nogui, poppler-utils, python3-docx, python3-openpyxl)");
        Assert.True(lacks.Count == 0, $"no {string.Join(", ", lacks)}");
    }

    /// <summary>What LibreOffice makes of a document.</summary>
    /// <returns>Path of the PDF, beside the document.</returns>
    public static string ToPdf(Workplace place, string document)
    {
        var directory = Path.GetDirectoryName(document)!;
        // A profile of its own: two LibreOffices do not share one.
        using var run = ProgramRun.RunFile("soffice", directory, $"-env:UserInstallation=file://{place.PathOf("libreoffice")}", "--headless", "--convert-to", "pdf", document);
        var pdf = Path.ChangeExtension(document, ".pdf");
        Assert.True(run.ExitCode == 0 && File.Exists(pdf), run.All);
        return pdf;
    }

    /// <summary>The text of a PDF as it stands on its pages, blanks that do not break as ordinary ones.</summary>
    public static string Text(Workplace place, string pdf)
    {
        using var run = ProgramRun.RunFile("pdftotext", place.Root, "-layout", pdf, "-");
        Assert.True(run.ExitCode == 0, run.All);
        return run.Output.Replace('\u00A0', ' ');
    }

    public static int Pages(Workplace place, string pdf)
    {
        using var run = ProgramRun.RunFile("pdfinfo", place.Root, pdf);
        Assert.True(run.ExitCode == 0, run.All);
        return int.Parse(run.Output.Split('\n').Single(l => l.StartsWith("Pages:", StringComparison.Ordinal))[6..].Trim(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public static string RunPython(Workplace place, string script, params ReadOnlySpan<string> arguments)
    {
        using var run = ProgramRun.RunFile(Python, place.Root, ["-c", script, .. arguments]);
        Assert.True(run.ExitCode == 0, run.All);
        return run.Output;
    }

    private static bool CanImport(string package)
    {
        using var run = ProgramRun.RunFile(Python, Path.GetTempPath(), "-c", $"import {package}");
        return run.ExitCode == 0;
    }
}
