using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Positions;
using static Fairlead.Engine.Tests.Positions.TestLedger;

namespace Fairlead.Engine.Tests.Positions;

public sealed class CorrectionTests
{
    [Fact]
    public void Correct_Price_ChangesCashByExactlyTheDifference()
    {
        // Verification case 9: one id twice, then its suffix-corrected price.
        var ledger = Ledger();
        ledger.Fill("e.01", Stock, 100, 10, charges: 1);
        ledger.Fill("e.01", Stock, 100, 10, charges: 1);
        var corrected = ledger.Correct(new("e.01"), Fill("e.02", Stock, 100, 10.05m), Usd(1));

        Assert.Equal(LedgerOutcome.Applied, corrected.Outcome);
        Assert.Equal(Usd(-5), corrected.CashChange);
        Assert.Equal(Usd(-1_006), ledger.Cash);
        Assert.Equal(100, ledger.NetQuantity(Stock).Units);
        Assert.Equal(new ExecutionId("e.02"), ledger.LotsOf(OwnerId.Manual, Stock)[0].OpenedBy);
        ledger.AssertSound();

        Assert.Equal(LedgerOutcome.Superseded, ledger.Fill("e.01", Stock, 100, 10).Outcome);
        Assert.Equal(LedgerOutcome.Duplicate, ledger.Fill("e.02", Stock, 100, 10.05m).Outcome);
        Assert.Equal(LedgerOutcome.Duplicate, ledger.Correct(new("e.01"), Fill("e.02", Stock, 100, 10.05m), Usd(1)).Outcome);
        Assert.Equal(LedgerOutcome.Refused, ledger.Correct(new("e.01"), Fill("e.03", Stock, 100, 11), Usd(1)).Outcome);
        Assert.Equal(Usd(-1_006), ledger.Cash);
    }

    [Fact]
    public void Correct_QuantityOfAnEarlierFill_RefoldsWhatCameAfter()
    {
        // As booked: +10@100, -10@101 closes with 10, +5@102. Truly +8@100: -10 closes 8 (gross 8) and opens -2@101,
        // +5@102 closes 2 (gross -2) and opens +3@102.
        var ledger = Ledger();
        ledger.Fill("a", Stock, 10, 100);
        ledger.Fill("b", Stock, -10, 101);
        ledger.Fill("c", Stock, 5, 102);
        var corrected = ledger.Correct(new("a"), Fill("a2", Stock, 8, 100), Usd(0));

        Assert.Equal((5, 3), (corrected.Before.Units, corrected.After.Units));
        Assert.Equal(Usd(6 - 10), corrected.Gross);
        Assert.Equal(Usd(200), corrected.CashChange);
        Assert.Equal(Usd(-800 + 1_010 - 510), ledger.Cash);
        Assert.Equal(1, corrected.Restated!.FromNumber);
        Assert.Equal([8m, -2m], corrected.Restated.Trades.Select(trade => trade.Gross.Amount));
        Assert.Equal([1, 2], corrected.Restated.Trades.Select(trade => trade.Number));
        ledger.AssertSound();
    }

    [Fact]
    public void Correct_Side_TurnsThePosition()
    {
        var ledger = Ledger();
        ledger.Fill("a", Stock, 10, 100);
        var corrected = ledger.Correct(new("a"), Fill("a2", Stock, -10, 100), Usd(0));
        Assert.Equal(-10, corrected.After.Units);
        Assert.Equal(Usd(2_000), corrected.CashChange);
        ledger.AssertSound();
    }

    [Fact]
    public void Correct_WithTheSameId_AppliesOnce()
    {
        var ledger = Ledger();
        ledger.Fill("a", Stock, 10, 100);
        Assert.Equal(LedgerOutcome.Applied, ledger.Correct(new("a"), Fill("a", Stock, 10, 99), Usd(0)).Outcome);
        Assert.Equal(LedgerOutcome.Duplicate, ledger.Correct(new("a"), Fill("a", Stock, 10, 99), Usd(0)).Outcome);
        Assert.Equal(Usd(-990), ledger.Cash);
    }

