namespace Fairlead.Engine.Positions;

/// <summary>What the ledger did with an event. Only <see cref="Applied"/> changes positions or cash.</summary>
public enum LedgerOutcome
{
    /// <summary>Booked.</summary>
    Applied,

    /// <summary>The same event was booked before; nothing changed.</summary>
    Duplicate,

    /// <summary>The fill was replaced by a correction before; nothing changed.</summary>
    Superseded,

    /// <summary>The fill was busted, before or after it arrived; nothing changed.</summary>
    Busted,

    /// <summary>Charges, or a bust, of a fill that has not arrived yet: kept for it.</summary>
    Waiting,

    /// <summary>Cannot be booked truthfully, with a reason: the books may differ from the broker's, so the desk must
    /// only reduce until they are reconciled.</summary>
    Refused,
}
