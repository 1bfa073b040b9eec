using System.CommandLine.Parsing;
using System.Globalization;
using RiskSim.Batches;
using RiskSim.Changes;
using RiskSim.Reporting.Briefings;
using RiskSim.Reporting.Charts;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics.Stopping;
using RiskSim.Tipping;
using RiskSim.Variations;

namespace RiskSim.Cli;

/// <summary>Values of options, read the same way whatever the language of the machine.</summary>
internal static class OptionParsers
{
    public static Func<ArgumentResult, DateOnly?> Date(string option) => result =>
    {
        var text = Text(result);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        result.AddError($"{option}: '{text}' is not a date. Write it as YYYY-MM-DD, e.g. 2025-11-28.");
        return null;
    };

    public static DateStep? Every(ArgumentResult result)
    {
        var text = Text(result);
        if (DateStep.Parse(text) is { } step) return step;
        result.AddError($"--every: '{text}' is not a step. Give whole days, weeks or months, e.g. 7d, 2w or 1mo.");
        return null;
    }

    /// <summary>200000, 200_000 or 2e5; no comma, which is a decimal one to half of the world.</summary>
    public static Func<ArgumentResult, long?> Trials(string option) => result =>
    {
        var text = Text(result);
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (double.TryParse(plain, NumberStyles.AllowExponent | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= 1e10 && number == Math.Floor(number))
            return (long)number;
        result.AddError($"{option}: '{text}' is not a number of trials. Give a whole number from 1 to 1e10, e.g. 200000 or 1e6.");
        return null;
    };

    public static PrecisionGoal[] Precision(ArgumentResult result) => Each(result, RuleText.Precision,
        "--precision: '{0}' is no standard error. Give one below 0.5 for every probability, e.g. 0.005, or FIGURE=ERROR, e.g. missions.crew-1.delay.prob_gt_90=0.002.");

    public static Question[] Settle(ArgumentResult result) => Each(result, RuleText.Question,
        "--settle: '{0}' is no comparison. Write FIGURE<LIMIT (or <=, >, >=) in quotes, e.g. \"capability.crewed.longest.prob_gt_180<0.1\".");

    private static T[] Each<T>(ArgumentResult result, Func<string, T?> read, string message) where T : class
    {
        var values = result.Tokens.Select(t => (t.Value, Read: read(t.Value))).ToList();
        foreach (var (text, _) in values.Where(v => v.Read is null))
            result.AddError(string.Format(CultureInfo.InvariantCulture, message, text));
        return [.. values.Select(v => v.Read).OfType<T>()];
    }

    public static FigureId[] Figures(ArgumentResult result)
    {
        var values = result.Tokens.Select(t => (t.Value, Read: FigureId.Parse(t.Value))).ToList();
        foreach (var (text, _) in values.Where(v => v.Read is null))
            result.AddError($"--figure: '{text}' is no figure. Give an id of metrics.csv, e.g. missions.crew-1.launch.p80, or ID@ASSUMPTION.");
        return [.. values.Select(v => v.Read).OfType<FigureId>()];
    }

    /// <summary>0.1, 10% or 2026-07-14.</summary>
    public static Limit? Limit(ArgumentResult result)
    {
        var text = Text(result).Trim();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return new Limit(double.NaN, date);
        var isPercent = text.EndsWith('%');
        if (double.TryParse(isPercent ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return new Limit(isPercent ? number / 100 : number);
        result.AddError($"--at: '{text}' is no limit. Give a probability, e.g. 0.1 or 10%, days, or a date.");
        return null;
    }

    public static int? Points(ArgumentResult result)
    {
        var text = Text(result);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var points) && points is >= 2 and <= 1000) return points;
        result.AddError($"--points: '{text}' is not a number of points. Give a whole number from 2 to 1000.");
        return null;
    }

    public static long? TrialNumber(ArgumentResult result)
    {
        var text = Text(result);
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        result.AddError($"--trial: '{text}' is not the number of a trial. Give a whole number, 0 for the first.");
        return null;
    }

    public static ulong? Seed(ArgumentResult result)
    {
        var text = Text(result);
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)) return seed;
        result.AddError($"--seed: '{text}' is not a seed. Give a whole number from 0 to {ulong.MaxValue.ToString(CultureInfo.InvariantCulture)}.");
        return null;
    }

    public static SamplingMethod? Sampling(ArgumentResult result)
    {
        var text = Text(result);
        switch (text)
        {
            case "random": return SamplingMethod.Random;
            case "lattice": return SamplingMethod.Lattice;
            case "sobol": return SamplingMethod.Sobol;
            default:
                result.AddError($"--sampling: '{text}' is not a way of sampling. Choose random, lattice or sobol.");
                return null;
        }
    }

    public static int? Threads(ArgumentResult result) => UpTo1024(result, "--threads", "threads");

    public static int? Jobs(ArgumentResult result) => UpTo1024(result, "--jobs", "runs at a time");

    private static int? UpTo1024(ArgumentResult result, string option, string noun)
    {
        var text = Text(result);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1024) return number;
        result.AddError($"{option}: '{text}' is not a number of {noun}. Give a whole number from 1 to 1024.");
        return null;
    }

    /// <summary>One or several dates, or a range of them.</summary>
    public static Variation? Dates(ArgumentResult result)
    {
        var outcome = Variation.ParseValues(BatchGrid.AsOfName, Text(result), "--as-of");
        foreach (var problem in outcome.Problems) result.AddError(Line(problem));
        foreach (var value in outcome.Variation?.Values ?? [])
            if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                result.AddError($"--as-of: '{value}' is not a date. Write dates as YYYY-MM-DD with commas between them, or FROM:TO:STEP, e.g. 2025-12-01:2026-03-01:1mo.");
        return outcome.Variation;
    }

    public static Variation[] Vary(ArgumentResult result)
    {
        var outcomes = result.Tokens.Select(t => Variation.Parse(t.Value)).ToList();
        foreach (var problem in outcomes.SelectMany(o => o.Problems)) result.AddError(Line(problem));
        return [.. outcomes.Select(o => o.Variation).OfType<Variation>()];
    }

    /// <summary>As <see cref="Vary"/>, of inputs that run over a range.</summary>
    public static VariedInput[] VaryRange(ArgumentResult result)
    {
        var outcomes = result.Tokens.Select(t => VariedInput.Parse(t.Value)).ToList();
        foreach (var problem in outcomes.Select(o => o.Problem).OfType<Problem>()) result.AddError(Line(problem));
        return [.. outcomes.Select(o => o.Input).OfType<VariedInput>()];
    }

    public static TableFormat? Format(ArgumentResult result)
    {
        var text = Text(result);
        switch (text)
        {
            case "csv": return TableFormat.Csv;
            case "parquet": return TableFormat.Parquet;
            default:
                result.AddError($"--format: '{text}' is not a format. Choose csv, or parquet to get that beside it.");
                return null;
        }
    }

    private static string Line(Problem problem) => $"{problem.Place}: '{problem.Value}': {problem.Rule}. {problem.Mend}";

    public static KeyValuePair<string, string>[] Set(ArgumentResult result)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var token in result.Tokens)
        {
            var equals = token.Value.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                result.AddError($"--set: '{token.Value}' is not PATH=VALUE, e.g. sites.pad-a.turnaround='pert(8 14 30)'.");
            else
                pairs.Add(new(token.Value[..equals].Trim(), token.Value[(equals + 1)..].Trim()));
        }
        return [.. pairs];
    }

    /// <summary><c>all</c>, or ids of figures; whether there are such is for the scenario to say.</summary>
    public static RareEvents? Rare(ArgumentResult result)
    {
        var words = result.Tokens.Select(t => t.Value).Distinct(StringComparer.Ordinal).ToList();
        if (words.Find(w => string.IsNullOrWhiteSpace(w)) is { } empty)
            result.AddError($"--rare: '{empty}' is not a figure. Give all, or the id of a probability in metrics.csv.");
        return words.Count == 0 ? null : new RareEvents([.. words.Where(w => w != RareEvents.All)]);
    }

    public static ChartChoice? Charts(ArgumentResult result)
    {
        var text = Text(result);
        switch (text)
        {
            case "png": return new ChartChoice(ChartFormat.Png);
            case "svg": return new ChartChoice(ChartFormat.Svg);
            case "none": return new ChartChoice(null);
            default:
                result.AddError($"--charts: '{text}' is not a kind of chart. Choose png, svg or none.");
                return null;
        }
    }

    public static BriefingFormat[] BriefingFormats(ArgumentResult result)
    {
        var formats = new List<BriefingFormat>();
        foreach (var name in result.Tokens.SelectMany(t => t.Value.Split(',')))
            if (Reporting.Briefings.BriefingFormats.Find(name) is { } format) formats.Add(format);
            else result.AddError($"--{((OptionResult)result.Parent!).Option.Name.TrimStart('-')}: '{name}' is not a kind of document. Choose from {string.Join(", ", Reporting.Briefings.BriefingFormats.Names)}.");
        return [.. formats.Distinct()];
    }

    private static string Text(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
}

/// <param name="Format">Null: no charts.</param>
internal readonly record struct ChartChoice(ChartFormat? Format);

internal enum TableFormat { Csv, Parquet }
