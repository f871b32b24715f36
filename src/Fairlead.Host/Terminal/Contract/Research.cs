using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;

namespace Fairlead.Host.Terminal.Contract;

/// <summary>GET journal: a stretch of the account's timeline.</summary>
/// <param name="First">First sequence of the journal.</param>
/// <param name="Last">Last durable sequence.</param>
/// <param name="Items">Rising by sequence; market data is left out.</param>
/// <param name="IsMore">There are more in the direction asked.</param>
public sealed record TimelineView(long First, long Last, IReadOnlyList<TimelineItem> Items, bool IsMore);

/// <summary>One thing that happened.</summary>
/// <param name="Seq">The journal's.</param>
/// <param name="At">Desk time.</param>
/// <param name="Kind">Input, Effect, Checkpoint, Cut.</param>
/// <param name="Name">The message's name.</param>
/// <param name="Text">In plain words.</param>
/// <param name="Causation">The input that caused it; 0 when it came from outside.</param>
/// <param name="By">Who asked, for commands; null otherwise.</param>
/// <param name="Payload">The journaled JSON.</param>
public sealed record TimelineItem(long Seq, Timestamp At, string Kind, string Name, string Text, long Causation, string? By, string Payload);

/// <summary>GET journal/at/{seq}: the account as it was after an item.</summary>
public sealed record PastView(
    long Seq, Timestamp At, ProfitView Profit, HaltView? Halt, IReadOnlyList<OrderRow> Orders, IReadOnlyList<PositionRow> Positions,
    IReadOnlyList<ProtectionRow> Protection, string StateHash);

/// <summary>POST replays: what to replay, an account's journal or a day of a data folder.</summary>
/// <param name="Account">An account's own journal; null when a data folder is meant.</param>
/// <param name="Day">The session to show; null begins at the start of the journal. A data folder needs it.</param>
/// <param name="Folder">One of the data folders; null when an account is meant.</param>
/// <param name="Symbols">Of the folder, 1 to 8; null for an account.</param>
/// <param name="Timeframe">Of the folder: "tick", "1s" or "1m", which null means too. Null for an account.</param>
public sealed record ReplayRequest(
    string? Account, DateOnly? Day, string? Folder = null, IReadOnlyList<string>? Symbols = null, string? Timeframe = null);

/// <summary>A replay under way. Its topics are served under its id as account.</summary>
/// <param name="Id">"replay-3".</param>
/// <param name="Source">What is replayed, in plain words.</param>
/// <param name="Currency">ISO code.</param>
/// <param name="TimeZone">IANA name of the market's zone, for showing times.</param>
/// <param name="Instruments">What a chart can show, at most 50 and no options; empty while it is prepared.</param>
/// <param name="Start">First instant.</param>
/// <param name="End">Last instant.</param>
/// <param name="Preparing">Share of the preparation done, 0 to 1: there is nothing to play yet. Null when it can be played.</param>
/// <param name="At">Where it stands; null before the first event.</param>
/// <param name="Share">Done, 0 to 1.</param>
/// <param name="IsPlaying">It moves.</param>
/// <param name="Speed">Seconds of desk time a second; 0 is as fast as it can.</param>
/// <param name="Problem">Why it stopped or could not be prepared; null while all is well.</param>
public sealed record ReplayView(
    string Id, string Source, string Currency, string TimeZone, IReadOnlyList<ReplayInstrument> Instruments, Timestamp Start,
    Timestamp End, double? Preparing, Timestamp? At, double Share, bool IsPlaying, double Speed, string? Problem);

/// <summary>An instrument of a replay; its ids are its own and not those of an account.</summary>
public sealed record ReplayInstrument(int Id, string Symbol);

/// <summary>POST replays/{id}/control.</summary>
/// <param name="Command">play, pause, step (one minute), seek.</param>
/// <param name="Speed">For play; 0 is as fast as it can. Null leaves it.</param>
/// <param name="Share">For seek, 0 to 1.</param>
public sealed record ReplayControl(string Command, double? Speed = null, double? Share = null);

/// <summary>A strategy of the catalogue with its parameters.</summary>
public sealed record StrategyInfo(string Name, string? Version, IReadOnlyList<ParameterInfo> Parameters, bool NeedsOptionChain);

/// <summary>A parameter.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Type">int, decimal, bool, duration, text or choice.</param>
/// <param name="Default">As text.</param>
/// <param name="Min">Null when there is none.</param>
/// <param name="Max">Null when there is none.</param>
/// <param name="Choices">For choices; else empty.</param>
/// <param name="Help">What it means.</param>
public sealed record ParameterInfo(string Name, string Type, string Default, string? Min, string? Max, IReadOnlyList<string> Choices, string Help);

/// <summary>A folder of recorded markets.</summary>
/// <param name="Folder">Its path as configured.</param>
/// <param name="Symbols">What it holds.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
public sealed record DataFolderView(string Folder, IReadOnlyList<DataSymbolView> Symbols, string? Problem);

/// <summary>A symbol's data of one kind and resolution.</summary>
/// <param name="Symbol">Of options their underlying.</param>
/// <param name="Kind">Equity, Index or Option.</param>
/// <param name="Resolution">A timeframe of a request: "1m", "1d", "1s", "tick".</param>
/// <param name="First">First recorded day; null when the days stand inside one file.</param>
/// <param name="Last">Last recorded day; null as above.</param>
public sealed record DataSymbolView(string Symbol, InstrumentKind Kind, string Resolution, DateOnly? First, DateOnly? Last);

/// <summary>POST backtests.</summary>
/// <param name="Folder">One of the data folders.</param>
/// <param name="Symbols">One or more.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Timeframe">"1m", "1d".</param>
/// <param name="Strategy">Name in the catalogue.</param>
/// <param name="Parameters">Key and text.</param>
/// <param name="Cash">To start with; null takes the default.</param>
public sealed record BacktestRequestBody(
    string Folder, IReadOnlyList<string> Symbols, DateOnly From, DateOnly To, string Timeframe, string Strategy,
    IReadOnlyDictionary<string, string> Parameters, decimal? Cash);

/// <summary>A backtest under way or done.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Title">In plain words.</param>
/// <param name="Request">What was asked.</param>
/// <param name="State">Queued, Running, Done, Failed or Cancelled.</param>
/// <param name="Share">Done, 0 to 1.</param>
/// <param name="Problem">Why it failed; null otherwise.</param>
/// <param name="Figures">Name and text, in order; empty until done.</param>
/// <param name="Curve">Equity, at most 2,000 points; empty until done.</param>
/// <param name="StateHash">Null until done.</param>
/// <param name="JournalHash">Null until done.</param>
public sealed record BacktestView(
    string Id, string Title, BacktestRequestBody Request, string State, double Share, string? Problem, IReadOnlyList<FigureView> Figures,
    IReadOnlyList<EquityRow> Curve, string? StateHash, string? JournalHash);

/// <summary>A figure of a report.</summary>
public sealed record FigureView(string Name, string Value);

/// <summary>GET backtests/compare: two runs side by side.</summary>
/// <param name="AreEqual">Their journals are the same, byte for byte.</param>
/// <param name="Equal">Items that are.</param>
/// <param name="FirstDifference">In plain words; null when equal.</param>
/// <param name="At">Desk time of the first difference; null when equal.</param>
public sealed record CompareView(bool AreEqual, long Equal, string? FirstDifference, Timestamp? At);
