using Fairlead.Host.OpenAlgo.Calls;
using Fairlead.Serving.Tests.Practice;

namespace Fairlead.Serving.Tests.OpenAlgo.Calls;

public sealed class RateBudgetTests
{
    private readonly ClockTime _time = new();

    [Fact]
    public void Orders_TheEleventhOfASecond_WaitsUntilTheFirstIsASecondOld()
    {
        var budget = new RateBudget(_time);
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Null(budget.Take(RateClass.Order)));
        _time.Pass(TimeSpan.FromSeconds(0.4));
        Assert.Equal(TimeSpan.FromSeconds(0.6), budget.Take(RateClass.Order));
        _time.Pass(TimeSpan.FromSeconds(0.6));
        Assert.Null(budget.Take(RateClass.Order));
    }

    [Fact]
    public void Exits_WhileAllElseIsUsedUp_HaveTheirReserve()
    {
        var budget = new RateBudget(_time);
        foreach (var each in new[] { RateClass.Order, RateClass.Smart, RateClass.Other })
        {
            while (budget.Take(each) is null)
            {
            }
        }

        Assert.Null(budget.Take(RateClass.Exit));
    }
}