    [Fact]
    public void Correct_UnknownOrOtherInstrument_IsRefusedAndChangesNothing()
    {
        var ledger = Ledger();
        ledger.Fill("a", Stock, 10, 100);
        Assert.Equal(LedgerOutcome.Refused, ledger.Correct(new("x"), Fill("x2", Stock, 8, 100), Usd(0)).Outcome);
        Assert.Equal(LedgerOutcome.Refused, ledger.Correct(new("a"), Fill("a2", Call100, 10, 100), Usd(0)).Outcome);
        Assert.Equal(Usd(-1_000), ledger.Cash);
        Assert.Equal(LedgerOutcome.Applied, ledger.Fill("x2", Stock, 1, 100).Outcome);
    }

    [Fact]
    public void Bust_MiddleFill_IsAsIfItHadNeverBeen()
    {
        // +10@100, +10@110 (busted), -10@120: gross stays 200, the second lot vanishes with its charges.
        var ledger = Ledger();
        ledger.Fill("a", Stock, 10, 100);
        ledger.Fill("b", Stock, 10, 110, charges: 2);
        ledger.Fill("c", Stock, -10, 120);
        var busted = ledger.Bust(new("b"));

        Assert.Equal(Usd(1_102), busted.CashChange);
        Assert.Equal(Usd(200), ledger.Cash);
        Assert.Equal(0, ledger.NetQuantity(Stock).Units);
        Assert.Equal(Usd(0), ledger.Charges());
        var trade = Assert.Single(busted.Restated!.Trades);
        Assert.Equal(Usd(200), trade.Gross);
        ledger.AssertSound();
        Assert.Equal(LedgerOutcome.Busted, ledger.Bust(new("b")).Outcome);
        Assert.Equal(LedgerOutcome.Busted, ledger.Fill("b", Stock, 10, 110).Outcome);
        Assert.Equal(LedgerOutcome.Busted, ledger.Correct(new("b"), Fill("b2", Stock, 1, 1), Usd(0)).Outcome);
        Assert.Equal(LedgerOutcome.Busted, ledger.ReportCharges(new("b"), Usd(9)).Outcome);
        Assert.Equal(Usd(200), ledger.Cash);
    }

    [Fact]
    public void Bust_ClosingFill_TakesItsTradeBack()
    {
        var ledger = Ledger();
        ledger.Fill("a", Stock, 10, 100);
        ledger.Fill("b", Stock, -10, 110);
        var busted = ledger.Bust(new("b"));
        Assert.Equal(1, busted.Restated!.FromNumber);
        Assert.Empty(busted.Restated.Trades);
        Assert.Equal(Usd(-100), busted.Gross);
        Assert.Equal(10, ledger.NetQuantity(Stock).Units);
        Assert.Equal(1, ledger.Fill("c", Stock, -10, 120).Closed!.Number);
    }

    [Fact]
    public void Bust_BeforeTheFill_KeepsItOut()
    {
        var ledger = Ledger();
        Assert.Equal(LedgerOutcome.Waiting, ledger.Bust(new("a")).Outcome);
        Assert.Equal(LedgerOutcome.Busted, ledger.Fill("a", Stock, 10, 100).Outcome);
        Assert.Equal(Usd(0), ledger.Cash);
    }

    [Fact]
    public void ReportCharges_AfterTheFill_ReplaceTheEstimate()
    {
        // Estimated 1.00 on both sides, actual 0.70 on the opening: net 10 - 2 becomes 10 - 1.70.
        var ledger = Ledger();
        ledger.Fill("a", Stock, 10, 100, charges: 1);
        ledger.Fill("b", Stock, -10, 101, charges: 1);
        var reported = ledger.ReportCharges(new("a"), Usd(0.70m));

        Assert.Equal(Usd(0.30m), reported.CashChange);
        Assert.Equal(Usd(0.30m), reported.Net);
        Assert.Equal(Usd(0), reported.Gross);
        Assert.Equal(Usd(8.30m), ledger.RealisedNet());
        Assert.Equal(Usd(1.70m), ledger.Charges());
        Assert.Equal(Usd(1.70m), Assert.Single(reported.Restated!.Trades).Charges);
        Assert.Equal(LedgerOutcome.Duplicate, ledger.ReportCharges(new("a"), Usd(0.70m)).Outcome);
        ledger.AssertSound();
    }

