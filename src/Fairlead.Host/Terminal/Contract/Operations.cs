using Fairlead.Domain.Time;

namespace Fairlead.Host.Terminal.Contract;

/// <summary>GET accounts/{account}/practice: the practice market and what disturbs it.</summary>
/// <param name="Seed">The same seed gives the same day.</param>
/// <param name="Day">Trading day.</param>
/// <param name="Speed">1 to 60; 0 stands still.</param>
/// <param name="Hours">always or calendar.</param>
/// <param name="Faults">Arranged or standing now, in plain words.</param>
/// <param name="RecordsPerSecond">Market records a second of the computer's time, over the last seconds.</param>
/// <param name="Ends">When its listed contracts run out; a new practice market starts then.</param>
public sealed record PracticeView(string Seed, DateOnly? Day, double Speed, string Hours, IReadOnlyList<FaultView> Faults, double RecordsPerSecond, DateOnly Ends);

/// <summary>A fault arranged or standing.</summary>
public sealed record FaultView(PracticeFault Fault, string Text);

public enum PracticeFault
{
    /// <summary>The feed stays open and says nothing.</summary>
    FeedMute,

    /// <summary>The feed's connection is lost.</summary>
    Disconnect,

    /// <summary>The venue takes the next order and its answer is lost.</summary>
    ReplyLost,

    /// <summary>The venue refuses the next order.</summary>
    Rejection,

    /// <summary>The next orders fill in parts.</summary>
    PartialFills,

    /// <summary>Prices jump.</summary>
    Gap,

    /// <summary>Implied volatility jumps and decays.</summary>
    VolatilitySpike,
}

/// <summary>POST accounts/{account}/practice/faults.</summary>
/// <param name="Fault">Which.</param>
/// <param name="Seconds">Of desk time, for FeedMute and Disconnect; 1 to 3,600, null is 30.</param>
/// <param name="Count">Orders, for ReplyLost, Rejection and PartialFills; 1 to 100, null is 1.</param>
/// <param name="Percent">For Gap (-20 to 20, null is -2) and VolatilitySpike (points, 1 to 100, null is 15).</param>
/// <param name="Instrument">For Gap: one underlying; null is all.</param>
public sealed record FaultRequest(PracticeFault Fault, double? Seconds = null, int? Count = null, decimal? Percent = null, int? Instrument = null);

/// <summary>POST accounts/{account}/practice/speed.</summary>
/// <param name="Speed">0 stands still, else 1 to 60.</param>
public sealed record SpeedRequest(double Speed);

/// <summary>An option of the desk's configuration.</summary>
/// <param name="Key">"server.port".</param>
/// <param name="Type">int, decimal, bool, text or choice.</param>
/// <param name="Unit">Null when it has none.</param>
/// <param name="Range">In plain words; null when free.</param>
/// <param name="Choices">For choices; else empty.</param>
/// <param name="Default">As text.</param>
/// <param name="Value">In force, as text.</param>
/// <param name="Source">default, file or environment.</param>
/// <param name="Help">What it does.</param>
/// <param name="NeedsRestart">A change is in force after the next start.</param>
public sealed record OptionRow(
    string Key, string Type, string? Unit, string? Range, IReadOnlyList<string> Choices, string Default, string Value, string Source, string Help, bool NeedsRestart);

/// <summary>PUT configuration/{key}.</summary>
/// <param name="Value">As text.</param>
/// <param name="ExpectedValue">What the page showed; another one in force is a conflict.</param>
public sealed record ChangeOptionRequest(string Value, string ExpectedValue);

/// <summary>GET health: the process and its loops.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="StartedAt">Computer's time.</param>
/// <param name="UptimeSeconds">Since then.</param>
/// <param name="IsReady">All accounts are recovered and their loops turn.</param>
/// <param name="Checks">Each with its finding.</param>
/// <param name="Loops">One an account.</param>
/// <param name="Process">Memory, collections, threads.</param>
/// <param name="Sockets">Open terminal sockets.</param>
public sealed record HealthView(
    string Version, Timestamp StartedAt, double UptimeSeconds, bool IsReady, IReadOnlyList<HealthCheck> Checks, IReadOnlyList<LoopView> Loops, ProcessView Process, int Sockets);

/// <summary>One check.</summary>
public sealed record HealthCheck(string Name, bool IsOk, string Finding);

/// <summary>One account's loop.</summary>
/// <param name="Account">Whose.</param>
/// <param name="LagMs">Behind its clock now.</param>
/// <param name="MaxLagMs">The most of the last minute.</param>
/// <param name="EventsPerSecond">Taken in, over the last seconds of the computer's time.</param>
/// <param name="IntakeDepth">Commands waiting.</param>
/// <param name="IntakeCapacity">More are refused.</param>
/// <param name="Sequence">The journal's last.</param>
/// <param name="DurableSequence">Of it on disk.</param>
/// <param name="LastEventAt">Desk time; null before the first.</param>
/// <param name="Fault">Why the loop stopped; null while it turns.</param>
public sealed record LoopView(
    string Account, double LagMs, double MaxLagMs, double EventsPerSecond, int IntakeDepth, int IntakeCapacity, long Sequence, long DurableSequence,
    Timestamp? LastEventAt, string? Fault);

/// <summary>The process.</summary>
/// <param name="MemoryMb">Working set.</param>
/// <param name="HeapMb">Managed heap after the last collection.</param>
/// <param name="GcPausePct">Share of time spent collecting since the start.</param>
/// <param name="LastGcPauseMs">The last pause.</param>
/// <param name="Gen2Collections">Since the start.</param>
/// <param name="Threads">Pool threads.</param>
/// <param name="FreeDiskMb">Where the data folder is; null when unknown.</param>
public sealed record ProcessView(double MemoryMb, double HeapMb, double GcPausePct, double LastGcPauseMs, int Gen2Collections, int Threads, double? FreeDiskMb);
