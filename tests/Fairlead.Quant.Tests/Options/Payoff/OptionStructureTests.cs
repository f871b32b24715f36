using Fairlead.Quant.Options.Payoff;

namespace Fairlead.Quant.Tests.Options.Payoff;

public sealed class OptionStructureTests
{
    private const int Near30 = 30;
    private const int Far60 = 60;

    [Fact]
    public void PutCreditSpread_OneExpiry_LosesWidthLessCredit()
    {
        var spread = new OptionStructure([
            PayoffLeg.Put(100, -2, 100, 3, Near30), PayoffLeg.Put(95, 2, 100, 1.5, Near30)]);

        Assert.Equal(300, spread.NetPremium);
        Assert.Equal(700, spread.MaxLoss().Amount);
        Assert.Equal(300, spread.MaxProfit().Amount);
        Assert.Equal([98.5], spread.Breakevens());
        Assert.Equal(-1000, spread.PayoffAt(90));
        Assert.Equal(-700, spread.ProfitAt(90));
    }

    [Fact]
    public void IronButterfly_OneExpiry_HasTwoBreakevens()
    {
        var butterfly = new OptionStructure([
            PayoffLeg.Put(90, 1, 100, 1, Near30), PayoffLeg.Put(100, -1, 100, 4, Near30),
            PayoffLeg.Call(100, -1, 100, 4, Near30), PayoffLeg.Call(110, 1, 100, 1, Near30)]);

        Assert.Equal(400, butterfly.MaxLoss().Amount);
        Assert.Equal(600, butterfly.MaxProfit().Amount);
        Assert.Equal([94, 106], butterfly.Breakevens());
    }

    [Fact]
    public void NakedCall_Short_HasUnlimitedLossAndNoNumber()
    {
        var naked = new OptionStructure([PayoffLeg.Call(100, -1, 100, 4, Near30)]);

        Assert.Equal(PayoffBoundKind.Unlimited, naked.MaxLoss().Kind);
        Assert.True(double.IsNaN(naked.MaxLoss().Amount));
        Assert.Equal(400, naked.MaxProfit().Amount);
        Assert.Equal([104], naked.Breakevens());
    }

    [Fact]
    public void RatioCallSpread_NetShort_HasUnlimitedLoss() =>
        Assert.Equal(
            PayoffBoundKind.Unlimited,
            new OptionStructure([
                PayoffLeg.Call(100, 1, 100, 4, Near30), PayoffLeg.Call(110, -2, 100, 1.5, Near30)]).MaxLoss().Kind);

    [Fact]
    public void NakedPut_Short_LosesDownToZero() =>
        Assert.Equal(
            100 * (100 - 4), new OptionStructure([PayoffLeg.Put(100, -1, 100, 4, Near30)]).MaxLoss().Amount);

    [Fact]
    public void PutBackspread_OneExpiry_LosesMostAtTheLongStrike()
    {
        var backspread = new OptionStructure([
            PayoffLeg.Put(100, -1, 100, 4, Near30), PayoffLeg.Put(95, 2, 100, 2, Near30)]);

        Assert.Equal(500, backspread.MaxLoss().Amount);
        Assert.Equal(9000, backspread.MaxProfit().Amount);

        // From the short strike upward nothing is made or lost; a range without end has one end to report.
        Assert.Equal([90, 100], backspread.Breakevens());
    }

    [Fact]
    public void CoveredCall_UnderlyingAndOption_LosesThePriceLessThePremium()
    {
        var covered = new OptionStructure([
            PayoffLeg.Underlying(100, 1, 100), PayoffLeg.Call(110, -1, 100, 2, Near30)]);

        Assert.True(covered.HasSingleExpiry);
        Assert.Equal(9800, covered.MaxLoss().Amount);
        Assert.Equal(1200, covered.MaxProfit().Amount);
        Assert.Equal([98], covered.Breakevens());
    }

