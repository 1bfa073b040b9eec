using System.Collections.Immutable;
using System.Text;
using RiskSim.Scenarios;
using Xunit;

namespace RiskSim.Tests.Scenarios;

public class MutationTests
{
    private const int Mutants = 10_000;

    private static readonly string[] Fragments =
    [
        "null", "~", "[]", "{}", "{", "}", "[", "]", "pert(1 2 3)", "pert(3 2 1)", "pert(1, 2, 3)", "never", "-1", "0", "1e999", ".inf", "2026-13-01", "2026-02-03",
        "0001-01-01", "9999-12-31", "&a", "*a", "<<: *a", "!!str", "\t", "\"", "'", "|", ">", "# ", ": ", "- ", "---", "...", "\u0000", "\u00e9", "\ud83d\ude80", "blend", "file: x.csv",
        "mixture(0.5 of 1 0.5 of never)", "empirical(turnaround.csv days)", "empirical(none.csv x)", "truncate(normal(1 1) min=5 max=1)", "true",
    ];

    [Fact]
    public void Load_MutatedScenario_NeverThrows()
    {
        var random = new Random(20251127);
        var texts = ConformanceFiles.All.Select(f => (File: f, Lines: File.ReadAllLines(f))).ToArray();
        var vocabulary = texts.SelectMany(t => t.Lines).SelectMany(l => l.Split([' ', '{', '}', '[', ']', ',', ':'], StringSplitOptions.RemoveEmptyEntries)).Distinct().Order(StringComparer.Ordinal).ToArray();
        var (valid, invalid) = (0, 0);
        for (var i = 0; i < Mutants; i++)
        {
            var (file, lines) = texts[random.Next(texts.Length)];
            var mutant = Mutant(random, lines, vocabulary);
            var options = random.Next(4) switch
            {
                0 => new LoadOptions(new DateOnly(2024, 1, 1).AddDays(random.Next(2000))),
                1 => new LoadOptions(null, [KeyValuePair.Create(Path(random, vocabulary), Pick(random, Fragments))]),
                _ => new LoadOptions(),
            };
            LoadResult result;
            try
            {
                result = ScenarioLoader.Load(file, Encoding.UTF8.GetBytes(mutant), options);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"mutant {i} of {file}:\n{mutant}", e);
            }

            var hasErrors = result.Problems.Any(p => p.Severity == Severity.Error);
            Assert.True(hasErrors == (result.Scenario is null), $"a scenario exactly where there is no error; {options}; mutant {i} of {file}:\n{mutant}");
            Assert.All(result.Problems, p => Assert.True(p.Rule.Length > 0 && (p.Place.Line > 0) == (p.Place.Column > 0) && !p.ToString().Any(char.IsControl)));
            Assert.Equal(result.Problems.Length, result.Problems.Distinct().Count());
            _ = hasErrors ? invalid++ : valid++;
        }

        // The mutations are neither all harmless nor all deadly.
        Assert.True(valid > Mutants / 50 && invalid > Mutants / 4, $"{valid} valid, {invalid} invalid");
    }

    private static string Mutant(Random random, string[] original, string[] vocabulary)
    {
        var lines = original.ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(lines.Count);
            var line = lines[at];
            switch (random.Next(9))
            {
                case 0: lines.RemoveAt(at); break;
                case 1: lines.Insert(random.Next(lines.Count), line); break;
                case 2: (lines[at], lines[random.Next(lines.Count)]) = (lines[random.Next(lines.Count)], line); break;
                case 3: lines[at] = Spliced(random, line, ((char)random.Next(32, 127)).ToString(), random.Next(2)); break;
                case 4: lines[at] = Spliced(random, line, Pick(random, Fragments), random.Next(5)); break;
                case 5: lines[at] = WordReplaced(random, line, Pick(random, vocabulary)); break;
                case 6: lines[at] = WordReplaced(random, line, Pick(random, Fragments)); break;
                case 7: lines[at] = new string(' ', random.Next(1, 4)) + line; break;
                default: lines[at] = line.Length > 0 && line[0] == ' ' ? line[1..] : line; break;
            }

            if (lines.Count == 0) lines.Add("");
        }

        return string.Join('\n', lines);
    }

    private static string Spliced(Random random, string line, string insert, int remove)
    {
        var at = random.Next(line.Length + 1);
        return line[..at] + insert + line[Math.Min(line.Length, at + remove)..];
    }

    private static string WordReplaced(Random random, string line, string word)
    {
        var words = line.Split(' ');
        words[random.Next(words.Length)] = word;
        return string.Join(' ', words);
    }

    private static string Path(Random random, string[] vocabulary) => random.Next(3) switch
    {
        0 => Pick(random, [.. vocabulary.Where(w => w.Contains('.', StringComparison.Ordinal))]),
        1 => "missions.m1." + Pick(random, vocabulary),
        _ => string.Join('.', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pick(random, vocabulary))),
    };

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
