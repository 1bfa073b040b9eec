using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Drawing.Spreadsheet;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Fields.Office;
using RiskSim.Reporting.Runs;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Workbooks;

public sealed class WorkbookWriterTests
{
    private static readonly ForecastResult Sample = SampleForecast.Create();

    // Drawing its charts takes most of the time; reading changes nothing.
    private static readonly Lazy<WorkbookFile> SampleFile = new(() => new WorkbookFile(Sample));

    private static double Number(Cell cell) => double.Parse(cell.CellValue!.Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static double Serial(DateOnly date) => date.ToDateTime(default).ToOADate();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Bytes_SampleRun_IsValid(bool withSecondAssumption)
    {
        using var file = new WorkbookFile(SampleForecast.Create(withSecondAssumption: withSecondAssumption));
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file.Document, TestContext.Current.CancellationToken).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors.Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")));
    }

    [Fact]
    public void Bytes_EqualRuns_AreEqual()
    {
        var first = SampleFile.Value;
        using var second = new WorkbookFile(SampleForecast.Create());
        Assert.Equal(first.Bytes, second.Bytes);
    }

    [Fact]
    public void Sheets_SampleRun_AreOneForEachSubject()
    {
        var file = SampleFile.Value;
        Assert.Equal(
            ["Summary", "Missions", "Capability", "Sites", "Spacecraft", "Capability by date", "Delay parts", "Evidence", "Assumptions & inputs", "Ledger", "All figures", "Charts"],
            file.SheetNames);
    }

    [Fact]
    public void AllFigures_EveryFigure_IsThereToTheLastDigit()
    {
        var file = SampleFile.Value;
        var figures = Sample.All.SelectMany(a => a.Figures).ToList();
        var rows = file.Rows("All figures");
        Assert.Equal(figures.Count, rows.Count);
        foreach (var (figure, row) in figures.Zip(rows))
        {
            Assert.Equal((figure.Assumption, figure.Metric), (file.Text(row["Assumption"]), file.Text(row["Figure"])));
            if (figure.IsBeyondHorizon) Assert.Equal("beyond-horizon", file.Text(row["Value"]));
            else Assert.Equal(figure.Value, Number(row["Value"]!));
            Assert.Equal(figure.StandardError, Number(row["Standard error"]!));
            if (figure.Date is { } date) Assert.Equal(Serial(date), Number(row["Date"]!));
            else Assert.Equal("", file.Text(row["Date"]));
        }
    }

    [Theory]
    [InlineData("weight.stated", "0 %")]
    [InlineData("sites.pad-a.restored.prob_beyond_horizon", "0.0 %")]
    [InlineData("sites.pad-a.availability.mean", "0.0 %")]
    [InlineData("capability.crewed.longest.mean", "0\" d\"")]
    [InlineData("missions.soyuz-ms-29.delay.mean", "0.0\" d\"")]
    [InlineData("missions.soyuz-ms-30.prob_not_launched", "\"< 0.002 %\"")]
    [InlineData("missions.soyuz-ms-30.delay.prob_on_time", "\"> 99.998 %\"")]
    public void AllFigures_Formats_ShowTheDigitsThatTheErrorSupports(string metric, string format)
    {
        var file = SampleFile.Value;
        var row = file.Rows("All figures").First(r => file.Text(r["Figure"]) == metric);
        Assert.Equal(format, file.Format(row["Value"]!));
    }

