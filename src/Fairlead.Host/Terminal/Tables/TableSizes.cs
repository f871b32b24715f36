namespace Fairlead.Host.Terminal.Tables;

/// <summary>How many of the latest rows a page is shown; the journal has all.</summary>
/// <param name="Orders">Open ones included.</param>
/// <param name="Fills">And as many round trips.</param>
/// <param name="Decisions">Each carries all its checks.</param>
/// <param name="Alerts">As told to people.</param>
/// <param name="Bars">Of five seconds, and of a minute, for each instrument.</param>
public sealed record TableSizes(int Orders = 1_000, int Fills = 500, int Decisions = 500, int Alerts = 500, int Bars = 780);
