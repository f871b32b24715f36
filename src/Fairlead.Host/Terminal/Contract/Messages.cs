using System.Text.Json.Serialization;

namespace Fairlead.Host.Terminal.Contract;

/// <summary>The streams of the socket. Every topic is a table of rows with a key: a snapshot first, then the rows that
/// changed and the keys that are gone.</summary>
public enum Topic
{
    /// <summary>All accounts of this desk, key: account.</summary>
    Accounts,

    /// <summary>Best bid and ask, last and Greeks of the instruments asked for, key: instrument.</summary>
    Quotes,

    /// <summary>Bars of one instrument and timeframe, key: start.</summary>
    Bars,

    /// <summary>Open orders and the latest ended ones, key: order.</summary>
    Orders,

    /// <summary>The latest fills, key: execution.</summary>
    Fills,

    /// <summary>Open positions by owner, key: owner and instrument.</summary>
    Positions,

    /// <summary>What guards each open position, key: group and instrument.</summary>
    Protection,

    /// <summary>What was decided and why, the latest, key: sequence.</summary>
    Decisions,

    /// <summary>Each link with its evidence, key: broker and link.</summary>
    Links,

    /// <summary>What a person was told, the latest, key: sequence.</summary>
    Alerts,

    /// <summary>The account's equity, a point a minute of its session, key: at.</summary>
    Equity,

    /// <summary>The desk's strategies, key: owner.</summary>
    Strategies,

    /// <summary>Round trips completed, the latest, key: sequence.</summary>
    Trades,
}

/// <summary>What the page sends.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "op")]
[JsonDerivedType(typeof(Subscribe), "subscribe")]
[JsonDerivedType(typeof(Unsubscribe), "unsubscribe")]
[JsonDerivedType(typeof(Resync), "resync")]
[JsonDerivedType(typeof(Ping), "ping")]
public abstract record ClientMessage;

/// <summary>Follow a topic. An id in use is replaced.</summary>
/// <param name="Id">Chosen by the page, 1 or more; comes back on every message of this subscription.</param>
/// <param name="Account">Whose; ignored for accounts. A replay's id is an account too.</param>
/// <param name="Topic">Which table.</param>
/// <param name="Instruments">For quotes: which, at most 1,500. For bars: the one.</param>
/// <param name="Timeframe">For bars: "5s", "1m", "15m", "1h".</param>
public sealed record Subscribe(int Id, string Account, Topic Topic, IReadOnlyList<int>? Instruments = null, string? Timeframe = null) : ClientMessage;

/// <summary>Stop following.</summary>
public sealed record Unsubscribe(int Id) : ClientMessage;

/// <summary>A number was missing: begin again with a snapshot.</summary>
public sealed record Resync(int Id) : ClientMessage;

/// <summary>Answered at once with the same number.</summary>
public sealed record Ping(long Nonce) : ClientMessage;

/// <summary>What the desk sends.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SnapshotMessage), "snapshot")]
[JsonDerivedType(typeof(DeltaMessage), "delta")]
[JsonDerivedType(typeof(RefusedMessage), "refused")]
[JsonDerivedType(typeof(PongMessage), "pong")]
public abstract record ServerMessage;

/// <summary>All rows of a topic; replaces what the page had.</summary>
/// <param name="Id">The subscription's.</param>
/// <param name="Seq">0: deltas count on from here.</param>
/// <param name="Rows">Of the topic's row type.</param>
public sealed record SnapshotMessage(int Id, long Seq, IReadOnlyList<object> Rows) : ServerMessage;

/// <summary>What changed since the message before.</summary>
/// <param name="Id">The subscription's.</param>
/// <param name="Seq">One more than the message before; anything else is a gap, and the page asks to resync.</param>
/// <param name="Rows">New and changed rows.</param>
/// <param name="Gone">Keys of rows that are no more.</param>
public sealed record DeltaMessage(int Id, long Seq, IReadOnlyList<object> Rows, IReadOnlyList<string> Gone) : ServerMessage;

/// <summary>The subscription cannot be had.</summary>
public sealed record RefusedMessage(int Id, string Code, string Reason) : ServerMessage;

/// <summary>The answer to a ping.</summary>
public sealed record PongMessage(long Nonce) : ServerMessage;
