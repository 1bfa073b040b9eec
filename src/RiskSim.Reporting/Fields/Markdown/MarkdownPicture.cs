namespace RiskSim.Reporting.Fields.Markdown;

/// <summary>Where a picture of a Markdown text lies.</summary>
internal static class MarkdownPicture
{
    /// <summary>The file that a link names: a PNG within the folder of the text, also after all symbolic links.</summary>
    /// <param name="document">Path of the text.</param>
    /// <param name="link">As the text has it, with <c>/</c> between folders.</param>
    /// <param name="mistake">Why there is none.</param>
    public static string? Resolve(string document, string link, out string mistake)
    {
        mistake = "a picture that is written lies in the folder of the text";
        var name = Uri.UnescapeDataString(link);
        if (name.Contains(':', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(name)) return null;
        if (!string.Equals(Path.GetExtension(name), ".png", StringComparison.OrdinalIgnoreCase))
        {
            mistake = "a chart is written as a .png";
            return null;
        }
        var folder = Path.GetDirectoryName(Path.GetFullPath(document))!;
        var target = Path.GetFullPath(Path.Combine(folder, name));
        if (!target.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return null;

        // A symbolic link on the way, or in place of the file, could lead anywhere.
        mistake = "on the way to the picture there is a symbolic link";
        for (var at = target; at.Length > folder.Length; at = Path.GetDirectoryName(at)!)
            if (new FileInfo(at).LinkTarget is not null) return null;
        mistake = "there is a folder of that name";
        return Directory.Exists(target) ? null : target;
    }
}
