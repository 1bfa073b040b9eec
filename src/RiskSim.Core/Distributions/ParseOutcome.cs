using System.Collections.Immutable;

namespace RiskSim.Distributions;

/// <summary>One broken rule of an expression.</summary>
/// <param name="Offset">0-based place of the piece in the text.</param>
/// <param name="Piece">The offending piece as written.</param>
/// <param name="Rule">The rule, without a full stop.</param>
/// <param name="Mend">What would mend it, a sentence; may be empty.</param>
public sealed record ParseError(int Offset, string Piece, string Rule, string Mend);

/// <summary>Either a distribution or at least one error.</summary>
/// <param name="Value">Null if there are errors.</param>
/// <param name="Errors">In order of place.</param>
public sealed record ParseOutcome(Distribution? Value, ImmutableArray<ParseError> Errors);

/// <summary>What a file's column holds, or why it cannot be read.</summary>
public sealed record EmpiricalSource
{
    private EmpiricalSource(ImmutableArray<double> values, string error) => (Values, Error) = (values, error);

    /// <summary>Empty if there is an error.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The broken rule, without a full stop; empty if there is none.</summary>
    public string Error { get; }

    /// <param name="values">At least one.</param>
    public static EmpiricalSource Of(IEnumerable<double> values) => new([.. values], "");

    /// <param name="error">The broken rule, without a full stop.</param>
    public static EmpiricalSource Failed(string error) => new([], error);
}
