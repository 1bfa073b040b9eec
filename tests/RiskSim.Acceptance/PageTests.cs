using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

/// <summary>The page of a run in a real browser, opened from the disk.</summary>
public sealed partial class PageTests(FlagshipPage flagship) : IClassFixture<FlagshipPage>
{
    private static Dictionary<string, string[]> Metrics(Workplace place, string folder) =>
        File.ReadLines(place.PathOf(folder, "metrics.csv")).Skip(1).Select(l => l.Split(',')).ToDictionary(c => $"{c[0]} {c[1]}", c => c[2..]);

    /// <summary>That the figures on the page, in its tables, are those of a run to the shown digit.</summary>
    private static async Task<int> HoldAgainst(IPage page, Dictionary<string, string[]> metrics)
    {
        var shown = await page.EvaluateAsync<string[][]>("() => [...document.querySelectorAll('[data-metric]')].map(n => [n.dataset.of, n.dataset.metric, n.textContent])");
        foreach (var cell in shown)
        {
            var (of, metric, text) = (cell[0].Replace(' ', '-'), cell[1], cell[2]);
            if (text == "–") continue;
            Assert.True(metrics.TryGetValue($"{of} {metric}", out var row), $"{of} {metric} is not in metrics.csv");
            if (text.StartsWith("beyond ", StringComparison.Ordinal)) Assert.Equal("beyond-horizon", row[0]);
            else Agree($"{of} {metric}", text, row);
        }

        return shown.Length;
    }

