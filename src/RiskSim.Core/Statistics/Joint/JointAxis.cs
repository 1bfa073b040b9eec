namespace RiskSim.Statistics.Joint;

/// <summary>One of two missions whose launches are counted together: UTC days, from the data date, by the end of which it may have launched.</summary>
internal sealed class JointAxis
{
    /// <summary>About so many days; in between they become wider the later they are.</summary>
    private const int Steps = 54;

    /// <summary>Days of delay that people ask for; they are always among the days.</summary>
    private static readonly int[] AskedDelays = [0, 7, 14, 30, 60, 90, 180, 365, 730];

    private readonly int[] _places;
    private readonly double _planned;

    /// <param name="mission">Its place in the plan.</param>
    /// <param name="planned">Under this assumption, days from the data date.</param>
    /// <param name="plannedByAll">Under each assumption, in file order; it makes the days, so that they are the same for all.</param>
    /// <param name="horizon">Days from the data date.</param>
    public JointAxis(string id, int mission, int planned, IReadOnlyList<int> plannedByAll, int horizon)
    {
        (Id, Mission, PlannedDay, _planned) = (id, mission, plannedByAll[0], planned);
        int[] asked = [.. AskedDelays.Select(d => PlannedDay + d).Where(d => d >= 0 && d <= horizon)];
        var first = Math.Clamp(plannedByAll.Min(), 0, horizon);
        Days = [.. Growing(first, horizon).Concat(asked).Concat(plannedByAll.Where(d => d >= 0)).Distinct().Order()];
        Asked = [.. asked.Select(d => Array.BinarySearch(Days, d))];
        OnTime = Array.BinarySearch(Days, planned);
        _places = new int[horizon + 2];
        for (int day = 0, place = 0; day < _places.Length; day++)
        {
            while (place < Days.Length && Days[place] < day) place++;
            _places[day] = place;
        }
    }

    public string Id { get; }

    /// <summary>Its place in the plan.</summary>
    public int Mission { get; }

    /// <summary>From the data date, under the first assumption.</summary>
    public int PlannedDay { get; }

    /// <summary>Ascending; the last is the horizon.</summary>
    public int[] Days { get; }

    /// <summary>Places of the days that a table shows.</summary>
    public int[] Asked { get; }

    /// <summary>Place of the day that was planned under this assumption; negative where that was before the data date.</summary>
    public int OnTime { get; }

    /// <summary>The first of the days by whose end it has launched; beyond the last where it has not by the horizon.</summary>
    public int PlaceOf(double delayDays) =>
        // On time is less than a day late, so the parts of a day are cut off.
        _places[(int)double.MinNative(double.MaxNative(double.Floor(delayDays) + _planned, 0), _places.Length - 1)];

    /// <summary>Steps of a day at first, each a little wider than the one before.</summary>
    private static IEnumerable<int> Growing(int first, int last)
    {
        double length = last - first, low = 1, high = 2;
        if (length <= Steps) return Enumerable.Range(first, (int)length + 1);
        while (high - low > 1e-12 && (low + high) / 2 is var middle)
            if ((Math.Pow(middle, Steps) - 1) / (middle - 1) > length) high = middle;
            else low = middle;
        return Enumerable.Range(0, Steps + 1).Select(k => k == Steps ? last : first + (int)Math.Round((Math.Pow(high, k) - 1) / (high - 1)));
    }
}
