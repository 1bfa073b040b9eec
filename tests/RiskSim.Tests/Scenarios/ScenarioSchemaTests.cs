using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using RiskSim.Scenarios;
using RiskSim.Scenarios.Documents;
using Xunit;

namespace RiskSim.Tests.Scenarios;

public class ScenarioSchemaTests
{
    public static TheoryData<string> Names => ConformanceFiles.Names;

    [Fact]
    public void Json_IsTheCommittedFile()
    {
        var committed = Path.Combine(RepositoryRoot(), "scenarios", "scenario.schema.json");

        Assert.Equal(File.ReadAllText(committed), ScenarioSchema.Json());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Json_ConformanceScenario_IsValid(string name)
    {
        var schema = await JsonSchema.FromJsonAsync(ScenarioSchema.Json(), TestContext.Current.CancellationToken);

        var errors = schema.Validate(AsJson(File.ReadAllText(ConformanceFiles.PathOf(name))));

        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("risksim: 1", "risksim: 2")]
    [InlineData("horizon: 2028-01-01", "horizn: 2028-01-01")]
    [InlineData("turnaround: 20", "turnaround: [20]")]
    [InlineData("supports: [crewed]", "supports: crewed")]
    [InlineData("kind: crewed", "kind: Crewed Launch")]
    [InlineData("planned: 2026-03-02", "planned: March")]
    [InlineData("weight: 0.6", "weight: much")]
    [InlineData("weight: 0.6", "weight: -1")]
    public async Task Json_BrokenScenario_IsNotValid(string old, string broken)
    {
        var schema = await JsonSchema.FromJsonAsync(ScenarioSchema.Json(), TestContext.Current.CancellationToken);
        var text = File.ReadAllText(ConformanceFiles.PathOf("single"));
        Assert.Contains(old, text, StringComparison.Ordinal);

        Assert.NotEmpty(schema.Validate(AsJson(text.Replace(old, broken, StringComparison.Ordinal))));
    }

    private static string AsJson(string yaml) =>
        AsJson(YamlComposer.Compose(yaml, "test.yaml", new ProblemList())!)!.ToJsonString();

    private static JsonNode? AsJson(DocumentNode node) => node switch
    {
        { IsNull: true } => null,
        MappingNode mapping => new JsonObject(mapping.Entries.Select(e => KeyValuePair.Create(e.Key, AsJson(e.Value)))),
        SequenceNode sequence => new JsonArray([.. sequence.Items.Select(AsJson)]),
        ScalarNode { IsPlain: true } scalar when double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        ScalarNode { IsPlain: true, Text: "true" or "false" } scalar => scalar.Text == "true",
        ScalarNode scalar => scalar.Text,
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RiskSim.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("no RiskSim.sln above the tests");
    }
}
