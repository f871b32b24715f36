using System.Runtime.InteropServices;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;

namespace Fairlead.Domain.Market;

/// <summary>
/// One market event in the fixed 64 bytes of the tape and of a journal's market page: what happened to which
/// instrument, and when it became known.
/// </summary>
/// <remarks>
/// Made by the factories and read through the views below; the six payload fields mean what the kind says. Blittable
/// and without padding, so a page of them is hashed and stored as it stands (little-endian).
/// </remarks>
[StructLayout(LayoutKind.Sequential, Pack = 8, Size = 64)]
public readonly struct MarketRecord
{
    public const int SizeInBytes = 64;

    private readonly long _atNanos;
    private readonly int _instrument;
    private readonly MarketKind _kind;
    private readonly MarketFlags _flags;
    private readonly ushort _venueCode;
    private readonly long _a, _b, _c, _d, _e, _f;

    private MarketRecord(Timestamp at, InstrumentId instrument, MarketKind kind, MarketFlags flags, ushort venueCode,
        long a, long b, long c, long d, long e, long f)
    {
        _atNanos = at.Nanos;
        _instrument = instrument.Index;
        _kind = kind;
        _flags = flags;
        _venueCode = venueCode;
        (_a, _b, _c, _d, _e, _f) = (a, b, c, d, e, f);
    }

    /// <summary>When the event became known; for a bar its end.</summary>
    public Timestamp At => new(_atNanos);

    public InstrumentId Instrument => new(_instrument);
    public MarketKind Kind => _kind;
    public MarketFlags Flags => _flags;

    /// <summary>The same event under another instrument number (a tape's local ids become the desk's).</summary>
    public MarketRecord For(InstrumentId instrument) =>
        new(At, instrument, _kind, _flags, _venueCode, _a, _b, _c, _d, _e, _f);

    public static MarketRecord Of(InstrumentId instrument, in Quote quote) => new(
        quote.At, instrument, MarketKind.Quote,
        (quote.HasBid ? 0 : MarketFlags.NoBid) | (quote.HasAsk ? 0 : MarketFlags.NoAsk), 0,
        quote.Bid.Micros, quote.BidSize.Units, quote.Ask.Micros, quote.AskSize.Units, 0, 0);

    public static MarketRecord Of(InstrumentId instrument, in TradePrint print) => new(
        print.At, instrument, MarketKind.Print, print.IsSuspicious ? MarketFlags.Suspicious : 0, print.VenueCode,
        print.Price.Micros, print.Size.Units, print.SaleCondition, 0, 0, 0);

    /// <param name="kind">TradeBar, BidBar or AskBar.</param>
    /// <param name="instrument">Whose bar.</param>
    /// <param name="bar">The bar; its end is when it became known.</param>
    public static MarketRecord Of(MarketKind kind, InstrumentId instrument, in Bar bar) =>
        kind is MarketKind.TradeBar or MarketKind.BidBar or MarketKind.AskBar
            ? new MarketRecord(bar.EndAt, instrument, kind, 0, 0,
                bar.Open.Micros, bar.High.Micros, bar.Low.Micros, bar.Close.Micros, bar.Volume.Units, bar.StartAt.Nanos)
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a bar.");

    public static MarketRecord OpenInterest(InstrumentId instrument, Timestamp at, Quantity contracts) =>
        new(at, instrument, MarketKind.OpenInterest, 0, 0, contracts.Units, 0, 0, 0, 0, 0);

    /// <summary>Valid when <see cref="Kind"/> is Quote.</summary>
    public Quote AsQuote() => new(At,
        new Price(_a), new Quantity(_b), new Price(_c), new Quantity(_d),
        (_flags & MarketFlags.NoBid) == 0, (_flags & MarketFlags.NoAsk) == 0);

    /// <summary>Valid when <see cref="Kind"/> is Print.</summary>
    public TradePrint AsPrint() => new(At, new Price(_a), new Quantity(_b), _venueCode, (uint)_c,
        (_flags & MarketFlags.Suspicious) != 0);

    /// <summary>Valid when <see cref="Kind"/> is TradeBar, BidBar or AskBar. A side bar's volume is its last size.</summary>
    public Bar AsBar() => new(new Timestamp(_f), At, new Price(_a), new Price(_b), new Price(_c), new Price(_d), new Quantity(_e));

    /// <summary>Valid when <see cref="Kind"/> is OpenInterest.</summary>
    public Quantity AsOpenInterest() => new(_a);
}
