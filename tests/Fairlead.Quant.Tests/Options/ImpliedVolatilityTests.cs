using Fairlead.Quant.Options;

namespace Fairlead.Quant.Tests.Options;

public sealed class ImpliedVolatilityTests
{
    private const double Week = 7 / 365.0;
    private const double Month = 30 / 365.0;
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>Options analytics, 25.3; tolerance 1e-7 percentage points.</summary>
    [Theory]
    [InlineData("IV1", OptionKind.Call, 165.80, 25000, 25000, Week, 0, 12.00430068)]
    [InlineData("IV2", OptionKind.Put, 165.80, 25000, 25000, Week, 0, 12.00430068)]
    [InlineData("IV3", OptionKind.Call, 20.05, 25000, 25500, Week, 0, 11.41071729)]
    [InlineData("IV4", OptionKind.Put, 0.05, 25000, 23000, Week, 0, 17.68518730)]
    [InlineData("IV5", OptionKind.Call, 0.05, 25000, 27500, Week, 0, 19.90528525)]
    [InlineData("IV6", OptionKind.Call, 1000.05, 25000, 24000, Week, 0, 9.10847563)]
    [InlineData("IV10", OptionKind.Call, 450.25, 25083.5, 25000, Month, .065, 14.30069698)]
    [InlineData("IV11", OptionKind.Put, 366.90, 25083.5, 25000, Month, .065, 14.29030868)]
    [InlineData("IV12", OptionKind.Call, 410.15, 25083.5, 25000, Month, 0, 12.81062425)]
    [InlineData("IV13", OptionKind.Call, 12.5, 25000, 25000, 10.0 / (365 * 24 * 60), 0, 28.73344145)]
    [InlineData("IV14", OptionKind.Call, 0.845, 84.25, 84.5, 25 / 365.0, .065, 10.99589059)]
    public void Solve_PublishedVector_MatchesInPercent(
        string name, OptionKind kind, double price, double forward, double strike, double years, double rate,
        double percent)
    {
        ImpliedVolatilityResult result = ImpliedVolatility.Solve(kind, price, forward, strike, years, rate);

        Assert.Equal(ImpliedVolatilityStatus.Ok, result.Status);
        Near.Absolute(percent, result.Volatility * 100, 1e-7, name);
    }

    [Theory]
    [InlineData("IV7", 1000.00, ImpliedVolatilityStatus.AtIntrinsic)]
    [InlineData("IV8", 998.00, ImpliedVolatilityStatus.BelowIntrinsic)]
    [InlineData("IV9", 25000.00, ImpliedVolatilityStatus.AboveMaximum)]
    [InlineData("above", 25001.00, ImpliedVolatilityStatus.AboveMaximum)]
    [InlineData("NaN", double.NaN, ImpliedVolatilityStatus.InvalidInput)]
    public void Solve_PriceOutsideTheBounds_HasAReasonAndNoNumber(
        string name, double price, ImpliedVolatilityStatus expected)
    {
        ImpliedVolatilityResult result =
            ImpliedVolatility.SolveWithGreeks(OptionKind.Call, price, 25000, 24000, Week, 0, out OptionGreeks greeks);

        Assert.True(expected == result.Status, $"{name}: {result.Status}");
        Assert.True(double.IsNaN(result.Volatility));
        Assert.Equal(OptionGreeks.Undefined, greeks);
    }

    [Theory]
    [InlineData(23990.0, ImpliedVolatilityStatus.Ok)]
    [InlineData(24000.0, ImpliedVolatilityStatus.AboveMaximum)]
    [InlineData(0.0, ImpliedVolatilityStatus.AtIntrinsic)]
    [InlineData(-0.05, ImpliedVolatilityStatus.BelowIntrinsic)]
    public void Solve_PutNearItsBounds_IsSortedByThem(double price, ImpliedVolatilityStatus expected) =>
        Assert.Equal(expected, ImpliedVolatility.Solve(OptionKind.Put, price, 25000, 24000, Week, 0).Status);

