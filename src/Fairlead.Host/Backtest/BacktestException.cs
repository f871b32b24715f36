namespace Fairlead.Host.Backtest;

/// <summary>The backtest cannot be run as asked; the message is one line that names what and where.</summary>
public sealed class BacktestException(string message) : Exception(message);