    private static void Agree(string figure, string text, string[] row)
    {
        var value = double.Parse(row[0], CultureInfo.InvariantCulture);
        if (DateAtStart().Match(text) is { Success: true } date)
        {
            var day = row[2].Length > 0 ? row[2] : new DateOnly(2026, 2, 1).AddDays((int)Math.Floor(value + 1e-9)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Assert.True(date.Value == day, $"{figure}: {text}, not {day}");
            return;
        }

        var number = Regex.Match(text, @"^([<>] )?(-?[\d.]+)");
        Assert.True(number.Success, $"{figure}: {text}");
        var unit = text.EndsWith('%') ? 100 : 1;
        var places = number.Groups[2].Value.Split('.') is [_, var decimals] ? decimals.Length : 0;
        var read = double.Parse(number.Groups[2].Value, CultureInfo.InvariantCulture);
        if (number.Groups[1].Success)
        {
            Assert.True(text[0] == '<' ? unit * value <= read : unit * value >= read, $"{figure}: {text}, not {row[0]}");
            return;
        }

        // Whole tens and hundreds where the error leaves no more.
        var place = places > 0 ? Math.Pow(10, -places) : read % 100 == 0 && read != 0 ? 100 : read % 10 == 0 && read != 0 ? 10 : 1;
        var error = double.Parse(row[1], CultureInfo.InvariantCulture) * unit;
        while (place > 1 && error < place * 0.3) place /= 10;
        Assert.True(Math.Abs(read - unit * value) <= place * 0.5000001, $"{figure}: {text}, not {row[0]}");
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}")]
    private static partial Regex DateAtStart();

    private static async Task ShowAllMissions(IPage page, Dictionary<string, string[]> metrics)
    {
        foreach (var mission in await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('#mission option')].map(o => o.value)"))
        {
            await page.SelectOptionAsync("#mission", mission);
            await page.WaitForFunctionAsync($"() => document.querySelector('#mission-table [data-metric^=\"missions.{mission}.\"]') || document.querySelector('#mission option:checked').textContent.endsWith('(launched)')");
            await HoldAgainst(page, metrics);
        }
    }

    [Fact]
    public async Task Page_SliderMovedByKeyboard_ShowsTheFiguresOfARunWithTheseWeights()
    {
        var browser = await flagship.BrowserAsync();
        var place = flagship.Place;
        await using var open = await browser.OpenAsync(flagship.File);
        var page = open.Page;
        await HoldAgainst(page, Metrics(place, "run"));
        var before = await page.InnerTextAsync("#answer");

        await page.FocusAsync("#weight-official");
        for (var i = 0; i < 7; i++) await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("PageDown");
        await page.WaitForFunctionAsync("() => document.querySelector('#mixture').textContent.startsWith('With your weights')");
        Assert.NotEqual(before, await page.InnerTextAsync("#answer"));
        var options = await page.TextContentAsync("#options");
        Assert.NotNull(options);

        // The options that the page gives for the command line make a run of the same figures.
        using var run = ProgramRun.Run(place.Root, ["run", FlagshipPage.Scenario, .. options.Split(' '), "--trials", "8192", "--charts", "none", "--quiet", "--out", "moved"]);
        Assert.True(run.ExitCode == 0, run.All);
        var metrics = Metrics(place, "moved");
        Assert.True(await HoldAgainst(page, metrics) > 150);
        await ShowAllMissions(page, metrics);
        // The sentence on top is the one that the program writes of that run.
        var report = File.ReadAllText(place.PathOf("moved", "report.md"));
        var lead = (await page.TextContentAsync("#answer .lead"))!.Replace('\u00a0', ' ');
        Assert.Contains(lead.TrimEnd('.'), report, StringComparison.Ordinal);
        Assert.Empty(open.Complaints);
    }

    [Theory]
    [InlineData("official:0.2,analyst:0.3,outside-view:0.5")]
    [InlineData("official:0,analyst:1,outside-view:0")]
    [InlineData("official:0.55,analyst:0,outside-view:0.45")]
    public async Task Page_LinkWithWeights_ShowsTheFiguresOfARunWithThem(string weights)
    {
        var browser = await flagship.BrowserAsync();
        var place = flagship.Place;
        await using var open = await browser.OpenAsync(flagship.File, $"date=2026-02-01&mission=soyuz-ms-30&w={weights}");
        var page = open.Page;
        var set = weights.Split(',').SelectMany(w => new[] { "--set", $"assumptions.{w.Replace(":", ".weight=", StringComparison.Ordinal)}" });
        using var run = ProgramRun.Run(place.Root, ["run", FlagshipPage.Scenario, .. FlagshipPage.Options.Split(' '), .. set, "--set", "update_weights=false", "--out", "moved"]);
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Equal("soyuz-ms-30", await page.InputValueAsync("#mission"));
        await ShowAllMissions(page, Metrics(place, "moved"));
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Page_ButtonsAndLink_BringAViewBack()
    {
        var browser = await flagship.BrowserAsync();
        await using var open = await browser.OpenAsync(flagship.File);
        var page = open.Page;
        var updated = await page.TextContentAsync("#mixture");
        await page.ClickAsync("#as-stated");
        await page.WaitForSelectorAsync("#as-stated[aria-pressed=true]");
        var stated = await page.TextContentAsync("#mixture");
        Assert.Contains("33 %, analyst 33 %, outside view 33 %", stated, StringComparison.Ordinal);
        Assert.NotEqual(updated, stated);
        await page.ClickAsync("[data-mission=progress-ms-35]");
        await page.WaitForFunctionAsync("() => document.querySelector('#delay-chart h3').textContent.includes('Progress MS-35')");

        await using var other = await browser.OpenAsync(flagship.File, new Uri(page.Url).Fragment.TrimStart('#'));
        var again = other.Page;
        Assert.Equal(stated, await again.TextContentAsync("#mixture"));
        Assert.Equal(await page.InnerTextAsync("#answer"), await again.InnerTextAsync("#answer"));
        await again.ClickAsync("#as-updated");
        await again.WaitForSelectorAsync("#as-updated[aria-pressed=true]");
        Assert.Equal(updated, await again.TextContentAsync("#mixture"));
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Page_SeveralDates_CanBeTurned()
    {
        var browser = await flagship.BrowserAsync();
        using var place = new Workplace();
        foreach (var date in new[] { "2025-12-01", "2026-02-01" })
        {
            using var run = ProgramRun.Run(place.Root, "run", FlagshipPage.Scenario, "--trials", "4096", "--as-of", date, "--charts", "none", "--quiet", "--out", date);
            Assert.True(run.ExitCode == 0, run.All);
        }

        using var report = ProgramRun.Run(place.Root, "report", "2026-02-01", "2025-12-01", "--format", "html", "--out", "page", "--title", "Two dates");
        Assert.True(report.ExitCode == 0, report.All);
        await using var open = await browser.OpenAsync(place.PathOf("page", "report.html"));
        var page = open.Page;
        Assert.Equal("Two dates", await page.TitleAsync());
        Assert.Contains("1 Feb 2026", await page.TextContentAsync("#identity"), StringComparison.Ordinal);
        await HoldAgainst(page, Metrics(place, "2026-02-01"));
        await page.ClickAsync("#before");
        await page.WaitForFunctionAsync("() => document.querySelector('#identity').textContent.includes('1 Dec 2025')");
        Assert.Contains("date=2025-12-01", page.Url, StringComparison.Ordinal);
        Assert.Equal(2, await page.Locator("#history li").CountAsync());
        Assert.True(await page.IsDisabledAsync("#before"));
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Chart_ArrowKeys_ReadTheValuesOff()
    {
        var browser = await flagship.BrowserAsync();
        var place = flagship.Place;
        await using var open = await browser.OpenAsync(flagship.File, "mission=soyuz-ms-29");
        var page = open.Page;
        var metrics = Metrics(place, "run");
        await page.FocusAsync("#delay-chart .plot");
        for (var i = 0; i < 91; i++) await page.Keyboard.PressAsync("ArrowRight");
        var said = await page.TextContentAsync("#delay-chart [aria-live]");
        var expected = Math.Round(100 * double.Parse(metrics["blend missions.soyuz-ms-29.delay.prob_gt_90"][0], CultureInfo.InvariantCulture), MidpointRounding.AwayFromZero);
        Assert.StartsWith($"later than 90 days: blend {expected.ToString(CultureInfo.InvariantCulture)} %, outside view ", said, StringComparison.Ordinal);
        Assert.EndsWith("; after 12 Oct 2026", said, StringComparison.Ordinal);
        Assert.True(await page.IsVisibleAsync("#delay-chart .tip"));
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await page.IsVisibleAsync("#delay-chart .tip"));
        await page.Locator("#capability-charts .plot").First.HoverAsync();
        Assert.True(await page.Locator("#capability-charts .tip").First.IsVisibleAsync());
        Assert.Empty(open.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task Page_ForEverybody_HasNoObstacle(ColorScheme scheme, int width)
    {
        var browser = await flagship.BrowserAsync();
        await using var open = await browser.OpenAsync(flagship.File, scheme: scheme, width: width);
        var page = open.Page;
        foreach (var summary in await page.Locator("summary").AllAsync()) await summary.ClickAsync();
        var check = File.ReadAllText(Repository.PathOf("tests", "RiskSim.Acceptance", "Support", "Accessibility.js"));
        Assert.Empty(await page.EvaluateAsync<string[]>(check));
        // The other theme, by the button.
        await page.ClickAsync("#theme");
        Assert.Empty(await page.EvaluateAsync<string[]>(check));
        Assert.Equal(scheme == ColorScheme.Dark ? "rgb(255, 255, 255)" : "rgb(21, 25, 31)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Page_Printed_HasEveryMissionAndNoControl()
    {
        var browser = await flagship.BrowserAsync();
        await using var open = await browser.OpenAsync(flagship.File, scheme: ColorScheme.Dark);
        var page = open.Page;
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.Equal(0, await page.Locator("input:visible, select:visible, aside button:visible, #theme:visible").CountAsync());
        Assert.Equal(await page.Locator("#mission option:not(:has-text('(launched)'))").CountAsync(), await page.Locator("#tables > div:first-child tbody tr:visible").CountAsync());
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Page_HostileNames_AreShownAsTheyAre()
    {
        var browser = await flagship.BrowserAsync();
        using var place = Workplace.WithScenario(out var scenario);
        const string Site = "</script><script>window.pwned=1</script><img src=x onerror='window.pwned=2'> ]]> {{data}}";
        var name = "\u05de\u05d2\u05e8\u05e9 \u202e & \"Площадка\" \u2028" + new string('W', 300);
        using var run = ProgramRun.Run(place.Root, ["run", scenario, "--trials", "1000", "--charts", "none", "--quiet", "--out", "run", "--report", "html",
            "--set", $"name=\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"", "--set", $"sites.{FirstSite(scenario)}.name=\"{Site}\""]);
        Assert.True(run.ExitCode == 0, run.All);
        await using var open = await browser.OpenAsync(place.PathOf("run", "report.html"), width: 390);
        var page = open.Page;
        Assert.Equal("undefined", await page.EvaluateAsync<string>("() => typeof window.pwned"));
        Assert.Contains(new string('W', 300), await page.TextContentAsync("h1"), StringComparison.Ordinal);
        Assert.Equal("auto", await page.GetAttributeAsync("h1", "dir"));
        Assert.Contains(Site, await page.TextContentAsync("#sites"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("img").CountAsync());
        // Of two assumptions one slider says it all.
        Assert.Equal(1, await page.Locator("input[type=range]").CountAsync());
        await page.FocusAsync("input[type=range]");
        await page.Keyboard.PressAsync("Home");
        await page.WaitForFunctionAsync("() => document.querySelector('#mixture').textContent === 'With your weights: official 0 %, analyst 100 %.'");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1"));
        Assert.Empty(open.Complaints);
    }

    private static string FirstSite(string scenario) => Regex.Match(File.ReadAllText(scenario), @"^sites:\s*\n(?:\s*#.*\n)*  ([a-z0-9-]+):", RegexOptions.Multiline).Groups[1].Value;
}