    [Theory]
    [InlineData(0, 100, 1)]
    [InlineData(100, 0, 1)]
    [InlineData(100, 100, 0)]
    [InlineData(100, 100, -1)]
    public void Solve_InvalidInput_SaysSo(double forward, double strike, double years) =>
        Assert.Equal(
            ImpliedVolatilityStatus.InvalidInput,
            ImpliedVolatility.Solve(OptionKind.Call, 1, forward, strike, years, 0).Status);

    [Fact]
    public void Result_Default_IsNoSuccess()
    {
        Assert.False(default(ImpliedVolatilityResult).IsOk);
        Assert.True(double.IsNaN(default(ImpliedVolatilityResult).Volatility));
    }

    [Theory]
    [InlineData(OptionKind.Call, 0.05, 27500, 19.018, 20.479)]
    [InlineData(OptionKind.Put, 0.05, 23000, 16.877, 18.208)]
    public void Interval_PriceOfOneTick_IsWideAndUnreliable(
        OptionKind kind, double price, double strike, double low, double high)
    {
        ImpliedVolatilityInterval interval =
            ImpliedVolatility.Interval(kind, price, 25000, strike, Week, 0, tickSize: 0.05);

        Near.Absolute(low, interval.Low * 100, 5.1e-4);
        Near.Absolute(high, interval.High * 100, 5.1e-4);
        Assert.False(interval.IsReliable);
    }

    [Fact]
    public void Interval_AtTheMoney_IsReliable()
    {
        ImpliedVolatilityInterval interval =
            ImpliedVolatility.Interval(OptionKind.Call, 165.80, 25000, 25000, Week, 0, tickSize: 0.05);

        Assert.True(interval.IsReliable);
        Assert.True(interval.Low < interval.AtPrice.Volatility && interval.AtPrice.Volatility < interval.High);
    }

    /// <summary>The example of options analytics 4, printed there as 8.658 to 9.402 %.</summary>
    [Fact]
    public void Interval_DeepInTheMoney_ReachesFromEndToEnd()
    {
        ImpliedVolatilityInterval interval =
            ImpliedVolatility.Interval(OptionKind.Call, 1000.05, 25000, 24000, Week, 0, tickSize: 0.05);
        Near.Absolute(8.658, interval.Low * 100, 5.1e-4);
        Near.Absolute(9.402, interval.High * 100, 5.1e-4);

        ImpliedVolatilityInterval bare =
            ImpliedVolatility.Interval(OptionKind.Call, 1000.02, 25000, 24000, Week, 0, tickSize: 0.05);
        Assert.True(bare.AtPrice.IsOk);
        Assert.True(double.IsNaN(bare.Low));
        Assert.Equal(ImpliedVolatilityStatus.BelowIntrinsic, bare.AtLow.Status);
        Assert.False(bare.IsReliable);
    }

    [Fact]
    public void SolveWithGreeks_AnyPrice_AgreesWithTheSeparateCalls()
    {
        ImpliedVolatilityResult result = ImpliedVolatility.SolveWithGreeks(
            OptionKind.Put, 366.90, 25083.5, 25000, Month, .065, out OptionGreeks greeks);

        Assert.Equal(ImpliedVolatility.Solve(OptionKind.Put, 366.90, 25083.5, 25000, Month, .065), result);
        Assert.Equal(Black76.Evaluate(OptionKind.Put, 25083.5, 25000, Month, .065, result.Volatility), greeks);
        Near.Relative(366.90, greeks.Price, 1e-14);
    }

