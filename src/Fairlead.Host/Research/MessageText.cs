using Fairlead.Domain.Accounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Links;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Positions;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Risk;
using Fairlead.Host.Projections;

namespace Fairlead.Host.Research;

/// <summary>Says one journaled message in one plain sentence.</summary>
/// <param name="settings">What the journal's desk started from: its instruments and strategies give the names.</param>
public sealed class MessageText(DeskSettings settings)
{
    private readonly InstrumentMaster _master = new(settings.Instruments);

    /// <summary>The sentence; a message it has no words for is named by its type.</summary>
    /// <param name="message">A fact, a command, an effect, or a <see cref="SentOrder"/>.</param>
    public string Of(object message) => message switch
    {
        DeskCommand command => Of(command),
        OrderFact fact => Of(fact),
        LinkUp up => $"{up.Broker} {Link(up.Link)} works: {up.Evidence}",
        LinkDown down => $"{down.Broker} {Link(down.Link)} is down: {down.Reason}",
        LinkSilent silent => $"{silent.Broker} {Link(silent.Link)} says nothing: {silent.Reason}",
        AccountFact fact => Of(fact),
        SentOrder sent => $"Approved: {Asked(sent.Order.Request)} for {sent.Order.Owner.Name}, sent as {sent.Order.Id} of {new GroupId(sent.Order.Group)}",
        DeskEffect effect => Of(effect),
        _ => message.GetType().Name,
    };

    private string Of(DeskCommand command) => command switch
    {
        OpenDesk open => $"The desk opened for {open.Settings.Account.Account} with {open.Settings.StartingCash}, {open.Settings.Instruments.Count} instruments and {open.Settings.Strategies.Count} strategies",
        ProposeOrder { Proposal: var wish } => $"Asked by {wish.Owner.Name}: {Asked(wish.Request)}: {wish.Reason}",
        AmendOrder amend => $"Asked to change {amend.Order} to {amend.Quantity} {Terms(amend.Terms)}",
        CancelOrder cancel => $"Asked to cancel {cancel.Order}: {cancel.Reason}",
        AmendProtection amend => $"Asked to change the protection of {amend.Group}: {Plan(amend.Plan)}",
        RemoveProtection remove => $"Asked to leave {remove.Group} without protection: {remove.Reason}",
        CloseGroup close => $"Asked to close {close.Group}: {close.Reason}",
        Flatten flatten => $"Asked to close everything{Scope(flatten.Owner, flatten.Instrument)}: {flatten.Reason}",
        RaiseHalt halt => $"Halt, {Level(halt.Level)}{Scope(halt.Owner, instrument: null)}: {halt.Reason}",
        ReleaseHalt release => $"Halt lifted{Scope(release.Owner, instrument: null)}: {release.Reason}",
        AdoptPosition adopt => $"{Owner(adopt.Owner)} takes over the foreign position in {Symbol(adopt.Instrument)}: {Plan(adopt.Plan)}",
        SwitchStrategy change => $"{Owner(change.Owner)} switched {(change.IsOn ? "on" : "off")}",
        TimerFired { Key: var key } => Woken(key),
        ArrangeFault arranged => $"Practice: {arranged.Fault} for the next {arranged.Orders} orders",
        Remark remark => $"{remark.Code}: {remark.Text}",
        ReportTrouble trouble => $"Trouble, {trouble.Code}: {trouble.Reason}",
        _ => command.GetType().Name,
    };

