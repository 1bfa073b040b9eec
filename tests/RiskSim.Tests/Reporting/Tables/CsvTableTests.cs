using RiskSim.Reporting.Tables;
using Xunit;

namespace RiskSim.Tests.Reporting.Tables;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("=cmd()", "'=cmd()")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("a=b", "a=b")]
    [InlineData("a, \"b\"", "\"a, \"\"b\"\"\"")]
    [InlineData("", "")]
    public void Text_FormulaOrDelimiter_IsMadeSafe(string text, string expected)
    {
        var writer = new StringWriter();
        using (var table = new CsvTable(writer, "h")) table.Text(text).EndRow();
        Assert.Equal($"h\n{expected}\n", writer.ToString());
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-3.0000000000000004)]
    [InlineData(1e-300)]
    public void Exact_AnyNumber_ReadsBackAsTheSame(double value)
    {
        var writer = new StringWriter();
        using (var table = new CsvTable(writer, "h")) table.Exact(value).EndRow();
        Assert.Equal(value, double.Parse(writer.ToString().Split('\n')[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
