namespace Fairlead.Domain.Accounts;

/// <summary>An account's immutable environment. Orders of one mode cannot reach a venue handle of another.</summary>
public enum TradingMode
{
    /// <summary>Real money at a real broker.</summary>
    Live,

    /// <summary>The built-in paper venue, or a broker's own paper account.</summary>
    Paper,

    /// <summary>Recorded market, simulated venue: backtests.</summary>
    Replay,

    /// <summary>Decides beside a live account and sends nothing.</summary>
    Shadow,
}

/// <summary>Who holds the money, under which name, in which mode.</summary>
/// <param name="Broker">"paper", "ibkr", "tradier", "zerodha", "dhan", "kotak".</param>
/// <param name="Account">The account's name at that broker.</param>
/// <param name="Mode">Live, Paper, Replay or Shadow.</param>
public sealed record AccountRef(string Broker, string Account, TradingMode Mode)
{
    public override string ToString() => $"{Broker}/{Account} ({Mode})";
}
