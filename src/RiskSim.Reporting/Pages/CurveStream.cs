using RiskSim.Statistics;

namespace RiskSim.Reporting.Pages;

/// <summary>
/// Curves of a page as bytes: how much each rises from point to point, in units of 2⁻ᵇⁱᵗˢ, seven bits a byte with the lowest first.
/// A distribution has three points for each day d: P(X &lt; d), P(X ≤ d) and P(X &lt; d + ½), the first and the last one bin of its grid before
/// the time, so that the date and the whole number of days of each percentile are exact.
/// </summary>
/// <param name="bits">1..32; 2⁻³² ≈ 2·10⁻¹⁰.</param>
internal sealed class CurveStream(int bits) : IDisposable
{
    public const int PointsPerDay = 3;

    private readonly MemoryStream _bytes = new();

    /// <summary>Of the units of all curves.</summary>
    public int Bits => bits;

    public long Length => _bytes.Length;

    public byte[] ToArray() => _bytes.ToArray();

    /// <summary>Adds a distribution.</summary>
    /// <returns>The first whole day of its points and how many days they are.</returns>
    public (int FirstDay, int Days) Add(EmpiricalDistribution distribution)
    {
        var step = distribution.StepDays;
        var first = (int)Math.Round(distribution.LowDays + step);
        var days = (int)Math.Ceiling(distribution.HighDays - first - 1e-9) + 1;
        var last = 0L;
        for (var day = first; day < first + days; day++)
        {
            Rise(distribution.Cdf(day - step), ref last);
            Rise(distribution.Cdf(day), ref last);
            Rise(distribution.Cdf(day + 0.5 - step), ref last);
        }

        return (first, days);
    }

    /// <summary>Adds probabilities that may rise and fall from day to day.</summary>
    public void Add(DailyProbability daily)
    {
        var last = 0L;
        foreach (var probability in daily.Probability)
        {
            var now = Units(probability);
            // The sign in the lowest bit.
            var change = now - last;
            Write((ulong)(change << 1 ^ change >> 63));
            last = now;
        }
    }

    public void Dispose() => _bytes.Dispose();

    private long Units(double probability) => (long)Math.Round(probability * (1L << bits));

    private void Rise(double probability, ref long last)
    {
        var now = Units(probability);
        Write((ulong)(now - last));
        last = now;
    }

    private void Write(ulong number)
    {
        for (; number >= 0x80; number >>= 7) _bytes.WriteByte((byte)(number | 0x80));
        _bytes.WriteByte((byte)number);
    }
}
