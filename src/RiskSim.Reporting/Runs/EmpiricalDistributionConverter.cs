using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Runs;

/// <summary>
/// A distribution as text: its grid, and how much its distribution function rises from point to point, in units of 2⁻³².
/// Of a long one only every n-th of the grid's steps before and at a whole or half day are points: the date and the whole
/// number of days of each percentile stay what they are, and its parts of a day are rounded up to the next point.
/// </summary>
internal sealed class EmpiricalDistributionConverter : JsonConverter<EmpiricalDistribution>
{
    /// <summary>2⁻³² ≈ 2·10⁻¹⁰: what a curve cannot show. Figures are kept apart, at full precision.</summary>
    private const double UnitsPerOne = 1L << 32;

    private const double ThinStepDays = 0.5;

    // About as many as the whole and half days of three years with the step before each.
    private const int MostPoints = 4096;

    public override void Write(Utf8JsonWriter writer, EmpiricalDistribution value, JsonSerializerOptions options)
    {
        var cumulative = value.Cumulative;
        var isThin = IsLong(cumulative);
        writer.WriteStartObject();
        writer.WriteNumber("low", value.LowDays);
        writer.WriteNumber("step", value.StepDays);
        writer.WriteNumber("bins", cumulative.Length);
        writer.WriteBoolean("thin", isThin);
        writer.WriteBase64String("rises", Rises(cumulative, Points(value.LowDays, value.StepDays, cumulative.Length, isThin)));
        writer.WriteEndObject();
    }

    public override EmpiricalDistribution Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        var (low, step, bins) = (root.GetProperty("low").GetDouble(), root.GetProperty("step").GetDouble(), root.GetProperty("bins").GetInt32());
        if (!double.IsFinite(low) || !(step > 0) || bins is < 0 or > 1 << 24) throw new JsonException("no grid of a distribution");
        var rises = root.GetProperty("rises").GetBytesFromBase64();
        var cumulative = new double[bins];
        var (sum, at, done) = (0L, 0, 0);
        foreach (var point in Points(low, step, bins, root.GetProperty("thin").GetBoolean()))
        {
            // What rises between two points is known at the second; up to it the function stays where it was.
            cumulative.AsSpan(done, point - done).Fill(sum / UnitsPerOne);
            sum += ReadNumber(rises, ref at);
            cumulative[point] = sum / UnitsPerOne;
            done = point + 1;
        }

        if (at != rises.Length || done != bins) throw new JsonException("another number of points than the grid has");
        return new EmpiricalDistribution(low, step, ImmutableCollectionsMarshal.AsImmutableArray(cumulative));
    }

    /// <summary>Whether most of it is too long to be kept bin by bin.</summary>
    private static bool IsLong(ImmutableArray<double> cumulative)
    {
        if (cumulative.Length <= MostPoints) return false;
        var first = cumulative.AsSpan().IndexOfAnyExcept(0.0);
        var last = cumulative.AsSpan()[..^1].LastIndexOfAnyExcept(cumulative[^1]);
        return first >= 0 && last - first > MostPoints;
    }

    private static IEnumerable<int> Points(double low, double step, int bins, bool isThin)
    {
        for (var k = 0; k < bins; k++)
        {
            // The ends of bins at a whole or half day and one step before it, the first and the last.
            var end = low + step * (k + 1);
            if (!isThin || k == 0 || k == bins - 1 || IsRound(end) || IsRound(end + step)) yield return k;
        }
    }

    private static bool IsRound(double days) => Math.Abs(days / ThinStepDays - Math.Round(days / ThinStepDays)) < 1e-6;

    private static byte[] Rises(ImmutableArray<double> cumulative, IEnumerable<int> points)
    {
        using var bytes = new MemoryStream();
        var last = 0L;
        foreach (var point in points)
        {
            var now = (long)Math.Round(cumulative[point] * UnitsPerOne);
            WriteNumber(bytes, (ulong)(now - last));
            last = now;
        }

        return bytes.ToArray();
    }

    /// <summary>Seven bits a byte, the lowest first; the eighth says that more follow.</summary>
    private static void WriteNumber(Stream bytes, ulong number)
    {
        for (; number >= 0x80; number >>= 7) bytes.WriteByte((byte)(number | 0x80));
        bytes.WriteByte((byte)number);
    }

    private static long ReadNumber(byte[] bytes, ref int at)
    {
        var number = 0L;
        for (var shift = 0; shift < 63 && at < bytes.Length; shift += 7)
        {
            var part = bytes[at++];
            number |= (long)(part & 0x7F) << shift;
            if ((part & 0x80) == 0) return number;
        }

        throw new JsonException("the distribution is cut short");
    }
}
