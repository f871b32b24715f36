namespace Fairlead.Load.Fanout;

/// <summary>A quote as a page gets it, with what is measured: its number among all and when it was published.</summary>
/// <param name="Instrument">0 and up.</param>
/// <param name="Bid">Price text.</param>
/// <param name="Ask">Price text.</param>
/// <param name="Last">Price text.</param>
/// <param name="Volume">Units.</param>
/// <param name="Number">1 and up; the pages see that none is missing.</param>
/// <param name="SentNanos">Of the machine's monotonic clock, which all its processes share.</param>
internal sealed record FanoutRow(int Instrument, decimal Bid, decimal Ask, decimal Last, long Volume, long Number, long SentNanos);