    [Fact]
    public void Missions_Dates_AreRealDates()
    {
        var file = SampleFile.Value;
        var row = file.Rows("Missions").First(r => file.Text(r["Mission"]) == "Soyuz MS-29");
        Assert.Equal("blend", file.Text(row["Assumption"]));
        Assert.Equal((Serial(new DateOnly(2026, 7, 14)), "yyyy-mm-dd"), (Number(row["Planned"]!), file.Format(row["Planned"]!)));
        Assert.Equal((Serial(Sample.Blend.Find("missions.soyuz-ms-29.launch.p80")!.Date!.Value), "yyyy-mm-dd"), (Number(row["Launch, P80"]!), file.Format(row["Launch, P80"]!)));
        Assert.Equal(Sample.Blend.Find("missions.soyuz-ms-29.delay.prob_on_time")!.Value, Number(row["On time"]!));
        var launched = file.Rows("Missions").First(r => file.Text(r["Mission"]) == "Progress MS-32");
        Assert.Equal(Serial(new DateOnly(2025, 9, 28)), Number(launched["Launched"]!));
        // A percentile beyond the horizon has no number.
        Assert.Contains(file.Rows("Capability"), r => file.Text(r["Back, P95"]) == "> 2027-12-31");
    }

    [Fact]
    public void Tables_All_AreNamedOnceAndHaveAFilterAndTheirHeadersInCells()
    {
        var file = SampleFile.Value;
        var tables = file.Tables.ToList();
        Assert.Equal(13, tables.Count + (Sample.Evidence.Steps.IsEmpty ? 1 : 0));
        Assert.Equal(tables.Count, tables.Select(t => t.DisplayName!.Value!.ToUpperInvariant()).Concat(
            file.Book.DefinedNames!.Elements<DefinedName>().Select(n => n.Name!.Value!.ToUpperInvariant()).Intersect(tables.Select(t => t.DisplayName!.Value!.ToUpperInvariant()))).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, tables.Count), tables.Select(t => (int)t.Id!.Value).Order());
        foreach (var part in file.Document.WorkbookPart!.WorksheetParts)
            foreach (var table in part.TableDefinitionParts.Select(p => p.Table!))
            {
                Assert.Equal(table.Reference!.Value, table.AutoFilter!.Reference!.Value);
                Assert.Equal("TableStyleMedium2", table.TableStyleInfo!.Name!.Value);
                var header = part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Single(r => r.RowIndex!.Value == WorkbookFile.Ends(table.Reference.Value!).Top);
                Assert.Equal(table.TableColumns!.Elements<TableColumn>().Select(c => c.Name!.Value), header.Elements<Cell>().Select(file.Text));
            }
    }

    [Fact]
    public void LongTables_Header_StaysInSightAndOnEachPage()
    {
        var file = SampleFile.Value;
        var pane = file.Part("All figures").Worksheet!.Descendants<Pane>().Single();
        Assert.Equal((PaneStateValues.Frozen, 3d, 2d), (pane.State!.Value, pane.VerticalSplit!.Value, pane.HorizontalSplit!.Value));
        var index = (uint)file.SheetNames.ToList().IndexOf("All figures");
        Assert.Equal("'All figures'!$3:$3", file.Book.DefinedNames!.Elements<DefinedName>().Single(n => n.Name == "_xlnm.Print_Titles" && n.LocalSheetId! == index).Text);
        var setup = file.Part("All figures").Worksheet!.Descendants<PageSetup>().Single();
        Assert.Equal((OrientationValues.Landscape, 1u, 0u), (setup.Orientation!.Value, setup.FitToWidth!.Value, setup.FitToHeight!.Value));
    }

    [Fact]
    public void KeyFigures_Names_AreFieldsThatAgreeWithTheRun()
    {
        var file = SampleFile.Value;
        var plan = OfficeDocument.Plan("report.xlsx", "report.xlsx", file.Bytes, new RunFields(new KeptRun("out", Sample, WorkbookFile.Origin)), isUpdate: false);
        Assert.Empty(plan.Problems);
        Assert.True(plan.Fields.Length > 30);
        Assert.All(plan.Fields, f => Assert.True(f.IsCurrent, $"{f.Field}: {f.InDocument}, {f.InRun}"));
        Assert.Equal(0.445, Number(file.Named("risksim_missions.soyuz__ms__29.delay.prob_on_time")!), 1e-12);
        Assert.Equal("yyyy-mm-dd", file.Format(file.Named("risksim_missions.soyuz__ms__29.launch.p80..official")!));
    }

    [Fact]
    public void KeyFigures_TextForADate_HasTheFormatOfDates()
    {
        ForecastResult Beyond(string metric) => Sample with
        {
            Blend = Sample.Blend with { Figures = [.. Sample.Blend.Figures.Select(f => f.Metric == metric ? f with { Value = double.PositiveInfinity, Date = null } : f)] },
        };
        using var launch = new WorkbookFile(Beyond("missions.soyuz-ms-29.launch.p80"));
        var cell = launch.Named("risksim_missions.soyuz__ms__29.launch.p80")!;
        Assert.Equal(("beyond 2027-12-31", "yyyy-mm-dd"), (launch.Text(cell), launch.Format(cell)));
        var row = launch.Rows("Missions").First(r => launch.Text(r["Mission"]) == "Soyuz MS-29");
        Assert.Equal(("> 2027-12-31", "yyyy-mm-dd"), (launch.Text(row["Launch, P80"]), launch.Format(row["Launch, P80"]!)));

        // The same figure as a date and as days; its loss goes on at the horizon.
        using var loss = new WorkbookFile(Beyond("capability.crewed.remaining.p80"));
        var (date, days) = (loss.Named("risksim_capability.crewed.remaining.p80...date")!, loss.Named("risksim_capability.crewed.remaining.p80")!);
        Assert.Equal(("beyond 2027-12-31", "yyyy-mm-dd"), (loss.Text(date), loss.Format(date)));
        Assert.Equal(("beyond 2027-12-31", "0\" d\""), (loss.Text(days), loss.Format(days)));
        var crewed = loss.Rows("Capability").First(r => loss.Text(r["Kind of launch"]) == "Crewed");
        Assert.Matches(@"^≥ [0-9.]+ d$", loss.Text(crewed["Longest loss, P80"]));
        Assert.Equal("yyyy-mm-dd", loss.Format(crewed["Back, P80"]!));
        Assert.DoesNotContain("≥", SampleFile.Value.Text(SampleFile.Value.Rows("Capability").First(r => SampleFile.Value.Text(r["Kind of launch"]) == "Crewed")["Longest loss, P50"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_NameTheRun()
    {
        using var file = new WorkbookFile(Sample, "A title & more");
        var run = new KeptRun("out", Sample, WorkbookFile.Origin);
        Assert.Equal("A title & more", file.Document.PackageProperties.Title);
        var properties = file.Document.CustomFilePropertiesPart!.Properties!.Elements<CustomDocumentProperty>().Select(p => (p.Name!.Value, p.InnerText));
        Assert.Equal([("RiskSim run", new RunFields(run).Identity), ("RiskSim report", run.Id)], properties);
        Assert.Contains(file.Rows("Summary", 1), r => file.Text(r["What"]) == "Run" && file.Text(r["Value"]) == run.Id);
    }

    [Fact]
    public void Charts_Pictures_HaveWordsAndTheirShapeAndDoNotOverlap()
    {
        var file = SampleFile.Value;
        var charts = ChartBook.Charts(Sample);
        var anchors = file.Part("Charts").DrawingsPart!.WorksheetDrawing!.Elements<OneCellAnchor>().ToList();
        Assert.Equal(charts.Select(c => c.AlternativeText), anchors.Select(a => a.Descendants<NonVisualDrawingProperties>().Single().Description!.Value));
        var free = 0;
        foreach (var anchor in anchors)
        {
            var row = int.Parse(anchor.FromMarker!.RowId!.Text, CultureInfo.InvariantCulture);
            Assert.True(row >= free, $"row {row} is still taken up to {free}");
            free = row + (int)Math.Ceiling(anchor.Extent!.Cy!.Value / 9525.0 / 20);
            Assert.Equal(800 * 9525, anchor.Extent.Cx!.Value);
            var locks = anchor.Descendants<DocumentFormat.OpenXml.Drawing.PictureLocks>().Single();
            Assert.True(locks.NoChangeAspect!.Value);
        }
    }
}
