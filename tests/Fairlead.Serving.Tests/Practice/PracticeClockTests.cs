using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Host.Practice;
using Fairlead.Markets.Calendars;

namespace Fairlead.Serving.Tests.Practice;

public sealed class PracticeClockTests
{
    private static readonly MarketCalendars Calendars = CalendarData.Load();
    private static readonly MarketCalendar Us = Calendars[Venue.UsEquity.CalendarName()];
    private static readonly Session Friday = Us.On(new DateOnly(2024, 1, 5))!.Value;
    private static readonly Session Monday = Us.On(new DateOnly(2024, 1, 8))!.Value;

    private readonly ClockTime _time = new();

    [Theory]
    [InlineData(1, 0.5, 0.5)]
    [InlineData(60, 0.5, 30)]
    [InlineData(0, 0.5, 0)]
    public void Now_AfterAWhile_HasPassedAtItsSpeed(double speed, double seconds, double passed)
    {
        var clock = At(Friday.Open, speed);
        _time.Pass(TimeSpan.FromSeconds(seconds));
        Assert.Equal(Friday.Open + TimeSpan.FromSeconds(passed), clock.Now);
    }

    [Fact]
    public void Speed_Changed_GoesOnFromWhereItStands()
    {
        var clock = At(Friday.Open, 60);
        _time.Pass(TimeSpan.FromSeconds(0.5));
        clock.Speed = 2;
        Assert.Equal(Friday.Open + TimeSpan.FromSeconds(30), clock.Now);
        clock.Reached(clock.Now);
        _time.Pass(TimeSpan.FromSeconds(0.5));
        Assert.Equal(Friday.Open + TimeSpan.FromSeconds(31), clock.Now);
        clock.Speed = 0;
        _time.Pass(TimeSpan.FromHours(1));
        Assert.Equal(Friday.Open + TimeSpan.FromSeconds(31), clock.Now);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(60.1)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Speed_OutOfRange_IsRefused(double speed) => Assert.Throws<ArgumentOutOfRangeException>(() => At(Friday.Open, speed));

    /// <summary>A process that slept, or a desk that is slow: the market does not run away from it.</summary>
    [Fact]
    public void Now_WithADeskThatDoesNotFollow_WaitsForIt()
    {
        var clock = At(Friday.Open, 60);
        _time.Pass(TimeSpan.FromHours(2));
        var waited = clock.Now;
        Assert.Equal(Friday.Open + TimeSpan.FromSeconds(60), waited);
        clock.Reached(Friday.Open + TimeSpan.FromSeconds(10));
        Assert.Equal(waited, clock.Now);
        _time.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(Friday.Open + TimeSpan.FromSeconds(70), clock.Now);
        clock.Reached(clock.Now);
        _time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(Friday.Open + TimeSpan.FromSeconds(130), clock.Now);
    }

    [Fact]
    public void Reached_AfterTheClose_JumpsToJustBeforeTheNextOpening()
    {
        var clock = At(Friday.Close - TimeSpan.FromSeconds(1), 1);
        clock.Reached(Friday.Close + TimeSpan.FromSeconds(30));
        Assert.True(clock.Now < Friday.Close);
        clock.Reached(Friday.Close + TimeSpan.FromSeconds(61));
        Assert.Equal(Monday.Open - TimeSpan.FromSeconds(5), clock.Now);
        _time.Pass(TimeSpan.FromSeconds(1));
        clock.Reached(clock.Now);
        Assert.Equal(Monday.Open - TimeSpan.FromSeconds(4), clock.Now);
    }

    [Fact]
    public void Reached_StandingStill_DoesNotJump()
    {
        var clock = At(Friday.Close + TimeSpan.FromMinutes(10), 0);
        clock.Reached(clock.Now);
        Assert.Equal(Friday.Close + TimeSpan.FromMinutes(10), clock.Now);
    }

    [Fact]
    public void Reached_WhileAnotherVenueIsOpen_DoesNotJump()
    {
        var clock = new PracticeClock(Friday.Close + TimeSpan.FromMinutes(10), 1, [Us, Calendars[Venue.UsOption.CalendarName()]], _time);
        clock.Reached(Friday.Close + TimeSpan.FromMinutes(10));
        var isOptionsOpen = Calendars[Venue.UsOption.CalendarName()].OpenAt(Friday.Close + TimeSpan.FromMinutes(9)) is not null;
        Assert.Equal(isOptionsOpen, clock.Now < Monday.Open - TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Now_WhateverHappens_NeverFalls(int seed)
    {
        var random = new Random(seed);
        var clock = At(Friday.Close - TimeSpan.FromMinutes(5), 60);
        var (latest, reached) = (clock.Now, clock.Now);
        for (var step = 0; step < 20_000; step++)
        {
            switch (random.Next(4))
            {
                case 0: clock.Speed = random.Next(5) == 0 ? 0 : random.Next(1, 61); break;
                case 1: _time.Pass(TimeSpan.FromMilliseconds(random.Next(0, 3_000))); break;
                default:
                    var now = clock.Now;
                    reached += (now - reached) * random.NextDouble();
                    clock.Reached(reached);
                    break;
            }

            Assert.True(clock.Now >= latest, $"seed {seed}, step {step}: {clock.Now} after {latest}");
            Assert.True(clock.Now >= reached, $"seed {seed}, step {step}: behind what was reached");
            latest = clock.Now;
        }

        Assert.True(latest > Monday.Open, "it never came past the weekend");
    }

    private PracticeClock At(Timestamp start, double speed) => new(start, speed, [Us], _time);
}
