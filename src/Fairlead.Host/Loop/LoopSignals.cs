using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Fairlead.Host.Loop;

/// <summary>What a process can tell its operator's collector: meters, and spans of commands. Costs next to nothing while
/// nobody collects. docs/operations.md lists the names.</summary>
public sealed class LoopSignals : IDisposable
{
    /// <summary>Of the meter and of the source of spans.</summary>
    public const string Name = "Fairlead";

    private readonly Histogram<double> _flush;
    private readonly Histogram<double> _orderDurable;

    public LoopSignals()
    {
        _flush = Meter.CreateHistogram<double>("fairlead.journal.flush", "s", "Time a flush of an account's journal took.");
        _orderDurable = Meter.CreateHistogram<double>("fairlead.order.durable", "s", "From the decision to send an order until that is durable.");
    }

    public Meter Meter { get; } = new(Name);

    public ActivitySource Traces { get; } = new(Name);

    /// <summary>A flush of the account's journal took so long.</summary>
    public void Flushed(string account, TimeSpan took) => _flush.Record(took.TotalSeconds, Of(account));

    /// <summary>So long after it was decided, an order could leave.</summary>
    public void OrderDurable(string account, TimeSpan took) => _orderDurable.Record(took.TotalSeconds, Of(account));

    public static KeyValuePair<string, object?> Of(string account) => new("account", account);

    public void Dispose()
    {
        Meter.Dispose();
        Traces.Dispose();
    }
}
