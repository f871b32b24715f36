using BenchmarkDotNet.Attributes;
using Fairlead.Domain.Instruments;
using Fairlead.Host.Bench;
using Fairlead.Markets.Tapes;

namespace Fairlead.Benchmarks;

/// <summary>A memory-mapped tape of a million records read through.</summary>
[MemoryDiagnoser]
public class TapeBenchmarks : IDisposable
{
    private const int Count = 1_000_000;

    private string _folder = "";
    private Tape _tape = Tape.Empty;

    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("fairlead-benchmarks-").FullName;
        var market = new SyntheticMarket(instrumentCount: 1);
        var master = new InstrumentMaster(market.Instruments);
        var path = Path.Combine(_folder, "bench" + TapeFile.Extension);
        TapeFile.Write(path, market.Ticks(Count), master);
        _tape = TapeFile.Open(path, master);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _tape.Dispose();
        if (_folder.Length > 0)
            Directory.Delete(_folder, recursive: true);
        _folder = "";
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public long ReadThrough()
    {
        var sum = 0L;
        foreach (ref readonly var record in _tape.Records)
            sum = unchecked(sum + record.At.Nanos + record.Instrument.Index);
        return sum;
    }
}
