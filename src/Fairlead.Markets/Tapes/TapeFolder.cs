using Fairlead.Domain.Instruments;

namespace Fairlead.Markets.Tapes;

/// <summary>An imported market: one instrument table and its tapes in order of time, mapped.</summary>
/// <remarks>Safe for many readers; dispose after the last.</remarks>
public sealed class TapeFolder : IDisposable
{
    private TapeFolder(InstrumentMaster instruments, IReadOnlyList<Tape> tapes) => (Instruments, Tapes) = (instruments, tapes);

    public InstrumentMaster Instruments { get; }

    /// <summary>In order of time; read one after the other they are one tape.</summary>
    public IReadOnlyList<Tape> Tapes { get; }

    /// <exception cref="MarketDataException">Missing, torn, corrupt, or tapes that do not follow each other.</exception>
    public static TapeFolder Open(string folder, bool isContentChecked = true)
    {
        var instruments = InstrumentTable.Read(Path.Combine(folder, InstrumentTable.FileName));
        var tapes = new List<Tape>();
        try
        {
            // File names are days, so ordinal order is the order of time.
            foreach (var path in Directory.EnumerateFiles(folder, "*" + TapeFile.Extension).Order(StringComparer.Ordinal))
            {
                var tape = TapeFile.Open(path, instruments, isContentChecked);
                tapes.Add(tape);
                if (tapes.Count > 1 && tapes[^2].Count > 0 && tape.Count > 0 && !TapeOrder.Holds(in tapes[^2].Records[^1], in tape.Records[0]))
                    throw new MarketDataException(path, "the tape starts before the one in front of it ends");
            }

            return new TapeFolder(instruments, tapes);
        }
        catch
        {
            foreach (var tape in tapes)
                tape.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var tape in Tapes)
            tape.Dispose();
    }
}
