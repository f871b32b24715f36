using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Practice.Days;
using Fairlead.Practice.Listing;
using Fairlead.Practice.Paths;
using Fairlead.Practice.Quotes;
using Fairlead.Practice.Shocks;

namespace Fairlead.Practice;

/// <summary>
/// A simulated market: record after record in order of time, from the first day's opening to the last listed expiry. The
/// same settings, calendars and shocks give the same records, whether the ones before were taken or skipped.
/// </summary>
/// <remarks>
/// Holds one day's paths and one second's records, a few megabytes. Days are planned at once; within a day every second
/// is made for itself. Not for use by several threads at a time.
/// </remarks>
public sealed class PracticeMarket
{
    private readonly ListedMarket _market;
    private readonly DayPlan[] _plans;
    private readonly ShockBook _shocks = new();
    private readonly Frame _frame = new();

    /// <summary>The maker of the day it was last needed for.</summary>
    private FrameMaker? _maker;

    private int _madeDay = -1;

    /// <summary>Where the frame in hand stands, and how many of its records are gone.</summary>
    private Place _next;

    /// <summary>The same for the last record that was taken or skipped: a shock makes everything after it again.</summary>
    private Place _last;

    private Timestamp _lastAt = Timestamp.MinValue;

    /// <exception cref="ArgumentOutOfRangeException">The weeks of options are not 1 to 52, or the region is unknown.</exception>
    /// <exception cref="CalendarRangeException">The calendars end before the last expiry, or begin after the first day.</exception>
    public PracticeMarket(PracticeSettings settings, MarketCalendars calendars)
    {
        _market = ListedMarket.Make(settings, calendars);
        _plans = DayWalk.Of(_market);
        GoTo(default);
    }

    public IReadOnlyList<Instrument> Instruments => _market.Instruments;

    /// <summary>When the next record becomes known; null when the last listed expiry is over.</summary>
    public Timestamp? NextAt => _next.Day < _plans.Length ? _frame[_next.Taken].At : null;

    /// <summary>The next record.</summary>
    /// <exception cref="InvalidOperationException">The market is over: <see cref="NextAt"/> is null.</exception>
    public MarketRecord Take()
    {
        if (_next.Day >= _plans.Length)
            throw new InvalidOperationException("The practice market is over: its last listed expiry has passed.");
        var record = _frame[_next.Taken];
        _last = _next = _next with { Taken = _next.Taken + 1 };
        _lastAt = record.At;
        FindRecord();
        return record;
    }

    /// <summary>Drops all records up to and including an instant. What follows is what would have followed anyway.</summary>
    public void SkipThrough(Timestamp at)
    {
        if (NextAt is not { } next || next > at)
            return;
        var day = _next.Day;
        while (day < _plans.Length && _plans[day].Hours.OptionsClose <= at)
            day++;
        var second = day < _plans.Length ? (int)Math.Max(0, Math.Floor(_plans[day].Hours.SecondsAt(at))) : 0;
        _last = new Place(day, second, Taken: 0);
        GoTo(_last);
        while (NextAt is { } dropped && dropped <= at)
            Take();
        _lastAt = at;
    }

    /// <summary>
    /// Makes something happen. Records before its instant stay as they are; whoever restarts a market injects the same
    /// shocks in the same order first and skips then.
    /// </summary>
    /// <param name="shock">Effective no earlier than the last record that was taken or skipped.</param>
    /// <exception cref="ArgumentException">It is too early, out of range, of an instrument that cannot gap, or one too many.</exception>
    public void Inject(MarketShock shock)
    {
        ArgumentNullException.ThrowIfNull(shock);
        if (shock.At < _lastAt)
            throw new ArgumentException($"A shock at {shock.At}; the market has gone on to {_lastAt}.", nameof(shock));
        _shocks.Add(shock, _market.Underlyings);
        _madeDay = -1;
        GoTo(_last);
    }

    private void GoTo(Place place)
    {
        _next = place;
        MakeFrame();
        FindRecord();
    }

    /// <summary>Goes on to the next second that has a record left.</summary>
    private void FindRecord()
    {
        while (_next.Day < _plans.Length && _next.Taken >= _frame.Count)
        {
            _next = _next.Second + 1 < _plans[_next.Day].Hours.OptionSeconds
                ? new Place(_next.Day, _next.Second + 1, Taken: 0)
                : new Place(_next.Day + 1, Second: 0, Taken: 0);
            MakeFrame();
        }
    }

    private void MakeFrame()
    {
        if (_next.Day >= _plans.Length)
            return;
        if (_madeDay != _next.Day || _maker is null)
        {
            _maker = new FrameMaker(_market, new DayMarket(_market, _plans[_next.Day], _shocks));
            _madeDay = _next.Day;
        }

        _maker.Make(_next.Second, _frame);
    }

    /// <param name="Day">Number of the trading day, from 0.</param>
    /// <param name="Second">Since its opening.</param>
    /// <param name="Taken">Records of that second that are gone.</param>
    private readonly record struct Place(int Day, int Second, int Taken);
}
