using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Fairlead.Domain.Market;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Tables;

namespace Fairlead.Host.Terminal.Socket;

/// <summary>A page's place in one table. Used under its socket's lock.</summary>
internal sealed class Subscription : IDisposable
{
    /// <summary>Instruments of one quotes subscription.</summary>
    public const int MaxInstruments = 1_500;

    private readonly int _id;
    private readonly IReadOnlySet<string>? _wanted;
    private Action _onDispose;
    private long _version;
    private long _seq;

    private readonly DeskTables? _tables;

    private Subscription(Subscribe wish, DeskTables? tables, TopicTable table, IReadOnlySet<string>? wanted, Action onDispose)
    {
        (Wish, _id, _tables, Table, _wanted, _onDispose) = (wish, wish.Id, tables, table, wanted, onDispose);
    }

    /// <summary>What the page asked.</summary>
    public Subscribe Wish { get; }

    /// <summary>Its tables were replaced by others of the same name: ask again.</summary>
    public bool IsRetired => _tables?.IsRetired == true;

    public TopicTable Table { get; }

    /// <summary>Null with a refusal that says why.</summary>
    public static Subscription? Make(Subscribe wish, ITableSource source, out RefusedMessage? refusal)
    {
        refusal = null;
        if (wish.Topic == Topic.Accounts)
            return new Subscription(wish, tables: null, source.Accounts, wanted: null, () => { });
        if (source.Find(wish.Account) is not { } tables)
        {
            refusal = new RefusedMessage(wish.Id, "NO_ACCOUNT", $"there is no account or replay '{wish.Account}'");
            return null;
        }

        return wish.Topic switch
        {
            Topic.Quotes => Quotes(wish, tables, out refusal),
            Topic.Bars => Bars(wish, tables, out refusal),
            _ => new Subscription(wish, tables, tables[wish.Topic], wanted: null, () => { }),
        };
    }

    public Subscription OnDispose(Action also)
    {
        _onDispose += also;
        return this;
    }

    public void StartOver() => (_version, _seq) = (0, 0);

    /// <summary>Writes the next message; false when nothing changed.</summary>
    public bool TryWrite(ArrayBufferWriter<byte> frame)
    {
        if (_seq > 0 && Table.Version == _version)
            return false;
        var change = Table.Since(_seq == 0 ? 0 : _version, _wanted);
        _version = change.Version;
        if (_seq > 0 && change.IsEmpty)
            return false;
        var isSnapshot = _seq == 0 || change.IsSnapshot;
        if (isSnapshot)
            _seq = 0;
        Write(frame, string.Create(CultureInfo.InvariantCulture, $"{{\"kind\":\"{(isSnapshot ? "snapshot" : "delta")}\",\"id\":{_id},\"seq\":{_seq},\"rows\":["));
        for (var index = 0; index < change.Rows.Count; index++)
        {
            if (index > 0)
                frame.Write(","u8);
            frame.Write(change.Rows[index]);
        }

        Write(frame, isSnapshot ? "]}" : $"],\"gone\":{JsonSerializer.Serialize(change.Gone)}}}");
        _seq++;
        return true;
    }

    public void Dispose() => _onDispose();

    private static Subscription? Quotes(Subscribe wish, DeskTables tables, out RefusedMessage? refusal)
    {
        refusal = wish.Instruments is { Count: > 0 and <= MaxInstruments } && wish.Instruments.All(id => id >= 0)
            ? null
            : new RefusedMessage(wish.Id, "INSTRUMENTS", $"quotes need 1 to {MaxInstruments} instruments");
        if (refusal is not null)
            return null;
        var instruments = wish.Instruments!.Distinct().ToArray();
        tables.Market.Want(instruments);
        return new Subscription(
            wish, tables, tables.Market.Quotes, instruments.Select(MarketTables.KeyOf).ToHashSet(StringComparer.Ordinal), () => tables.Market.Unwant(instruments));
    }

    private static Subscription? Bars(Subscribe wish, DeskTables tables, out RefusedMessage? refusal)
    {
        refusal = null;
        if (wish.Instruments is not { Count: 1 } || wish.Instruments[0] < 0 || !Timeframe.TryParse(wish.Timeframe, out var timeframe)
            || timeframe.Period.TotalSeconds % 5 != 0 || (timeframe.Period.TotalSeconds > 60 && timeframe.Period.TotalSeconds % 60 != 0)
            || timeframe.Period > TimeSpan.FromHours(4) || (timeframe.Period < TimeSpan.FromMinutes(1) && 60 % timeframe.Period.TotalSeconds != 0))
        {
            refusal = new RefusedMessage(wish.Id, "BARS", "bars need one instrument and a timeframe: 5s, 10s, 15s, 20s, 30s, or whole minutes up to 4h");
            return null;
        }

        var instrument = wish.Instruments[0];
        return new Subscription(
            wish, tables, tables.Market.WantBars(instrument, timeframe.Period), wanted: null, () => tables.Market.UnwantBars(instrument, timeframe.Period));
    }

    private static void Write(ArrayBufferWriter<byte> frame, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Encoding.UTF8.GetBytes(text, frame.GetSpan(length));
        frame.Advance(length);
    }
}
