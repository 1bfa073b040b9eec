using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using RiskSim.Reporting;
using RiskSim.Reporting.Briefings;
using RiskSim.Reporting.Pages;
using RiskSim.Reporting.Runs;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Pages;

public sealed class PageTests
{
    private static readonly RunOrigin Origin = new("1.2.3", []);

    private static KeptRun Kept(ForecastResult result, string folder = "runs/a") => new(folder, result, Origin);

    private static KeptRun At(string date, string folder) =>
        SampleForecast.Create() is var result ? Kept(result with { Scenario = result.Scenario with { AsOf = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture) } }, folder) : throw new InvalidOperationException();

    private static string Compose(params ImmutableArray<KeptRun> runs)
    {
        var problems = new List<Problem>();
        var page = Page.Compose(runs, new BriefingOrder(), problems);
        Assert.True(page is not null, string.Join('\n', problems));
        return page;
    }

    [Fact]
    public void Compose_AnyRun_AsksNoNetworkForAnything()
    {
        var page = Compose(Kept(SampleForecast.Create()));
        // The one address is the name of a language, which nobody fetches.
        Assert.DoesNotMatch(@"https?:(?!//www\.w3\.org/2000/svg)", page);
        Assert.DoesNotMatch(@"\b(src|href)\s*=\s*[""'](?!#)", page);
        Assert.DoesNotMatch(@"@import|url\(|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource|import\(", page);
    }

    [Fact]
    public void Compose_AnyRun_PolicyAllowsItsOwnStyleAndScriptOnly()
    {
        var page = Compose(Kept(SampleForecast.Create()));
        var policy = Regex.Match(page, @"Content-Security-Policy"" content=""([^""]*)""").Groups[1].Value;
        var style = Regex.Match(page, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value;
        var script = Regex.Match(page, "<script>(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src 'sha256-{Hash(script)}'", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src 'sha256-{Hash(style)}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\sstyle=|\son[a-z]+\s*=\s*[""']", page[..page.IndexOf("<script", StringComparison.Ordinal)]);

        static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Script_NoPartOfIt_RunsTextOrWritesMarkup()
    {
        Assert.DoesNotMatch(@"\binnerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\{\{", PageParts.Script);
        // Nothing ends the element early.
        Assert.DoesNotContain("</", PageParts.Script, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", PageParts.Script, StringComparison.Ordinal);
        Assert.DoesNotContain("</", PageParts.Style, StringComparison.Ordinal);
    }

    [Fact]
    public void ScriptNames_EveryPart_IsThereOnce() => Assert.Equal(
        Directory.GetFiles(Path.Combine(Repository.Root, "src", "RiskSim.Reporting", "Pages", "js")).Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal),
        PageParts.ScriptNames.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("</script><script>window.pwned = 1</script>")]
    [InlineData("</title><img src=x onerror=\"window.pwned = 1\">")]
    [InlineData("{{data}} {{script}} {{style}} ]]> ' \" & \u2028 \u2029")]
    public void Compose_HostileName_IsTextEverywhere(string name)
    {
        var page = Compose(Kept(SampleForecast.Create(name)));
        Assert.Equal(Regex.Count(Compose(Kept(SampleForecast.Create())), "<script|<img|onerror"), Regex.Count(page, "<script|<img|onerror=\""));
        Assert.Contains($"<title>{System.Net.WebUtility.HtmlEncode(RiskSim.Reporting.Text.PlainText.OneLine(name))}</title>", page, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(page, @"</script>"));
    }

    [Fact]
    public void Compose_Title_TakesThePlaceOfTheName()
    {
        var page = Page.Compose([Kept(SampleForecast.Create())], new BriefingOrder("Sicherheit & <Wetter>"), []);
        Assert.Contains("<title>Sicherheit &amp; &lt;Wetter&gt;</title>", page, StringComparison.Ordinal);
        Assert.Contains("<h1 dir=\"auto\">Sicherheit &amp; &lt;Wetter&gt;</h1>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_ElevenDatesOfTheFlagship_IsSmallEnough()
    {
        var path = Path.Combine(Repository.Root, "scenarios", "baikonur-31-6.yaml");
        ImmutableArray<KeptRun> runs = [.. Enumerable.Range(0, 11).Select(i => Kept(Forecaster.Run(
            ScenarioLoader.Load(path, new LoadOptions(new DateOnly(2025, 11, 28).AddDays(12 * i))).Scenario!, new ForecastOptions(4096, 1), null, CancellationToken.None), $"runs/{i}"))];
        var page = Compose(runs);
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 500_000, Page.MostBytes);
    }

    [Fact]
    public void Compose_SeveralDates_AreInOrderWhateverTheOrderGiven()
    {
        var page = Compose(At("2026-02-01", "runs/b"), At("2025-12-01", "runs/a"));
        var data = Convert.FromBase64String(Regex.Match(page, "id=\"data\">([^<]*)<").Groups[1].Value);
        Assert.Matches("\"asOf\":\"2025-12-01\".*\"asOf\":\"2026-02-01\"", PageScript.Unpacked(data).Json);
    }

    [Fact]
    public void Compose_SameDateTwice_IsRefused()
    {
        var problems = new List<Problem>();
        Assert.Null(Page.Compose([At("2026-02-01", "runs/a"), At("2026-02-01", "runs/b")], new BriefingOrder(), problems));
        Assert.Equal("runs/b: error: '2026-02-01': the run in runs/a has the same data date; a page shows one run of each. Leave one of them out.", Assert.Single(problems).ToString());
    }

    [Fact]
    public void Compose_OtherAssumptions_AreRefused()
    {
        var problems = new List<Problem>();
        var other = SampleForecast.Create(withSecondAssumption: false);
        Assert.Null(Page.Compose([At("2025-11-01", "runs/a"), Kept(other, "runs/b")], new BriefingOrder(), problems));
        Assert.Equal("runs/b: error: 'base': the run in runs/a has the assumptions official, analyst; those of one page have the same. Make a page of each scenario.", Assert.Single(problems).ToString());
    }

    [Fact]
    public void Colours_EveryAssumption_StandsOutOnLightAndDark()
    {
        for (var i = 0; i < 12; i++)
        {
            var rule = PageColours.Rules(i + 1).Split('\n')[i];
            var colours = Regex.Matches(rule, "#[0-9a-f]{6}").Select(m => m.Value).ToList();
            Assert.Equal(4, colours.Count);
            Assert.True(PageColours.Contrast(colours[0], PageColours.Light) >= 3, rule);
            Assert.True(PageColours.Contrast(colours[1], PageColours.Dark) >= 3, rule);
            Assert.True(PageColours.Contrast(colours[2], PageColours.Light) >= 4.5, rule);
            Assert.True(PageColours.Contrast(colours[3], PageColours.Dark) >= 4.5, rule);
        }

        // The page's own backgrounds are those that the colours were made for.
        Assert.Contains($"--paper: light-dark({PageColours.Light}, {PageColours.Dark})", PageParts.Style, StringComparison.Ordinal);
    }
}
