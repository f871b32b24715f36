using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;

namespace Fairlead.Markets.Tapes;

/// <summary>An instrument master as text beside its tapes: one instrument a line, tab-separated, ids by position.</summary>
/// <remarks>The text is canonical, so its hash says whether a tape's ids mean the same instruments.</remarks>
public static class InstrumentTable
{
    public const string FileName = "instruments.tsv";

    private const string Head = "fairlead-instruments 1";
    private const int Columns = 19;

    /// <summary>SHA-256 of the table's text, 32 bytes.</summary>
    public static byte[] Hash(InstrumentMaster instruments) => SHA256.HashData(Encode(instruments));

    public static void Write(string path, InstrumentMaster instruments) => AtomicFile.Write(path, Encode(instruments), []);

    /// <exception cref="MarketDataException">Missing or malformed.</exception>
    public static InstrumentMaster Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path, Encoding.UTF8);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MarketDataException(path, fault is FileNotFoundException ? "there is no such file" : fault.Message, fault);
        }

        if (lines.Length == 0 || lines[0] != Head)
            throw new MarketDataException(path, $"this is no instrument table (the first line is not '{Head}')");
        var instruments = new List<Instrument>(lines.Length - 1);
        for (var line = 1; line < lines.Length; line++)
        {
            try
            {
                instruments.Add(Decode(lines[line].Split('\t'), new InstrumentId(line - 1)));
            }
            catch (Exception fault) when (fault is FormatException or ArgumentException or OverflowException)
            {
                throw new MarketDataException(path, $"line {line + 1} is malformed: {fault.Message}", fault);
            }
        }

        return new InstrumentMaster(instruments);
    }

    private static byte[] Encode(InstrumentMaster instruments)
    {
        var text = new StringBuilder(Head).Append('\n');
        foreach (var instrument in instruments.All)
            text.AppendJoin('\t', Fields(instrument)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string[] Fields(Instrument instrument)
    {
        var (option, future) = (instrument.Option, instrument.Future);
        var expiryOn = option?.ExpiryOn ?? future?.ExpiryOn;
        if (instrument.Symbol.AsSpan().IndexOfAny('\t', '\n', '\r') >= 0)
            throw new ArgumentException($"Symbol '{instrument.Symbol}' holds a tab or a line break.");
        return
        [
            instrument.Symbol, instrument.Kind.ToString(), instrument.Venue.ToString(), instrument.Currency.ToString(),
            Text(instrument.Tick.Below.Micros), Text(instrument.Tick.Threshold.Micros), Text(instrument.Tick.From.Micros),
            Text(instrument.LotSize), instrument.FreezeQuantity is { } freeze ? Text(freeze) : "", Text(instrument.Multiplier),
            option is not null ? "option" : future is not null ? "future" : "",
            Text((option?.Underlying ?? future?.Underlying)?.Index), option?.Right.ToString() ?? "", Text(option?.Strike.Micros),
            expiryOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", Text((option?.ExpiryAt ?? future?.ExpiryAt)?.Nanos),
            option?.Exercise.ToString() ?? "", (option?.Settlement ?? future?.Settlement)?.ToString() ?? "", ".",
        ];
    }

    private static Instrument Decode(string[] fields, InstrumentId id)
    {
        if (fields.Length != Columns || fields[^1] != ".")
            throw new FormatException($"{fields.Length} columns, {Columns} expected, the last a dot");
        return new Instrument
        {
            Id = id,
            Symbol = fields[0],
            Kind = Enum.Parse<InstrumentKind>(fields[1]),
            Venue = Enum.Parse<Venue>(fields[2]),
            Currency = Enum.Parse<Currency>(fields[3]),
            Tick = new TickRule(new Price(Number(fields[4])), new Price(Number(fields[5])), new Price(Number(fields[6]))),
            LotSize = Number(fields[7]),
            FreezeQuantity = fields[8].Length == 0 ? null : Number(fields[8]),
            Multiplier = Number(fields[9]),
            Option = fields[10] == "option"
                ? new OptionTerms(new InstrumentId((int)Number(fields[11])), Enum.Parse<OptionRight>(fields[12]), new Price(Number(fields[13])),
                    Day(fields[14]), new Timestamp(Number(fields[15])), Enum.Parse<ExerciseStyle>(fields[16]), Enum.Parse<SettlementStyle>(fields[17]))
                : null,
            Future = fields[10] == "future"
                ? new FutureTerms(new InstrumentId((int)Number(fields[11])), Day(fields[14]), new Timestamp(Number(fields[15])),
                    Enum.Parse<SettlementStyle>(fields[17]))
                : null,
        };
    }

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
