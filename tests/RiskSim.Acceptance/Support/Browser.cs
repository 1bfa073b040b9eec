using Microsoft.Playwright;
using Xunit;

namespace RiskSim.Acceptance.Support;

/// <summary>Debian's Chromium.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright _driver;
    private readonly IBrowser _browser;

    private Browser(IPlaywright driver, IBrowser browser)
    {
        _driver = driver;
        _browser = browser;
    }

    /// <summary>Skips the test where there is no Chromium, unless the environment says that there has to be one.</summary>
    public static async Task<Browser> StartAsync()
    {
        var program = Programs.FirstOrDefault(File.Exists);
        if (Environment.GetEnvironmentVariable("RISKSIM_NEEDS_BROWSER") is null)
            Assert.SkipWhen(program is null, "there is no Chromium (Debian: chromium)");
        Assert.True(program is not null, $"none of {string.Join(", ", Programs)}");
        var driver = await Playwright.CreateAsync();
        return new Browser(driver, await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        }));
    }

    /// <summary>The file, opened as by a double click, once its script has run.</summary>
    /// <param name="hash">What follows the # of the address.</param>
    public async Task<OpenPage> OpenAsync(string file, string hash = "", ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        var context = await _browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout((float)ProgramRun.Patience.TotalMilliseconds / 5);
        var open = new OpenPage(context, await context.NewPageAsync());
        await open.Page.GotoAsync(new Uri(file).AbsoluteUri + (hash.Length > 0 ? "#" + hash : ""));
        await open.Page.WaitForSelectorAsync("html[data-ready]");
        return open;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _driver.Dispose();
    }
}

/// <summary>A page that must not ask any network for anything nor say anything on its console.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => _complaints.Add($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => _complaints.Add($"thrown: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) _complaints.Add($"asked for {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>What the page said on the console, threw or asked for, of which there is to be nothing.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