    private string Of(OrderFact fact) => fact switch
    {
        OrderAccepted accepted => $"The venue has {accepted.Order} as {accepted.BrokerOrder}",
        OrderRejected rejected => $"The venue rejected {rejected.Order}, {rejected.Code}: {rejected.Reason}",
        OrderFilled { Execution: var fill } => $"Filled: {Filled(fill)}",
        ExecutionCorrected { Execution: var fill } corrected => $"Fill {corrected.Replaced} corrected: {Filled(fill)}",
        ExecutionBusted busted => $"Fill {busted.Busted} never happened: {busted.Reason}",
        ChargesReported charges => $"Charges of fill {charges.Execution}: {charges.Charges}",
        OrderCancelled cancelled => $"{cancelled.Order} is cancelled: {cancelled.Reason}",
        OrderExpired expired => $"{expired.Order} has run out: {expired.Reason}",
        OrderAmended amended => $"{amended.Order} now stands at {amended.Quantity} {Terms(amended.Terms)}",
        AmendRefused refused => $"The venue refused to change {refused.Order}, {refused.Code}: {refused.Reason}",
        CancelRefused refused => $"The venue refused to cancel {refused.Order}, {refused.Code}: {refused.Reason}",
        OutcomeUnknown unknown => $"Nobody knows what became of {unknown.Order}: {unknown.Reason}",
        OrderNotFound missing => $"The venue does not know {missing.Order}",
        OrderReportedWorking working => $"The venue has {(working.Order is { } ours ? $"{ours}" : $"the foreign order {working.BrokerOrder}")} working: {Asked(working.Request)}, {working.Filled} filled",
        ForeignOrderEnded ended => $"The foreign order {ended.BrokerOrder} has ended: {ended.Reason}",
        _ => fact.GetType().Name,
    };

    private string Of(AccountFact fact) => fact switch
    {
        PositionsReported book => $"The broker's book: {(book.Positions.Count == 0 ? "flat" : string.Join(", ", book.Positions.Select(held => $"{held.Quantity} {Symbol(held.Instrument)}")))}{(book.IsComplete ? "" : " (not complete)")}",
        BalanceReported balance => $"The broker's cash: {balance.Cash}",
        SettlementPriceFixed settled => $"{Symbol(settled.Underlying)} of {settled.ExpiryOn:yyyy-MM-dd} settles at {settled.Price}: {settled.Source}",
        OptionAssigned assigned => $"Assigned: {assigned.Quantity} {Symbol(assigned.Option)}",
        _ => fact.GetType().Name,
    };

    private string Of(DeskEffect effect) => effect switch
    {
        SendAmendment amend => $"Change of {amend.Order} sent: {amend.Quantity} {Terms(amend.Terms)}",
        SendCancellation cancel => $"Cancellation of {cancel.Order} sent",
        QueryOrder query => $"Asked the venue what became of {query.Order}",
        DisturbVenue disturb => $"The practice venue is told to misbehave: {disturb.Fault} for {disturb.Orders} orders",
        RequestPositions request => $"Asked the broker for its book: {request.Reason}",
        StartTimer start => $"Timer set: {Woken(start.Key)} at {start.At}",
        StopTimer stop => $"Timer stopped: {Woken(stop.Key)}",
        RaiseAlert alert => $"{alert.Level}: {alert.Text}",
        NoteDecision { Code: "EXIT" } exit => $"Exit: {exit.Text} ({Owner(exit.Owner)})",
        NoteDecision { Code: NoteDecision.Approved } passed => $"Passed {passed.Checks?.Count ?? 0} checks for {Owner(passed.Owner)}: {passed.Text}",
        NoteDecision { Code: "STRATEGY" } note => $"{Owner(note.Owner)}: {note.Text}",
        NoteDecision refusal when refusal.IsRefusal(out var rule) => $"Refused {rule} for {Owner(refusal.Owner)}: {refusal.Text}",
        NoteDecision decision => $"{decision.Code} for {Owner(decision.Owner)}: {decision.Text}",
        NoteTrade { Trade: var trade } => $"Round trip of {Owner(trade.Owner.Index)}: {(trade.OpenedWith == Side.Buy ? "long" : "short")} {trade.Quantity} {Symbol(trade.Instrument)} from {trade.EntryAverage} to {trade.ExitAverage}, net {trade.Net}",
        NoteBooking { Booking: var booking } => Booked(booking),
        _ => effect.GetType().Name,
    };

    private string Asked(OrderRequest request) => request.IsSingle
        ? $"{Word(request.Legs[0].Side)} {request.Quantity} {Symbol(request.Legs[0].Instrument)} {Terms(request.Terms)}{(request.Purpose == OrderPurpose.Exit ? " to close" : "")}"
        : $"{request.Quantity} x ({string.Join(", ", request.Legs.Select(leg => $"{Word(leg.Side)} {leg.Ratio} {Symbol(leg.Instrument)}"))}) {Terms(request.Terms)}{(request.Purpose == OrderPurpose.Exit ? " to close" : "")}";

