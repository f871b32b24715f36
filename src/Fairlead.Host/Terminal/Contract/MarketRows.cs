using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;

namespace Fairlead.Host.Terminal.Contract;

/// <summary>An instrument of the account's master.</summary>
/// <param name="Id">Its key in this account.</param>
/// <param name="Symbol">Fairlead's spelling.</param>
/// <param name="Kind">Equity, Index, Option or Future.</param>
/// <param name="Venue">Where it trades.</param>
/// <param name="Tick">Smallest price step at the current price.</param>
/// <param name="LotSize">Units an order must be a multiple of.</param>
/// <param name="FreezeQuantity">Largest order in units; null when there is none.</param>
/// <param name="Multiplier">Currency units one unit earns when the price rises by 1.</param>
/// <param name="IsTradable">An index is not.</param>
/// <param name="Option">Set exactly for options.</param>
/// <param name="HasChain">Options are listed on it.</param>
public sealed record InstrumentRow(
    int Id, string Symbol, InstrumentKind Kind, Venue Venue, decimal Tick, long LotSize, long? FreezeQuantity, long Multiplier,
    bool IsTradable, OptionView? Option, bool HasChain);

/// <summary>What makes an option contract.</summary>
public sealed record OptionView(int Underlying, OptionRight Right, decimal Strike, DateOnly Expiry, Timestamp ExpiryAt);

/// <summary>The latest of one instrument's market; null is unknown.</summary>
/// <param name="Instrument">Its id.</param>
/// <param name="Bid">Best bid.</param>
/// <param name="BidSize">Units.</param>
/// <param name="Ask">Best ask.</param>
/// <param name="AskSize">Units.</param>
/// <param name="QuoteAt">Desk time of the quote.</param>
/// <param name="Last">Last trade price.</param>
/// <param name="LastAt">Desk time of it.</param>
/// <param name="Mark">What a position is valued at.</param>
/// <param name="Open">First price of the session.</param>
/// <param name="High">Of the session.</param>
/// <param name="Low">Of the session.</param>
/// <param name="PreviousClose">Last price of the session before; null when this desk has not seen it.</param>
/// <param name="Volume">Units traded this session, as far as this desk has seen.</param>
/// <param name="OpenInterest">Contracts.</param>
/// <param name="Greeks">For options with a price and a priced underlying; else null.</param>
public sealed record QuoteRow(
    int Instrument, decimal? Bid, long? BidSize, decimal? Ask, long? AskSize, Timestamp? QuoteAt, decimal? Last, Timestamp? LastAt,
    decimal? Mark, decimal? Open, decimal? High, decimal? Low, decimal? PreviousClose, long Volume, long? OpenInterest, GreeksView? Greeks);

/// <summary>Implied volatility and sensitivities of an option, from the middle of its quote; for drawing, rounded.</summary>
/// <param name="ImpliedVolatility">A year's, in percent.</param>
/// <param name="Delta">Per unit of the underlying.</param>
/// <param name="Gamma">Change of delta per unit.</param>
/// <param name="Theta">Per calendar day.</param>
/// <param name="Vega">Per percentage point.</param>
public sealed record GreeksView(double ImpliedVolatility, double Delta, double Gamma, double Theta, double Vega);

/// <summary>A bar built from the prints the desk has seen (from the middle of quotes where nothing prints).</summary>
/// <param name="Start">Its first instant.</param>
/// <param name="Open">First price.</param>
/// <param name="High">Highest.</param>
/// <param name="Low">Lowest.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Units.</param>
/// <param name="IsClosed">False for the bar that still grows.</param>
public sealed record BarRow(Timestamp Start, decimal Open, decimal High, decimal Low, decimal Close, long Volume, bool IsClosed);

/// <summary>An option chain's contracts; their quotes come by the socket.</summary>
/// <param name="Underlying">Id.</param>
/// <param name="Expiries">All that are listed and alive, earliest first.</param>
/// <param name="Expiry">The one shown; null when none is listed.</param>
/// <param name="LotSize">Of its contracts.</param>
/// <param name="Strikes">Rising.</param>
public sealed record ChainView(int Underlying, IReadOnlyList<DateOnly> Expiries, DateOnly? Expiry, long LotSize, IReadOnlyList<ChainStrike> Strikes);

/// <summary>A strike's two contracts; null when not listed.</summary>
public sealed record ChainStrike(decimal Strike, int? Call, int? Put);