    [Fact]
    public void ReportCharges_OfAnOpenLot_RestateNoTrade()
    {
        var ledger = Ledger();
        ledger.Fill("a", Stock, 10, 100, charges: 1);
        ledger.Fill("b", Stock, -10, 101);
        ledger.Fill("c", Stock, 10, 102, charges: 1);
        var reported = ledger.ReportCharges(new("c"), Usd(2));
        Assert.Null(reported.Restated);
        Assert.Equal(Usd(-1), reported.CashChange);
        Assert.Equal(Usd(2), ledger.LotsOf(OwnerId.Manual, Stock)[0].Charges);
    }

    [Fact]
    public void ReportCharges_BeforeTheFill_WinOverTheEstimate()
    {
        var ledger = Ledger();
        Assert.Equal(LedgerOutcome.Waiting, ledger.ReportCharges(new("a"), Usd(0.35m)).Outcome);
        Assert.Equal(Usd(0), ledger.Cash);
        Assert.Equal(Usd(-1_000.35m), ledger.Fill("a", Stock, 10, 100, charges: 1).CashChange);
        Assert.Equal(Usd(0.35m), ledger.Charges());
    }

    [Fact]
    public void ReportCharges_TooManyWaiting_AreRefused()
    {
        var ledger = Ledger();
        for (var n = 0; n < PositionLedger.MaxWaitingCharges; n++)
            Assert.Equal(LedgerOutcome.Waiting, ledger.ReportCharges(new("w" + n), Usd(n)).Outcome);
        Assert.Equal(LedgerOutcome.Refused, ledger.ReportCharges(new("one more"), Usd(1)).Outcome);
        Assert.Equal(LedgerOutcome.Waiting, ledger.ReportCharges(new("w0"), Usd(7)).Outcome);
        Assert.Equal(Usd(-17), ledger.Fill("w0", Stock, 1, 10).CashChange);
        Assert.Equal(LedgerOutcome.Refused, ledger.ReportCharges(new("w1"), new Money(1, Currency.Inr)).Outcome);
    }

    [Fact]
    public void Correct_FillBeyondTheTail_IsRefusedAndTheNewestStillWork()
    {
        // Odd fills buy at 10, even ones sell at 11: every pair earns 1.
        var ledger = Ledger();
        var last = 4 * PositionLedger.CorrectableFills;
        for (var n = 1; n <= last; n++)
            ledger.Fill("f" + n, Stock, n % 2 == 1 ? 1 : -1, n % 2 == 1 ? 10 : 11);
        Assert.Equal(Usd(last / 2), ledger.RealisedGross());

        Assert.Equal(LedgerOutcome.Refused, ledger.Bust(new("f1")).Outcome);
        Assert.Equal(LedgerOutcome.Refused, ledger.ReportCharges(new("f2"), Usd(1)).Outcome);
        Assert.Equal(LedgerOutcome.Refused, ledger.Correct(new("f3"), Fill("f3b", Stock, 1, 9), Usd(0)).Outcome);
        Assert.Equal(LedgerOutcome.Duplicate, ledger.Fill("f1", Stock, 1, 10).Outcome);

        var oldestCertain = last - PositionLedger.CorrectableFills + 1;
        var corrected = ledger.Correct(new("f" + oldestCertain), Fill("better", Stock, 1, 9), Usd(0));
        Assert.Equal(Usd(1), corrected.Gross);
        Assert.Equal(((oldestCertain - 1) / 2) + 1, corrected.Restated!.FromNumber);
        Assert.Equal(PositionLedger.CorrectableFills / 2, corrected.Restated.Trades.Count);
        Assert.Equal(Usd((last / 2) + 1), ledger.Cash);
        ledger.AssertSound();
    }
}
