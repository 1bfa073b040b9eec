using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Jint;
using RiskSim.Reporting.Pages;

namespace RiskSim.Tests.Reporting.Pages;

/// <summary>The part of a page's script that knows of no browser, run here.</summary>
internal sealed class PageScript : IDisposable
{
    private readonly Engine _engine = new();

    public PageScript()
    {
        var names = PageParts.ScriptNames[..(PageParts.ScriptNames.IndexOf("sentences") + 1)];
        _engine.Execute("'use strict';\n" + string.Concat(names.Select(n => PageParts.Read(n + ".js"))));
    }

    /// <summary>The script with the data of a page: <c>opened</c> has a forecast for each data date.</summary>
    public static PageScript Of(byte[] packed)
    {
        var script = new PageScript();
        var (json, bytes) = Unpacked(packed);
        script._engine.SetValue("json", json).SetValue("text1", Encoding.Latin1.GetString(bytes));
        script._engine.Execute("""
            const data = JSON.parse(json);
            const bytes = Uint8Array.from(text1, c => c.charCodeAt(0));
            const opened = data.dates.map(d => forecast.open(d, data.assumptions, bytes, data.bits));
            """);
        return script;
    }

    public static (string Json, byte[] Bytes) Unpacked(byte[] packed)
    {
        using var inflated = new MemoryStream();
        using (var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress)) deflate.CopyTo(inflated);
        var all = inflated.ToArray();
        var length = BitConverter.ToInt32(all, 0);
        return (Encoding.UTF8.GetString(all, 4, length), all[(4 + length)..]);
    }

    public string Text(FormattableString expression) => _engine.Evaluate(Source(expression)).AsString();

    public double Number(FormattableString expression) => _engine.Evaluate(Source(expression)).AsNumber();

    public void Run(FormattableString statements) => _engine.Execute(Source(statements));

    /// <summary>Null where the expression is.</summary>
    public T? Json<T>(FormattableString expression) where T : class =>
        JsonSerializer.Deserialize<T>(_engine.Evaluate($"JSON.stringify({Source(expression)}, (k, v) => v === Infinity ? 'Infinity' : v)").AsString(), NamedNumbers);

    public void Dispose() => _engine.Dispose();

    private static readonly JsonSerializerOptions NamedNumbers = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals, PropertyNameCaseInsensitive = true };

    private static string Source(FormattableString source) => source.ToString(CultureInfo.InvariantCulture);
}
