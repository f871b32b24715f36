using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Positions;
using static Fairlead.Engine.Tests.Positions.TestLedger;

namespace Fairlead.Engine.Tests.Positions;

public sealed class FillTests
{
    [Fact]
    public void Apply_FirstInFirstOut_RealisesOldestLotsFirst()
    {
        // BUY 10@100, BUY 10@110, SELL 15@120: 10 x 20 + 5 x 10 = 250; 5@110 stay.
        var ledger = Ledger(10_000);
        ledger.Fill("a", Stock, 10, 100);
        ledger.Fill("b", Stock, 10, 110);
        var sold = ledger.Fill("c", Stock, -15, 120);

        Assert.Equal(Usd(250), sold.Gross);
        Assert.Equal(Usd(1_800), sold.CashChange);
        Assert.Equal(Usd(10_000 - 1_000 - 1_100 + 1_800), ledger.Cash);
        Assert.Null(sold.Closed);
        var lot = Assert.Single(ledger.LotsOf(OwnerId.Manual, Stock));
        Assert.Equal((5, Price.Of(110)), (lot.Quantity.Units, lot.Price));
        Assert.Equal(new ExecutionId("b"), lot.OpenedBy);
        ledger.AssertSound();
    }

    [Fact]
    public void Apply_LotClosedInParts_ChargeSharesAddUpExactly()
    {
        // BUY 100 with charges 1.00, sold 33/33/34 without: 0.33 + 0.33 + 0.34.
        var ledger = Ledger();
        ledger.Fill("a", Stock, 100, 10, charges: 1);
        Assert.Equal(Usd(-0.33m), ledger.Fill("b", Stock, -33, 10).Net);
        Assert.Equal(Usd(0.67m), ledger.LotsOf(OwnerId.Manual, Stock)[0].Charges);
        Assert.Equal(Usd(-0.33m), ledger.Fill("c", Stock, -33, 10).Net);
        var last = ledger.Fill("d", Stock, -34, 10);
        Assert.Equal(Usd(-0.34m), last.Net);
        Assert.Equal(Usd(-1), ledger.RealisedNet());
        Assert.Equal(Usd(1), last.Closed!.Charges);
        ledger.AssertSound();
    }

    [Fact]
    public void Apply_IndivisibleCharges_LoseNothing()
    {
        // 1 over 7 units has no end in decimals: 0.142857 each, the last takes what is left, 0.142858.
        var ledger = Ledger();
        ledger.Fill("a", Stock, 7, 10, charges: 1);
        var nets = Enumerable.Range(0, 7).Select(n => ledger.Fill("s" + n, Stock, -1, 10).Net.Amount).ToArray();
        Assert.Equal(-0.142857m, nets[0]);
        Assert.Equal(-1m, nets.Sum());
        Assert.Equal(Usd(-1), ledger.RealisedNet());
    }

    [Fact]
    public void Apply_AcrossZero_ClosesThenOpensTheRest()
    {
        // +5@10 with 0.50, then SELL 8@12 with 0.80: closes 5 (gross 10, charges 0.50 + 0.80 x 5/8 = 0.50), opens -3@12 with 0.30.
        var ledger = Ledger();
        ledger.Fill("a", Stock, 5, 10, charges: 0.50m);
        var crossed = ledger.Fill("b", Stock, -8, 12, charges: 0.80m);

        Assert.Equal((5, -3), (crossed.Before.Units, crossed.After.Units));
        Assert.Equal(Usd(10), crossed.Gross);
        Assert.Equal(Usd(9), crossed.Net);
        Assert.Equal(Usd(96 - 0.80m), crossed.CashChange);
        Assert.Equal(5, crossed.Closed!.Quantity.Units);
        var lot = Assert.Single(ledger.LotsOf(OwnerId.Manual, Stock));
        Assert.Equal((-3, Price.Of(12), Usd(0.30m)), (lot.Quantity.Units, lot.Price, lot.Charges));
        Assert.Equal(Usd(1.30m), ledger.Charges());
        ledger.AssertSound();
    }

    [Fact]
    public void Apply_ShortCover_ProfitsWhenPriceFalls()
    {
        var ledger = Ledger();
        ledger.Fill("a", Stock, -10, 50);
        Assert.Equal(Usd(500), ledger.Cash);
        var covered = ledger.Fill("b", Stock, 10, 45);
        Assert.Equal(Usd(50), covered.Gross);
        Assert.Equal(Side.Sell, covered.Closed!.OpenedWith);
        Assert.Equal(Usd(50), ledger.Cash);
    }

    [Fact]
    public void Apply_OptionMultiplier_CountsInCashAndProfit()
    {
        // 2 contracts at 1.25 cost 250; sold at 1.40 bring 280.
        var ledger = Ledger();
        Assert.Equal(Usd(-250 - 1.3m), ledger.Fill("a", Call100, 2, 1.25m, charges: 1.3m).CashChange);
        var sold = ledger.Fill("b", Call100, -2, 1.40m, charges: 1.3m);
        Assert.Equal(Usd(30), sold.Gross);
        Assert.Equal(Usd(27.4m), sold.Net);
        Assert.Equal(Usd(27.4m), ledger.Cash);
    }

    [Fact]
    public void Apply_Future_MovesOnlyWhatItEarns()
    {
        // 1 contract of 50 a point: 4000 to 4010 earns 500; the notional of 200 000 is never paid.
        var ledger = Ledger(10_000);
        Assert.Equal(Usd(-2), ledger.Fill("a", Future, 1, 4_000, charges: 2).CashChange);
        ledger.OnMark(Future, Price.Of(4_006));
        Assert.Equal(Usd(10_000 - 2 + 300), ledger.Equity.Known);
        var sold = ledger.Fill("b", Future, -1, 4_010, charges: 2);
        Assert.Equal(Usd(500), sold.Gross);
        Assert.Equal(Usd(10_496), ledger.Cash);
        Assert.Equal(Usd(10_496), ledger.Equity.Known);
        ledger.AssertSound();
    }