    [Fact]
    public void LongStraddle_OneExpiry_HasUnlimitedProfit()
    {
        var straddle = new OptionStructure([
            PayoffLeg.Call(100, 1, 100, 4, Near30), PayoffLeg.Put(100, 1, 100, 3, Near30)]);

        Assert.Equal(PayoffBoundKind.Unlimited, straddle.MaxProfit().Kind);
        Assert.Equal(700, straddle.MaxLoss().Amount);
        Assert.Equal([93, 107], straddle.Breakevens());
    }

    [Fact]
    public void PutCalendar_BackCoversFront_LosesTheDebit()
    {
        var calendar = new OptionStructure([
            PayoffLeg.Put(100, -1, 100, 2, Near30), PayoffLeg.Put(100, 1, 100, 3.2, Far60)]);

        Near.Absolute(120, calendar.MaxLoss().Amount, 1e-9);
        Assert.Equal(PayoffBoundKind.Unknown, calendar.MaxProfit().Kind);
        Assert.NotNull(calendar.MaxProfit().Reason);
        Assert.Null(calendar.Breakevens());
        Assert.True(double.IsNaN(calendar.ProfitAt(100)));
        Assert.True(double.IsNaN(calendar.PayoffAt(100)));
    }

    [Theory]
    [InlineData(95, 100, Near30, Far60, true)] // long put strike above the short: better
    [InlineData(100, 95, Near30, Far60, false)] // long put strike below the short: worse
    [InlineData(100, 100, Far60, Near30, false)] // long expires first
    public void PutDiagonal_ByStrikeAndExpiry_IsCoveredOrRefused(
        double shortStrike, double longStrike, int shortExpiry, int longExpiry, bool isCovered)
    {
        var diagonal = new OptionStructure([
            PayoffLeg.Put(shortStrike, -1, 100, 2, shortExpiry), PayoffLeg.Put(longStrike, 1, 100, 6, longExpiry)]);

        PayoffBound loss = diagonal.MaxLoss();
        Assert.Equal(isCovered, loss.IsKnown);
        if (isCovered)
            Near.Absolute(400, loss.Amount, 1e-9);
        else
            Assert.Contains("not covered", loss.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(105, 100, true)]
    [InlineData(100, 105, false)]
    public void CallDiagonal_LongStrike_MustNotBeHigher(double shortStrike, double longStrike, bool isCovered) =>
        Assert.Equal(isCovered, new OptionStructure([
            PayoffLeg.Call(shortStrike, -1, 100, 2, Near30),
            PayoffLeg.Call(longStrike, 1, 100, 6, Far60)]).MaxLoss().IsKnown);

    [Fact]
    public void Calendar_FewerLongsThanShorts_IsRefused() =>
        Assert.False(new OptionStructure([
            PayoffLeg.Put(100, -2, 100, 2, Near30), PayoffLeg.Put(100, 1, 100, 6, Far60)]).MaxLoss().IsKnown);

    [Fact]
    public void Calendar_LongCallOverShortPut_IsRefused() =>
        Assert.False(new OptionStructure([
            PayoffLeg.Put(100, -1, 100, 2, Near30), PayoffLeg.Call(100, 1, 100, 6, Far60)]).MaxLoss().IsKnown);

    [Fact]
    public void Calendar_CoverThatTwoShortsWant_GoesToTheOneItFits()
    {
        // The 95 put fits only the short 90; giving the 105 to the short 90 would leave the short 100 bare.
        var structure = new OptionStructure([
            PayoffLeg.Put(90, -1, 100, 1, Near30), PayoffLeg.Put(100, -1, 100, 4, Near30),
            PayoffLeg.Put(105, 1, 100, 9, Far60), PayoffLeg.Put(95, 1, 100, 4, Far60)]);

        Near.Absolute(800, structure.MaxLoss().Amount, 1e-9);
    }

    [Fact]
    public void Calendar_ShortCoveredByALongOfTheSameDay_IsCovered() =>
        Near.Absolute(700, new OptionStructure([
            PayoffLeg.Put(100, -1, 100, 4, Near30), PayoffLeg.Put(105, 1, 100, 8, Near30),
            PayoffLeg.Call(100, 1, 100, 3, Far60)]).MaxLoss().Amount, 1e-9);

    [Fact]
    public void Calendar_LongUnderlying_CoversShortCallsOfAnyExpiry()
    {
        var structure = new OptionStructure([
            PayoffLeg.Underlying(200, 1, 50),
            PayoffLeg.Call(55, -1, 100, 1, Near30), PayoffLeg.Call(60, -1, 100, 1, Far60)]);

        Near.Absolute(9800, structure.MaxLoss().Amount, 1e-9);
    }

    [Fact]
    public void Calendar_ShortUnderlying_IsRefused() =>
        Assert.False(new OptionStructure([
            PayoffLeg.Underlying(-100, 1, 50),
            PayoffLeg.Call(55, 1, 100, 1, Near30), PayoffLeg.Call(60, 1, 100, 1, Far60)]).MaxLoss().IsKnown);

    [Fact]
    public void Calendar_OpenedForACredit_IsRefused() =>
        Assert.Contains("credit", new OptionStructure([
            PayoffLeg.Put(100, -1, 100, 5, Near30),
            PayoffLeg.Put(100, 1, 100, 3, Far60)]).MaxLoss().Reason, StringComparison.Ordinal);

    [Fact]
    public void Bounds_WithoutLegs_AreUnknown()
    {
        Assert.False(new OptionStructure([]).MaxLoss().IsKnown);
        Assert.False(default(PayoffBound).IsKnown);
    }

    [Fact]
    public void Leg_BadNumber_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PayoffLeg.Call(0, 1, 100, 1, Near30));
        Assert.Throws<ArgumentOutOfRangeException>(() => PayoffLeg.Put(100, 1, 0, 1, Near30));
        Assert.Throws<ArgumentOutOfRangeException>(() => PayoffLeg.Put(100, double.NaN, 100, 1, Near30));
    }

    /// <summary>The slow twin walks a fine grid of prices instead of the kinks.</summary>
    [Fact]
    public void Bounds_RandomStructure_AgreeWithAGrid()
    {
        Random random = Seeds.NewRandom();
        for (int i = 0; i < 300; i++)
        {
            var legs = new PayoffLeg[random.Next(1, 6)];
            for (int j = 0; j < legs.Length; j++)
            {
                double strike = random.Next(1, 20), quantity = random.Next(-3, 4), price = random.Next(0, 8) / 4.0;
                legs[j] = random.Next(5) switch
                {
                    0 => PayoffLeg.Underlying(quantity, 10, price + 5),
                    1 or 2 => PayoffLeg.Call(strike, quantity, 10, price, Near30),
                    _ => PayoffLeg.Put(strike, quantity, 10, price, Near30),
                };
            }

            CheckAgainstGrid(new OptionStructure(legs), $"structure {i}, seed {Seeds.Current}");
        }
    }

    private static void CheckAgainstGrid(OptionStructure structure, string where)
    {
        double worst = double.PositiveInfinity, best = double.NegativeInfinity;
        for (int step = 0; step <= 4000; step++)
        {
            double profit = structure.NetPremium;
            foreach (PayoffLeg leg in structure.Legs)
            {
                double s = step / 100.0;
                double unit = leg.Kind == LegKind.Underlying ? s
                    : leg.Kind == LegKind.Call ? Math.Max(0, s - leg.Strike) : Math.Max(0, leg.Strike - s);
                profit += unit * leg.Quantity * leg.Multiplier;
            }

            worst = Math.Min(worst, profit);
            best = Math.Max(best, profit);
        }

        double slope = structure.ProfitAt(1001) - structure.ProfitAt(1000);
        Assert.Equal(slope < -1e-9, structure.MaxLoss().Kind == PayoffBoundKind.Unlimited);
        Assert.Equal(slope > 1e-9, structure.MaxProfit().Kind == PayoffBoundKind.Unlimited);
        if (structure.MaxLoss().IsKnown)
            Near.Absolute(-worst, structure.MaxLoss().Amount, 1e-9, where);
        if (structure.MaxProfit().IsKnown)
            Near.Absolute(best, structure.MaxProfit().Amount, 1e-9, where);
        foreach (double breakeven in structure.Breakevens()!)
            Near.Absolute(0, structure.ProfitAt(breakeven), 1e-9, where);
    }
}
