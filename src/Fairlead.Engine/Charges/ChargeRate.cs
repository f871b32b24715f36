namespace Fairlead.Engine.Charges;

/// <summary>One dated rate of a schedule.</summary>
/// <param name="Charge">What is charged.</param>
/// <param name="From">First trading day it holds for, until the next rate of the charge.</param>
/// <param name="Rate">A fraction of turnover; an amount a share or contract for the trading activity fees.</param>
/// <param name="Cap">Most it can cost, in currency units, or null when there is no cap.</param>
/// <param name="Source">Who says so; what stands in brackets is not vouched for.</param>
public sealed record ChargeRate(string Charge, DateOnly From, decimal Rate, decimal? Cap, string Source)
{
    /// <summary>Rate and first day were both seen at the source when the row was written.</summary>
    public bool IsVouchedFor => !Source.Contains('(', StringComparison.Ordinal);
}