    [Fact]
    public void Apply_SameIdTwice_BooksOnce()
    {
        var ledger = Ledger();
        ledger.Fill("a", Stock, 10, 100, charges: 1);
        Assert.Equal(LedgerOutcome.Duplicate, ledger.Fill("a", Stock, 10, 100, charges: 1).Outcome);
        Assert.Equal(10, ledger.QuantityOf(OwnerId.Manual, Stock).Units);
        Assert.Equal(Usd(-1_001), ledger.Cash);
    }

    [Fact]
    public void Apply_SameIdOtherContent_IsRefusedAndChangesNothing()
    {
        var ledger = Ledger();
        ledger.Fill("a", Stock, 10, 100);
        Assert.Equal(LedgerOutcome.Refused, ledger.Fill("a", Stock, 11, 100).Outcome);
        Assert.Equal(LedgerOutcome.Refused, ledger.Fill("a", Stock, 10, 100.01m).Outcome);
        Assert.Equal(LedgerOutcome.Refused, ledger.Fill("a", Stock, 10, 100, owner: Alpha).Outcome);
        Assert.Equal(10, ledger.NetQuantity(Stock).Units);
        Assert.Equal(Usd(-1_000), ledger.Cash);
    }

    [Theory]
    [InlineData(1, 1, "cannot be traded")]
    [InlineData(99, 1, "not in the master")]
    [InlineData(8, 1, "ledger in Usd")]
    [InlineData(0, 0, "must be positive")]
    public void Apply_WhatCannotBeBooked_IsRefusedWithAReason(int instrument, long units, string reason)
    {
        var ledger = Ledger();
        var refused = ledger.Fill("a", new(instrument), units, 100);
        Assert.Equal(LedgerOutcome.Refused, refused.Outcome);
        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
        Assert.Equal(0, ledger.PositionCount);
    }

    [Fact]
    public void Apply_RoundTripInParts_TellsOneClosedTrade()
    {
        // In: 10@100 and 30@104 (average 103). Out: 20@105 and 20@107 (average 106). Gross 40 x 3 = 120, charges 4.
        var ledger = Ledger();
        ledger.Apply(Alpha, Fill("a", Stock, 10, 100, second: 1), Usd(1));
        ledger.Apply(Alpha, Fill("b", Stock, 30, 104, second: 2), Usd(1));
        Assert.Null(ledger.Apply(Alpha, Fill("c", Stock, -20, 105, second: 3), Usd(1)).Closed);
        var trade = ledger.Apply(Alpha, Fill("d", Stock, -20, 107, second: 4), Usd(1)).Closed;

        Assert.Equal(
            new ClosedTrade
            {
                Owner = Alpha, Instrument = Stock, Number = 1, OpenedWith = Side.Buy, OpenedAt = At(1), ClosedAt = At(4),
                Quantity = new Quantity(40), EntryAverage = Price.Of(103), ExitAverage = Price.Of(106),
                Gross = Usd(120), Charges = Usd(4),
            },
            trade);
        Assert.Equal(Usd(116), trade!.Net);
    }

    [Fact]
    public void Apply_SeveralOwners_KeepLotsApartAndNetInTheAccount()
    {
        var ledger = Ledger();
        ledger.Fill("a", Stock, 10, 100, owner: Alpha);
        ledger.Fill("b", Stock, -4, 101, charges: 1, owner: Beta);
        Assert.Equal(10, ledger.QuantityOf(Alpha, Stock).Units);
        Assert.Equal(-4, ledger.QuantityOf(Beta, Stock).Units);
        Assert.Equal(6, ledger.NetQuantity(Stock).Units);
        Assert.Equal(Usd(0), ledger.RealisedGross());

        ledger.Fill("c", Stock, 4, 99, owner: Beta);
        Assert.Equal(Usd(8), ledger.RealisedGross(Beta));
        Assert.Equal(Usd(7), ledger.RealisedNet(Beta));
        Assert.Equal(Usd(0), ledger.RealisedGross(Alpha));
        Assert.Equal(Usd(1), ledger.Charges(Beta));
        Assert.Equal(Usd(8), ledger.RealisedGross());
        ledger.AssertSound();
    }

    [Fact]
    public void AverageOpenPrice_OfSeveralLots_IsRoundedToTheMillionth()
    {
        // 1@10 and 2@10.01: 30.02 / 3 = 10.006666...; null once flat.
        var ledger = Ledger();
        ledger.Fill("a", Stock, 1, 10);
        ledger.Fill("b", Stock, 2, 10.01m);
        Assert.Equal(Price.Of(10.006667m), ledger.AverageOpenPrice(OwnerId.Manual, Stock));
        ledger.Fill("c", Stock, -3, 10);
        Assert.Null(ledger.AverageOpenPrice(OwnerId.Manual, Stock));
        Assert.Null(ledger.AverageOpenPrice(Alpha, Stock));
    }

    [Fact]
    public void RecordFlow_Deposit_IsCashButNoProfit()
    {
        var ledger = Ledger(100);
        ledger.RecordFlow(Usd(50), default);
        ledger.RecordFlow(Usd(-20), default);
        Assert.Equal(Usd(130), ledger.Cash);
        Assert.Equal(Usd(0), ledger.RealisedNet());
        Assert.Null(ledger.CheckCash());
        Assert.Throws<InvalidOperationException>(() => ledger.RecordFlow(new Money(1, Currency.Inr), default));
    }
}
