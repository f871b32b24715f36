using Fairlead.Domain.Instruments;

namespace Fairlead.Markets.Lean;

/// <summary>All recorded files of one kind of data about one symbol.</summary>
/// <param name="Kind">Equity (stocks and funds), Index or Option.</param>
/// <param name="Market">"usa" or "india".</param>
/// <param name="Resolution">How fine.</param>
/// <param name="Symbol">Upper case; for options the underlying's.</param>
/// <param name="Content">Exactly one of trades, quotes, open interest.</param>
public sealed record DataSeries(InstrumentKind Kind, string Market, Resolution Resolution, string Symbol, MarketContent Content);

/// <summary>One zip of recorded data.</summary>
/// <param name="Series">What it belongs to.</param>
/// <param name="On">The date of its rows in the market's zone; null for a daily file, which holds all its days.</param>
/// <param name="Path">Where it is.</param>
public sealed record DataFile(DataSeries Series, DateOnly? On, string Path);

/// <summary>What there is of a series.</summary>
/// <param name="Series">Which.</param>
/// <param name="Files">Number of zips.</param>
/// <param name="FirstOn">Earliest file date; null for a daily file (its days are inside).</param>
/// <param name="LastOn">Latest file date; null for a daily file.</param>
public sealed record DataSeriesSummary(DataSeries Series, int Files, DateOnly? FirstOn, DateOnly? LastOn);
