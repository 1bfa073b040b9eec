namespace RiskSim.Scenarios.Binding;

internal static class Cycles
{
    /// <summary>The first cycle found, or null: each node waits for the next, the last for the first.</summary>
    /// <param name="next">What a node waits for.</param>
    public static IReadOnlyList<string>? Find(IEnumerable<string> nodes, Func<string, IEnumerable<string>> next)
    {
        var finished = new HashSet<string>();
        foreach (var root in nodes)
        {
            // Depth first with a stack of its own: a long chain of missions must not overflow the thread's.
            var path = new List<string>();
            var onPath = new HashSet<string>();
            var stack = new Stack<IEnumerator<string>>();
            if (!Enter(root)) continue;
            while (stack.Count > 0)
            {
                if (!stack.Peek().MoveNext())
                {
                    stack.Pop();
                    finished.Add(path[^1]);
                    onPath.Remove(path[^1]);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                var node = stack.Peek().Current;
                if (onPath.Contains(node)) return path[path.IndexOf(node)..];
                Enter(node);
            }

            bool Enter(string node)
            {
                if (finished.Contains(node)) return false;
                path.Add(node);
                onPath.Add(node);
                stack.Push(next(node).GetEnumerator());
                return true;
            }
        }

        return null;
    }

    /// <summary>"a → b → a".</summary>
    public static string Shown(IReadOnlyList<string> cycle) => string.Join(" → ", cycle.Append(cycle[0]));

    /// <summary>Where the cycle was closed: the value of it that was set last.</summary>
    /// <param name="pathOf">The path of the value that makes a node wait.</param>
    public static Place PlaceOf(IReadOnlyList<string> cycle, Func<string, string> pathOf, BindingContext context) =>
        DocumentPlaces.LastSet(context.Root, cycle.Select(pathOf))?.Place ?? DocumentPlaces.Of(context.Root, pathOf(cycle[0]));
}
