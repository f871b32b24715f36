using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Tests.Model;

/// <summary>What an order's fills in one instrument have cost so far by the published price lists of January 2024.</summary>
internal sealed class RefCharges(string schedule, Instrument row)
{
    private decimal _raw;
    private decimal _turnover;
    private decimal _charged;

    /// <summary>The charges of one more fill.</summary>
    public decimal Next(int sign, long units, decimal price)
    {
        var turnover = units * price * row.Multiplier;
        _turnover += turnover;
        return schedule == "us-fixed" ? UnitedStates(sign, units, price, turnover) : India(sign, turnover);
    }

    private decimal UnitedStates(int sign, long units, decimal price, decimal turnover)
    {
        var isOption = row.Kind == InstrumentKind.Option;
        _raw += units * (!isOption ? 0.005m : price >= 0.10m ? 0.65m : price >= 0.05m ? 0.50m : 0.25m);
        var commission = Commission(Math.Max(isOption ? _raw : Math.Min(_raw, _turnover * 0.005m), 1m));
        if (sign > 0)
            return commission;
        // Options on broad indexes, cash-settled, pay no Section 31 fee.
        var sec = row.Option is { Settlement: SettlementStyle.Cash } ? 0m : turnover * 0.000008m;
        return commission + sec + (isOption ? units * 0.00279m : Math.Min(units * 0.000166m, 8.30m));
    }

    private decimal India(int sign, decimal turnover)
    {
        var isOption = row.Kind == InstrumentKind.Option;
        var brokerage = Commission(isOption ? 20m : 0m);
        var exchange = Paise(turnover * (isOption ? 0.0005m : 0.0000325m));
        var fund = Paise(turnover * (isOption ? 0.000005m : 0.000001m));
        var sebi = Paise(turnover * 0.000001m);
        var tax = isOption ? (sign < 0 ? Paise(turnover * 0.000625m) : 0m) : Paise(turnover * 0.001m);
        var stamp = sign > 0 ? Paise(turnover * (isOption ? 0.00003m : 0.00015m)) : 0m;
        var gst = Paise((brokerage + exchange + fund + sebi) * 0.18m);
        return brokerage + exchange + fund + sebi + tax + stamp + gst;
    }

    /// <summary>Minimum and cap are the order's: a fill pays what the order owes more than before.</summary>
    private decimal Commission(decimal owed)
    {
        var more = owed - _charged;
        _charged = owed;
        return more;
    }

    private static decimal Paise(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}
