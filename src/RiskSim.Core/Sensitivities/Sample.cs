using RiskSim.Simulation;

namespace RiskSim.Sensitivities;

/// <summary>The outputs of one view in all trials, cut at the horizon.</summary>
internal static class Sample
{
    /// <returns>By output, then trial.</returns>
    /// <param name="look">Called after each block with the number of its first trial.</param>
    public static double[][] Run(View view, Kernel kernel, IReadOnlyList<string> quantities, int trials, Action<int>? look, CancellationToken cancel)
    {
        var specs = quantities.Select(view.Output).ToArray();
        var values = specs.Select(_ => new double[trials]).ToArray();
        for (var first = 0; first < trials; first += Block.Capacity)
        {
            cancel.ThrowIfCancellationRequested();
            kernel.Run(first, Block.Capacity);
            for (var q = 0; q < specs.Length; q++)
            {
                var column = specs[q].Column(kernel.Block);
                for (var i = 0; i < Block.Capacity; i++) values[q][first + i] = Math.Min(column[i], specs[q].CutDays);
            }

            look?.Invoke(first);
        }

        return values;
    }
}
