using RiskSim.Reporting;
using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Runs;

namespace RiskSim.Tests.Reporting.Fields;

/// <summary>A run by hand for documents, and a folder for them.</summary>
internal sealed class FieldSample : IDisposable
{
    public FieldSample() => Folder = Directory.CreateTempSubdirectory("risksim-fields-").FullName;

    public string Folder { get; }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public static RunFields Run(string name = "Two pads", string version = "0.1.0", bool withSecondAssumption = true) =>
        new(new KeptRun("run", SampleForecast.Create(name, withSecondAssumption: withSecondAssumption), new RunOrigin(version, [])));

    /// <summary>Writes a file and updates it from a run.</summary>
    public DocumentPlan Update(string name, byte[] content, RunFields? run = null, bool keepsBackup = false)
    {
        File.WriteAllBytes(PathOf(name), content);
        return Update(name, run, keepsBackup);
    }

    public DocumentPlan Update(string name, RunFields? run = null, bool keepsBackup = false)
    {
        var plan = DocumentFields.Update(PathOf(name), run ?? Run());
        DocumentWriter.Write(plan.Files, keepsBackup);
        return plan;
    }

    public byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));

    public string[] Names() => [.. Directory.GetFileSystemEntries(Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
