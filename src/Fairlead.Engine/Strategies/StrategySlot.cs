using System.Reflection;
using Fairlead.Domain.Instruments;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.Strategies;

/// <summary>A running strategy: the proposer itself and what the desk keeps about it.</summary>
public sealed class StrategySlot
{
    [Reference]
    private readonly IReadOnlyList<InstrumentId> _instruments;

    internal StrategySlot(int owner, string name, Strategy strategy, IReadOnlyList<InstrumentId> instruments)
    {
        Owner = owner;
        Name = name;
        Strategy = strategy;
        _instruments = instruments;
        HearsQuotes = Overrides(nameof(Strategies.Strategy.OnQuote));
        HearsPrints = Overrides(nameof(Strategies.Strategy.OnPrint));
    }

    public int Owner { get; }
    public string Name { get; }
    public Strategy Strategy { get; }
    public IReadOnlyList<InstrumentId> Instruments => _instruments;

    /// <summary>Off: it is not called and proposes nothing; its groups stay protected.</summary>
    public bool IsOn { get; internal set; } = true;

    internal bool HearsQuotes { get; }
    internal bool HearsPrints { get; }

    private bool Overrides(string method) =>
        Strategy.GetType().GetMethod(method, BindingFlags.Instance | BindingFlags.Public)!.DeclaringType != typeof(Strategy);
}
