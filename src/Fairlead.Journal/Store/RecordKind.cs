namespace Fairlead.Journal.Store;

/// <summary>What a journal record holds. The numbers are part of the file format; never reuse one.</summary>
public enum RecordKind : byte
{
    None = 0,

    /// <summary>The journal was opened by a desk: who, which product, which data versions.</summary>
    Opened = 1,

    /// <summary>Up to <see cref="MarketPage.MaxRecords"/> market events as they stand; each has its own sequence.</summary>
    MarketPage = 2,

    /// <summary>A fact, a command or a timer the engine decided on.</summary>
    Input = 3,

    /// <summary>What the engine wanted done.</summary>
    Effect = 4,

    /// <summary>The engine's state hash at this point.</summary>
    Checkpoint = 5,

    /// <summary>A damaged tail was cut here; the payload tells what is gone.</summary>
    Cut = 6,

    /// <summary>A remark of the desk or a person; no effect on replay.</summary>
    Note = 7,
}
