using System.Text.Json.Nodes;
using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios.Format;

internal sealed class TextFormat(string expected, string mend, Func<string, bool> isValid, JsonObject schema) : ScalarFormat(expected, mend)
{
    private readonly JsonObject _schema = schema;

    public override JsonObject Schema => (JsonObject)_schema.DeepClone();

    public override object? Read(ScalarNode scalar, ReadingContext context)
    {
        if (isValid(scalar.Text)) return scalar.Text;
        context.Problems.Error(scalar.Place, scalar.Shown, Expected + " is expected here", Mend);
        return null;
    }
}
