namespace Fairlead.Engine.Charges;

/// <summary>A rate from a date on, until the next row.</summary>
/// <param name="From">First trading day it holds for.</param>
/// <param name="Rate">A fraction of turnover, or an amount a unit; see the table.</param>
/// <param name="Source">Who says so; what stands in brackets is not vouched for.</param>
/// <param name="Cap">Most a fill can cost, or null when there is no cap.</param>
internal sealed record RateRow(DateOnly From, decimal Rate, string Source, decimal? Cap = null);

/// <summary>One charge's rates over time. Before its first row a rate is unknown; after its last row that row holds.</summary>
internal sealed class RateTable
{
    private readonly RateRow[] _rows;

    public RateTable(string name, params RateRow[] rows)
    {
        Name = name;
        _rows = rows;
        for (var index = 1; index < rows.Length; index++)
        {
            if (rows[index].From <= rows[index - 1].From)
                throw new ArgumentException($"{name}: the row of {rows[index].From:yyyy-MM-dd} is out of order.", nameof(rows));
        }
    }

    public string Name { get; }

    /// <summary>Every row, as a reader of the schedule sees it.</summary>
    public IEnumerable<ChargeRate> Rates => _rows.Select(row => new ChargeRate(Name, row.From, row.Rate, row.Cap, row.Source));

    /// <summary>The row of a day, or null before the first.</summary>
    public RateRow? On(DateOnly day)
    {
        for (var index = _rows.Length - 1; index >= 0; index--)
        {
            if (_rows[index].From <= day)
                return _rows[index];
        }

        return null;
    }

    /// <summary>Why the rate of a day is unknown.</summary>
    public string Unknown(DateOnly day) =>
        $"{Name} of {day:yyyy-MM-dd} is unknown: the table begins on {_rows[0].From:yyyy-MM-dd}.";
}