    /// <summary>Options analytics, 3: the price of a forward on a spot seen as its own forward.</summary>
    [Theory]
    [InlineData(25000, 197.6628, 137.6628, 14.3113, 9.9671)]
    [InlineData(24500, 576.4809, 16.4809, 18.3718, 11.0442)]
    public void Solve_SpotTakenForTheForward_ShowsTheFalseSkew(
        double strike, double call, double put, double callPercent, double putPercent)
    {
        Near.Absolute(12, Percent(OptionKind.Call, call, 25060), 1e-3);
        Near.Absolute(12, Percent(OptionKind.Put, put, 25060), 1e-3);
        Near.Absolute(callPercent, Percent(OptionKind.Call, call, 25000), 1e-3);
        Near.Absolute(putPercent, Percent(OptionKind.Put, put, 25000), 1e-3);

        double Percent(OptionKind kind, double price, double forward) =>
            100 * ImpliedVolatility.Solve(kind, price, forward, strike, Week, 0).Volatility;
    }

    [Fact]
    public void Solve_PriceOfAKnownVolatility_ReturnsItToTheAccuracyOfThePrice()
    {
        Random random = Seeds.NewRandom();
        int solved = 0;
        for (int i = 0; i < 100_000; i++)
        {
            OptionKind kind = random.Next(2) == 0 ? OptionKind.Call : OptionKind.Put;
            double forward = random.LogBetween(0.01, 1e6);
            double years = random.LogBetween(1e-5, 30);
            double volatility = random.LogBetween(0.001, 5);
            double deviations = random.Between(-12, 12) * (random.Next(4) == 0 ? 1e-4 : 1);
            double strike = forward * Math.Exp(deviations * volatility * Math.Sqrt(years));
            double rate = random.Between(-0.05, 0.2);
            if (CheckRoundTrip(kind, forward, strike, years, rate, volatility))
                solved++;
        }

        Assert.True(solved > 60_000, $"only {solved} points have a volatility that the price can show");
    }

    [Fact]
    public void Solve_AtTheMoneyFromTinyToHuge_ReturnsTheVolatility()
    {
        for (double volatility = 1e-7; volatility < 15; volatility *= 1.07)
        {
            CheckRoundTrip(OptionKind.Call, 100, 100, 1, 0, volatility);
            CheckRoundTrip(OptionKind.Put, 100, 100.000001, 1, 0, volatility);
        }
    }

    [Fact]
    public void SolveWithGreeks_ManyTimes_AllocatesNothing()
    {
        Feed();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Feed();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Feed()
        {
            for (int i = 1; i < 500; i++)
                ImpliedVolatility.SolveWithGreeks(OptionKind.Call, i, 25000, 25000 + 10 * i, Month, .065, out _);
        }
    }

    private static bool CheckRoundTrip(
        OptionKind kind, double forward, double strike, double years, double rate, double volatility)
    {
        double price = Black76.Price(kind, forward, strike, years, rate, volatility);
        ImpliedVolatilityResult result = ImpliedVolatility.Solve(kind, price, forward, strike, years, rate);
        string where = $"{kind} F {forward:R} K {strike:R} T {years:R} r {rate:R} vol {volatility:R} price {price:R}";
        double discount = Math.Exp(-rate * years);
        double intrinsic = Math.Max((double)kind * (forward - strike), 0);
        double least = discount * intrinsic;
        double most = discount * (kind == OptionKind.Call ? forward : strike);
        if (price - least <= 1.01e-10 * discount * Math.Max(forward, strike) * (intrinsic > 0 ? 1 : 0))
        {
            Assert.True(
                result.Status is ImpliedVolatilityStatus.AtIntrinsic or ImpliedVolatilityStatus.Ok,
                $"{where}: {result.Status} (seed {Seeds.Current})");
            return false;
        }

        if (price >= most * (1 - 4 * Epsilon))
            return false;

        Assert.True(result.IsOk, $"{where}: {result.Status} (seed {Seeds.Current})");
        double vega = 100 * Black76.Evaluate(kind, forward, strike, years, rate, volatility).Vega;
        Near.Absolute(volatility, result.Volatility, Math.Max(1e-13, 8 * Epsilon * price / vega), where);
        return true;
    }
}
