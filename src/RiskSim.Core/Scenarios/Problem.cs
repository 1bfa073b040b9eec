namespace RiskSim.Scenarios;

/// <summary>How bad a problem is.</summary>
public enum Severity
{
    /// <summary>The scenario cannot be used.</summary>
    Error,

    /// <summary>The scenario can be used, but may not say what was meant.</summary>
    Warning,
}

/// <summary>Where a value stands: a file with 1-based line and column; line 0 for the command line.</summary>
public sealed record Place(string File, int Line, int Column)
{
    /// <summary>The options <c>--set</c>.</summary>
    public static readonly Place CommandLine = new("--set", 0, 0);

    public override string ToString() => Line > 0 ? $"{File}:{Line}:{Column}" : File;
}

/// <summary>One broken or suspicious rule: the value as written, the rule, and what would mend it.</summary>
public sealed record Problem(Severity Severity, Place Place, string Value, string Rule, string Mend)
{
    public override string ToString()
    {
        var kind = Severity == Severity.Error ? "error" : "warning";
        var value = Value.Length > 0 ? $" '{Value}':" : "";
        var mend = Mend.Length > 0 ? $" {Mend}" : "";
        return $"{Place}: {kind}:{value} {Rule}.{mend}";
    }
}
