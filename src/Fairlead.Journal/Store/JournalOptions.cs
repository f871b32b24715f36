namespace Fairlead.Journal.Store;

/// <summary>How a journal file is written; none of it is part of the format.</summary>
public sealed record JournalOptions
{
    public static JournalOptions Default { get; } = new();

    /// <summary>Bytes of write-ahead log laid out at opening, 0 to 1 GiB; default 17 MiB, what one round of the log
    /// takes. A commit into laid-out space need not wait for the file system to grow the file, which is the difference
    /// between 0.2 and 7 ms in the first minutes of a session. 0 lays out none. Ignored when opened for reading, and
    /// when the disk has no room for it.</summary>
    public int LogReserveBytes { get; init; } = 17 * 1024 * 1024;

    /// <summary>Most bytes appended and not yet flushed, 1 to 1 GiB; default 256 MiB: four million market events, minutes
    /// of a full disk. Beyond it Append fails with NoSpace.</summary>
    public int MaxBatchBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Default true: what was flushed survives a power cut. False for a journal that may be lost with the machine (a
    /// backtest's): it never waits for the disk. Nothing that trades may do without.</summary>
    public bool IsDurable { get; init; } = true;

    /// <summary>What the owner calls itself; default the name of the program.</summary>
    public JournalOwner Owner { get; init; } = new(AppDomain.CurrentDomain.FriendlyName, Instance: "");

    /// <summary>Wall clock of the lease and timer of its heartbeat; default the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long the lease holds without a renewal, 50 ms to 1 h; default 10 s. A fifth of it lies between two
    /// renewals. A frozen owner can be followed after it; a dead one at once.</summary>
    public TimeSpan LeaseLife
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromMilliseconds(50));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromHours(1));
            field = value;
        }
    } = TimeSpan.FromSeconds(10);

    /// <summary>The first fence is greater than this: a repaired file goes on where the damaged one was.</summary>
    internal long FenceAfter { get; init; }

    /// <summary>For tests; default always open.</summary>
    public IWriteGate Gate { get; init; } = new OpenGate();
}
