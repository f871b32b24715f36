using System.Globalization;
using Fairlead.Domain;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.PaperVenue;

namespace Fairlead.Engine.Tests.Model;

/// <summary>Plays a sequence against a desk and the model side by side, and compares them after every input.</summary>
internal sealed partial class ModelRun
{
    /// <summary>Timers that one move may set off; more means that the desk wakes itself for ever.</summary>
    private const int MaxTimersPerStep = 500;

    private readonly World _world;
    private readonly RefDesk _model;
    private readonly EffectBuffer _effects = new();
    private readonly Dictionary<TimerKey, Timestamp> _timers = [];
    private readonly List<string>? _story;
    private readonly SimulatedVenue? _venue;
    private readonly decimal[] _prices;
    private Timestamp _now;
    private long _sequence;
    private int _executions;
    private int _brokerOrders;

    /// <param name="world">The market.</param>
    /// <param name="story">Collects what happened in words; null when nobody reads it.</param>
    /// <param name="venue">Fills the desk's orders; null when the sequence tells what becomes of them.</param>
    public ModelRun(World world, List<string>? story = null, SimulatedVenue? venue = null)
    {
        _world = world;
        _story = story;
        _venue = venue;
        _model = new RefDesk(world);
        _prices = [.. world.StartPrices];
        State = world.NewDesk();
        _now = world.Sessions[0].Open - TimeSpan.FromSeconds(20);
    }

    public DeskState State { get; }

    /// <summary>Everything the desk took in, with the text of what it did.</summary>
    public List<(Stamped<DeskEvent> Input, string Effects)> Taken { get; } = [];

    /// <exception cref="ModelMismatchException">Model and desk disagree.</exception>
    public void Play(IEnumerable<Step> steps)
    {
        Give(DeskEvent.Of(new OpenDesk(_world.Settings)));
        Pass(30_000, isLate: false);
        for (var instrument = 0; instrument < _prices.Length; instrument++)
            Give(DeskEvent.Of(QuoteOf(instrument, spread: 1)));
        foreach (var step in steps)
        {
            Pass(step.Millis, step.IsLate);
            foreach (var input in Inputs(step))
                Give(input);
        }

        if (_venue is not null)
            CompareVenue(_venue);
    }

    /// <summary>Time passes; timers that come due are given at their instant, unless they are late.</summary>
    private void Pass(int millis, bool isLate)
    {
        var until = _now + TimeSpan.FromMilliseconds(millis);
        // The calendar ends; nothing can be decided beyond it.
        if (until > _world.Sessions[^2].Close)
            until = _now;
        for (var fired = 0; !isLate && fired < MaxTimersPerStep; fired++)
        {
            HearVenue(until);
            if (NextTimer(until) is not { } key)
                break;
            _now = _timers[key] > _now ? _timers[key] : _now;
            _timers.Remove(key);
            Give(DeskEvent.Of(new TimerFired(key)));
        }

        _now = until > _now ? until : _now;
        HearVenue(_now);
    }

    private TimerKey? NextTimer(Timestamp until)
    {
        TimerKey? first = null;
        foreach (var (key, at) in _timers)
        {
            if (at <= until && (first is not { } known || (at, key).CompareTo((_timers[known], known)) < 0))
                first = key;
        }

        return first;
    }

    /// <summary>One input, and what the venue answers within its instant.</summary>
    private void Give(DeskEvent input)
    {
        if (input.IsMarket && input.Market.Instrument.Index < _prices.Length)
        {
            _venue?.OnMarket(input.Market);
            HearVenue(_now);
        }

        Decide(input);
        HearVenue(_now);
    }

    private void Decide(DeskEvent input)
    {
        var stamped = new Stamped<DeskEvent>(++_sequence, _now, input);
        _story?.Add($"{_sequence,4} {_now.ToUtc():dd HH:mm:ss.fff} {Words.Of(input)}");
        _effects.Clear();
        Desk.Decide(State, stamped, _effects);
        var effects = _effects.ToArray();
        foreach (var effect in effects)
        {
            if (effect is StartTimer start)
                _timers[start.Key] = start.At;
            else if (effect is StopTimer stop)
                _timers.Remove(stop.Key);
            if (effect is not (StopTimer or StartTimer { Key.Kind: TimerKind.SessionEdge or TimerKind.Freshness }))
                _story?.Add("       > " + Words.Of(effect));
        }

        Taken.Add((stamped, string.Join('\n', effects.Select(effect => effect.ToString()))));
        _model.Take(input, _now);
        _model.Check(effects, State, _timers);
        if (_venue is not null)
            Dispatch(_venue, effects);
    }

    private static DeskEvent Event(Fact fact) => DeskEvent.Of(fact);
    private static DeskEvent Event(DeskCommand command) => DeskEvent.Of(command);
    private static DeskEvent Event(MarketRecord record) => DeskEvent.Of(record);

    private string NewExecution() => "x" + (++_executions).ToString(CultureInfo.InvariantCulture);
}
