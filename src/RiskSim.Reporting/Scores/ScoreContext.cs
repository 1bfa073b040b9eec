using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;
using RiskSim.Statistics.Scoring;

namespace RiskSim.Reporting.Scores;

/// <summary>What is shown of a scorecard, and how it is called.</summary>
internal sealed class ScoreContext
{
    private readonly Dictionary<(DateOnly Date, string Assumption, string Quantity, string Name), Score> _scores;
    private readonly Dictionary<(string Assumption, string Quantity, string Name), MeanScore> _means;

    public ScoreContext(Scorecard card)
    {
        Card = card;
        _scores = card.Scores.ToDictionary(s => (s.DataDate, s.AssumptionId, s.Quantity, s.Name));
        _means = card.Means.ToDictionary(m => (m.AssumptionId, m.Quantity, m.Name));
        var assumptions = card.Scenario.Assumptions.Select(a => a.Id).ToImmutableArray();
        // The blend of a single assumption is the same.
        Assumptions = assumptions.Length == 1 ? assumptions : [.. assumptions, AssumptionForecast.BlendId];
        var scored = card.Scores.GroupBy(s => s.Quantity).Select(g => (Quantity: g.Key, g.First().IsKnown)).ToList();
        // Restorations first, then crews.
        Known = [.. scored.Where(s => s.IsKnown).Select(s => s.Quantity).OrderBy(Rank)];
        Open = [.. scored.Where(s => !s.IsKnown).Select(s => s.Quantity).OrderBy(Rank)];
    }

    public Scorecard Card { get; }

    /// <summary>In file order, then the blend.</summary>
    public ImmutableArray<string> Assumptions { get; }

    /// <summary>Quantities that have happened.</summary>
    public ImmutableArray<string> Known { get; }

    /// <summary>Quantities that have not.</summary>
    public ImmutableArray<string> Open { get; }

    public ImmutableArray<DateOnly> DataDates => [.. Card.Dates.Select(d => d.DataDate)];

    /// <summary>Those on which the quantity was scored.</summary>
    public ImmutableArray<DateOnly> DatesOf(string quantity) => [.. Card.Dates.Where(d => d.Scores.Any(s => s.Quantity == quantity)).Select(d => d.DataDate)];

    public Score? Find(DateOnly date, string assumption, string quantity, string name) => _scores.GetValueOrDefault((date, assumption, quantity, name));

    public MeanScore? Mean(string assumption, string quantity, string name) => _means.GetValueOrDefault((assumption, quantity, name));

    public DateOnly OutcomeOf(string quantity) => Card.Scores.First(s => s.Quantity == quantity).Outcome;

    /// <summary>The score by which forecasts of a quantity are compared.</summary>
    public string MeasureOf(string quantity) => Known.Contains(quantity) ? ScoreNames.Crps : ScoreNames.CensoredCrps;

    /// <summary>As a heading: <c>Baikonur 31/6 restored</c>, <c>Soyuz MS-29 launched</c>.</summary>
    public string Name(string quantity)
    {
        var id = quantity.Split('.')[1];
        return quantity.StartsWith("sites.", StringComparison.Ordinal) ? $"{Labels.Site(Card.Scenario.Assumptions[0].Inputs.Sites.First(s => s.Id == id))} restored" : $"{Names.Of(id)} launched";
    }

    public SeriesStyle StyleOf(string assumption) => assumption == AssumptionForecast.BlendId || Assumptions.Length == 1 ? Palette.Blend : Palette.Style(Assumptions.IndexOf(assumption));

    /// <summary>The value as far as its error supports it, with the same decimals down a column where the errors are small; a dash where the
    /// assumption was impossible, the sign of infinity where there is no bound.</summary>
    public static string Text(double? value, double standardError, double finest)
    {
        if (value is not { } number) return FigureText.Absent;
        if (!double.IsFinite(number)) return "∞";
        var place = Rounding.Place(standardError, finest);
        var decimals = Math.Max(0, (int)Math.Round(-Math.Log10(place)));
        return Rounding.To(number, place).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private (int Kind, int Crew) Rank(string quantity)
    {
        if (quantity.StartsWith("sites.", StringComparison.Ordinal)) return (0, 0);
        var mission = Card.Scenario.Assumptions[0].Inputs.Missions.FirstOrDefault(m => m.Id == quantity.Split('.')[1]);
        return (1, mission is { Kind: "crewed" } or { StayDays: not null } ? 0 : 1);
    }
}
