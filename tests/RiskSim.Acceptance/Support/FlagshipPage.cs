namespace RiskSim.Acceptance.Support;

/// <summary>A run of the flagship with its page, and a browser, made once for all tests that look at them.</summary>
public sealed class FlagshipPage : IAsyncDisposable
{
    public const string Options = "--trials 8192 --as-of 2026-02-01 --charts none --quiet";

    private readonly Lazy<Workplace> _place = new(Run);
    private Browser? _browser;

    public static string Scenario { get; } = Repository.PathOf("scenarios", "baikonur-31-6.yaml");

    /// <summary>Of the run, whose folder is <c>run</c>.</summary>
    internal Workplace Place => _place.Value;

    internal string File => Place.PathOf("run", "report.html");

    /// <summary>Skips the test where there is none.</summary>
    internal async Task<Browser> BrowserAsync() => _browser ??= await Browser.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        if (_place.IsValueCreated) _place.Value.Dispose();
    }

    private static Workplace Run()
    {
        var place = new Workplace();
        using var run = ProgramRun.Run(place.Root, ["run", Scenario, .. Options.Split(' '), "--out", "run", "--report", "html"]);
        return run.ExitCode == 0 ? place : throw new InvalidOperationException(run.All);
    }
}