    private static string Terms(OrderTerms terms) => terms.Type switch
    {
        OrderType.Market => "at market",
        OrderType.Limit => $"at {terms.LimitPrice} or better",
        OrderType.Stop => $"at market from {terms.TriggerPrice}",
        OrderType.StopLimit => $"at {terms.LimitPrice} or better from {terms.TriggerPrice}",
        OrderType.MarketOnOpen => "in the opening",
        OrderType.MarketOnClose => "in the close",
        OrderType.TrailingStop => $"at market, trailing by {terms.TrailBy}",
        _ => terms.Type.ToString(),
    } + (terms.TimeInForce == TimeInForce.Day ? "" : $" ({terms.TimeInForce.ToString().ToUpperInvariant()})");

    private string Filled(Execution fill) => $"{Word(fill.Side)} {fill.Quantity} {Symbol(fill.Instrument)} at {fill.Price} ({fill.Order})";

    private static string Plan(ProtectionPlan plan)
    {
        string?[] rules =
        [
            plan.Stop is { } stop ? $"stop {stop} away" : null,
            plan.StopAt is { } stopAt ? $"stop at {stopAt}" : null,
            plan.Target is { } target ? $"target {target} away" : null,
            plan.TargetAt is { } targetAt ? $"target at {targetAt}" : null,
            plan.Trail is null ? null : "trailing stop",
            plan.BreakEven is null ? null : "break-even",
            plan.ExitAt is { } at ? $"exit at {at}" : null,
            plan.ExitAfter is { } after ? $"exit after {after}" : null,
            plan.SquareOffBefore is { } before ? $"square-off {before} before the close" : null,
            plan.CombinedPremium is null ? null : "combined premium",
            plan.MaxLoss is { } loss ? FormattableString.Invariant($"loss of at most {loss}") : null,
        ];
        return plan.IsEmpty ? "no rule" : string.Join(", ", rules.OfType<string>());
    }

    private string Booked(Booking booking) => booking.Instrument is { } instrument
        ? $"Booked, {booking.Kind}: {(booking.Units > 0 ? "+" : "")}{booking.Units} {Symbol(instrument)} for {Owner(booking.Owner.Index)}, cash {booking.Cash}"
        : $"Booked, {booking.Kind}: cash {booking.Cash}";

    private static string Woken(TimerKey key) => key.Kind switch
    {
        TimerKind.OrderDeadline => $"answer to order {new ClientOrderId(key.Subject)} is due",
        TimerKind.ProtectionTime => $"a time rule of {new GroupId(key.Subject)} is due",
        TimerKind.ExitRetry => $"the exit of {new GroupId(key.Subject)} is tried again",
        TimerKind.SessionEdge => $"a session of {(Venue)key.Subject} opens or closes",
        TimerKind.Strategy => $"strategy {key.Subject} asked to be woken",
        TimerKind.Freshness => $"the price that guards {new GroupId(key.Subject)} may be too old",
        TimerKind.Reconcile => "the broker's book is asked for again",
        _ => key.Kind.ToString(),
    };

    private string Scope(int? owner, InstrumentId? instrument) =>
        (owner is { } whose ? $" of {Owner(whose)}" : "") + (instrument is { } what ? $" in {Symbol(what)}" : "");

    private string Owner(int index) => index switch
    {
        < 0 => "nobody",
        0 => "person",
        _ when index <= settings.Strategies.Count => settings.Strategies[index - 1].Name,
        _ => $"owner {index}",
    };

    private string Symbol(InstrumentId instrument) => _master.Contains(instrument) ? _master[instrument].Symbol : $"instrument {instrument}";

    private static string Word(Side side) => side == Side.Buy ? "buy" : "sell";

    private static string Link(LinkKind link) => link switch
    {
        LinkKind.MarketData => "market data",
        LinkKind.Orders => "order link",
        _ => "account link",
    };

    private static string Level(HaltLevel level) => level switch
    {
        HaltLevel.BlockEntries => "no new risk",
        HaltLevel.CancelWorking => "no new risk and working entries cancelled",
        HaltLevel.Flatten => "everything closed",
        _ => "nothing stopped",
    };
}
