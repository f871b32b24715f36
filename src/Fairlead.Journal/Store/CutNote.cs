using System.Text.Json;

namespace Fairlead.Journal.Store;

/// <summary>What a Cut record tells, and its JSON payload.</summary>
/// <param name="FirstSequence">First sequence that is gone; the Cut record itself has it now.</param>
/// <param name="Records">Rows cut from the file, or null when they could not even be counted.</param>
/// <param name="OldHead">Hash the old chain ended with as its writer noted it, or null when not known.</param>
/// <param name="Reason">What did not hold.</param>
/// <param name="KeptAs">File name of the damaged journal, beside the repaired one.</param>
public sealed record CutNote(long FirstSequence, long? Records, string? OldHead, string Reason, string KeptAs)
{
    public const string Name = "tail-cut";

    /// <summary>Reads the payload of a Cut record.</summary>
    public static CutNote Read(JournalRecord record) => JsonSerializer.Deserialize<CutNote>(record.Payload.Span, Json)!;

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);
}
