using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Distributions;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Variations;

namespace RiskSim.Reporting.Charts.Batches;

/// <summary>Where the values of a varied parameter lie on a horizontal axis: numbers, lengths of time and dates to scale, anything else one beside the other.</summary>
/// <param name="Positions">One for each value.</param>
/// <param name="IsToScale">Whether the values have distances.</param>
/// <param name="Notes">What the labels stand for, where the values are too long for them.</param>
internal sealed record ParameterAxis(ImmutableArray<double> Positions, Axis Axis, ImmutableArray<Note> Notes, bool IsToScale)
{
    /// <summary>Logical pixels of a panel that takes the whole width, less what its labels need.</summary>
    private const float UsualWidth = 820;

    /// <param name="columns">Panels side by side.</param>
    public static ParameterAxis Of(Variation parameter, int columns)
    {
        var values = parameter.Values;
        var dates = values.Select(Date).ToList();
        if (dates.TrueForAll(d => d is not null))
        {
            var zero = dates.Min()!.Value;
            var days = dates.Select(d => (double)(d!.Value.DayNumber - zero.DayNumber)).ToImmutableArray();
            var room = Room(days);
            return new ParameterAxis(days, new DateAxis(zero, -room, days.Max() + room), [], true);
        }

        var labels = values;
        var notes = ImmutableArray<Note>.Empty;
        var numbers = values.Select(Number).ToList();
        var isToScale = numbers.TrueForAll(n => n is not null);
        if (!isToScale)
        {
            numbers = [.. values.Select((_, i) => (double?)i)];
            if (values.Sum(v => (v.Length + 2) * Ticks.LabelCharacter) > UsualWidth / columns)
            {
                labels = [.. values.Select((_, i) => (i + 1).ToString(CultureInfo.InvariantCulture))];
                notes = [.. values.Zip(labels, (v, l) => new Note(l, v))];
            }
        }

        var positions = numbers.Select(n => n!.Value).ToImmutableArray();
        var margin = isToScale ? Room(positions) : 0.5;
        return new ParameterAxis(positions, new ValuesAxis(positions.Min() - margin, positions.Max() + margin,
            [.. positions.Zip(labels).OrderBy(p => p.First).Select(p => (p.First, p.Second))]), notes, isToScale);
    }

    private static double Room(ImmutableArray<double> positions) => Math.Max(0.06 * (positions.Max() - positions.Min()), 1e-9);

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static double? Number(string text) => DistributionParser.TryParseDuration(text, out var days) ? days : null;
}
