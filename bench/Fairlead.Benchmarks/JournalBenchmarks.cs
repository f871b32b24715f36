using System.Buffers;
using BenchmarkDotNet.Attributes;
using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Host.Bench;
using Fairlead.Host.Loop;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Benchmarks;

/// <summary>A message encoded; a page of 1,024 ticks appended and synced; one fact appended and synced.</summary>
[MemoryDiagnoser]
public class JournalBenchmarks : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4_096);
    private readonly MessageCodec _codec = DeskMessages.NewCodec();
    private readonly OrderFilled _filled = new(new Execution
    {
        Id = new ExecutionId("X1"),
        Order = new ClientOrderId(1),
        Instrument = new InstrumentId(0),
        Side = Side.Buy,
        Quantity = new Quantity(100),
        Price = new Price(100_010_000),
        At = new Timestamp(1_700_000_000_000_000_000),
        Charges = new Money(1.25m, Currency.Usd),
    });

    private string _folder = "";
    private MarketRecord[] _page = [];
    private SqliteJournalStore _store = null!;
    private DeskRecorder _recorder = null!;

    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("fairlead-benchmarks-").FullName;
        _page = new SyntheticMarket(instrumentCount: 1).Ticks(MarketPage.MaxRecords);
        _store = SqliteJournalStore.Create(
            Path.Combine(_folder, "bench.journal"), new JournalMetadata(new AccountRef("paper", "bench", TradingMode.Replay), "benchmarks", "none"));
        _recorder = new DeskRecorder(_store, _codec);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _store?.Dispose();
        _codec.Dispose();
        if (_folder.Length > 0)
            Directory.Delete(_folder, recursive: true);
        _folder = "";
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public int EncodeFill()
    {
        _buffer.ResetWrittenCount();
        _codec.Encode(_filled, _buffer);
        return _buffer.WrittenCount;
    }

    [Benchmark]
    public void PageAppendedAndSynced()
    {
        foreach (ref readonly var record in _page.AsSpan())
            _recorder.Market(in record);
        _recorder.Flush();
    }

    [Benchmark]
    public void FactAppendedAndSynced()
    {
        _recorder.Input(_filled, _filled.Execution.At);
        _recorder.Flush();
    }
}
