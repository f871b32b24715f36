using Fairlead.Domain.Time;

namespace Fairlead.Engine.Decision;

/// <summary>Who asked for a command, from where and when: kept in the journal with it, and part of no decision.</summary>
/// <param name="Who">The signed-in person, or the program.</param>
/// <param name="From">The address it came from, or the part of the desk.</param>
/// <param name="Key">The caller's key of this intent: the same key again is the same command. Null when it gave none.</param>
/// <param name="WallAt">The computer's time; the record's own stamp is the desk's, which may be a practice market's.</param>
public sealed record CommandOrigin(string Who, string From, string? Key, Timestamp WallAt);
