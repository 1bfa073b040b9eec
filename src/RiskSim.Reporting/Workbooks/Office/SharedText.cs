using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using RiskSim.Reporting.Workbooks.Model;

namespace RiskSim.Reporting.Workbooks.Office;

/// <summary>The texts of all cells, each once.</summary>
internal sealed class SharedText
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private uint _uses;

    /// <param name="clean">As <see cref="CellText.Clean"/> gives it.</param>
    public int IndexOf(string clean)
    {
        _uses++;
        if (_indexes.TryGetValue(clean, out var known)) return known;
        _texts.Add(clean);
        return _indexes[clean] = _texts.Count - 1;
    }

    public SharedStringTable Table() => new(_texts.Select(t => new SharedStringItem(new DocumentFormat.OpenXml.Spreadsheet.Text(CellText.Escape(t)) { Space = SpaceProcessingModeValues.Preserve })))
    {
        Count = _uses, UniqueCount = (uint)_texts.Count,
    };
}
