using System.Globalization;
using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.PaperVenue.Lean;

namespace Fairlead.Engine.PaperVenue;

/// <content>What becomes of contracts: settlement at expiry, early assignment.</content>
public sealed partial class SimulatedVenue
{
    private static readonly Price SmallestWorth = Price.Of(0.01m);

    private void Settle(in ExpirySeries series)
    {
        if (_markets[series.Underlying.Index]?.LastSessionTrade is not { IsKnown: true } trade)
            return;
        var what = trade.Source == MarketKind.Print ? "print" : "bar close";
        var age = (series.ExpiryAt - trade.At).TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        Say(new SettlementPriceFixed(series.Underlying, series.ExpiryOn, series.ExpiryAt, trade.Price,
            $"last {what} of {_master[series.Underlying]} in session, at {trade.At}, {age} s before expiry"));
        foreach (var holding in HeldNow())
        {
            if (series.Contains(_master[holding.Instrument]))
                Convert(_master[holding.Instrument], holding.Units, trade.Price);
        }
    }

    /// <summary>Once a clock hour: short options deep in the money are assigned whole.</summary>
    private void AssignHourly()
    {
        var hour = _instantAt.Nanos / (60 * Timestamp.NanosPerMinute);
        if (hour == _assignedHour)
            return;
        _assignedHour = hour;
        foreach (var holding in HeldNow())
        {
            var instrument = _master[holding.Instrument];
            if (holding.Units >= Quantity.Zero || instrument.Option is not { } option
                || _sessions.Day(instrument.Venue, _instantAt) is not { } today
                || _markets[option.Underlying.Index]?.LastTrade is not { IsKnown: true } trade
                || !EarlyAssignment.Applies(option, today, trade.Price))
                continue;
            Convert(instrument, holding.Units, trade.Price);
            Say(new OptionAssigned(holding.Instrument, holding.Units.Abs,
                "A" + (++_assignments).ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Turns a contract into cash or its underlying at a price of the underlying; free of charge.</summary>
    private void Convert(Instrument contract, Quantity units, Price underlying)
    {
        if (contract.Option is not { } option)
        {
            ConvertFuture(contract, units, underlying);
            return;
        }

        _account.Move(contract.Id, -units);
        var worth = option.Intrinsic(underlying);
        if (option.Settlement == SettlementStyle.Cash)
        {
            _account.Pay(Money.Of(worth, units, contract.Multiplier, contract.Currency));
            return;
        }

        if (worth < SmallestWorth)
            return;
        var received = units * (option.Right == OptionRight.Call ? contract.Multiplier : -contract.Multiplier);
        _account.Move(option.Underlying, received);
        _account.Pay(-Money.Of(option.Strike, received, multiplier: 1, contract.Currency));
    }

    /// <summary>The future closes at the settlement price; a physical one then trades its underlying at that price.</summary>
    private void ConvertFuture(Instrument contract, Quantity units, Price underlying)
    {
        var future = contract.Future!;
        _account.Trade(contract, -units, underlying);
        if (future.Settlement == SettlementStyle.Physical)
            _account.Trade(_master[future.Underlying], units * contract.Multiplier, underlying);
    }

    /// <summary>A copy: what follows changes the account's list.</summary>
    private Holding[] HeldNow() => [.. _account.Holdings];
}
