namespace RiskSim.Scenarios.Binding;

internal static class Cycles
{
    /// <summary>The first cycle found, as "a → b → a", or null.</summary>
    /// <param name="next">What a node waits for.</param>
    public static (string Start, string Shown)? Find(IEnumerable<string> nodes, Func<string, IEnumerable<string>> next)
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
                if (onPath.Contains(node))
                {
                    var cycle = path[path.IndexOf(node)..];
                    return (node, string.Join(" → ", cycle.Append(node)));
                }

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
}
