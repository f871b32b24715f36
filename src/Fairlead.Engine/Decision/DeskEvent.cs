using Fairlead.Domain;
using Fairlead.Domain.Market;

namespace Fairlead.Engine.Decision;

/// <summary>What the desk is asked to take in: a market record, a fact, or a command.</summary>
/// <remarks>Market records stay plain 64-byte values so that a tick allocates nothing; the rest are messages.</remarks>
public readonly struct DeskEvent
{
    private readonly MarketRecord _market;

    private DeskEvent(in MarketRecord market, object? message)
    {
        _market = market;
        Message = message;
    }

    /// <summary>A <see cref="Fact"/> or <see cref="DeskCommand"/>; null for a market record.</summary>
    public object? Message { get; }

    public bool IsMarket => Message is null;

    /// <summary>Valid when <see cref="IsMarket"/>.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly MarketRecord Market => ref _market;

    public static DeskEvent Of(in MarketRecord market) => new(in market, message: null);
    public static DeskEvent Of(Fact fact) => new(default, fact);
    public static DeskEvent Of(DeskCommand command) => new(default, command);
}
