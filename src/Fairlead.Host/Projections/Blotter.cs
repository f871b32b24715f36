using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;

namespace Fairlead.Host.Projections;

/// <summary>All orders an account sent and what became of each: a fold of its journal.</summary>
public static class Blotter
{
    /// <summary>Rows in order of sending.</summary>
    public static IReadOnlyList<BlotterRow> Of(IEnumerable<JournalMessage> messages)
    {
        var orders = new Dictionary<ClientOrderId, Line>();
        var fills = new Dictionary<ExecutionId, Execution>();
        IReadOnlyList<Instrument> instruments = [];
        foreach (var (record, body) in messages)
        {
            switch (body)
            {
                case OpenDesk open: instruments = open.Settings.Instruments; break;
                case SentOrder sent: orders[sent.Order.Id] = new Line(sent.Order, record.At); break;
                case OrderAccepted accepted: Change(accepted.Order, OrderStatus.Working, ""); break;
                case OrderRejected rejected: Change(rejected.Order, OrderStatus.Rejected, $"{rejected.Code}: {rejected.Reason}"); break;
                case OrderCancelled cancelled: Change(cancelled.Order, OrderStatus.Cancelled, cancelled.Reason); break;
                case OrderExpired expired: Change(expired.Order, OrderStatus.Expired, expired.Reason); break;
                case OutcomeUnknown unknown: Change(unknown.Order, OrderStatus.Unknown, unknown.Reason); break;
                case OrderAmended amended when orders.TryGetValue(amended.Order, out var line):
                    line.Request = line.Request with { Quantity = amended.Quantity, Terms = amended.Terms };
                    line.ChangedAt = record.At;
                    break;
                case OrderFilled filled: Fill(filled.Execution); break;
                case ExecutionCorrected corrected:
                    fills.Remove(corrected.Replaced);
                    Fill(corrected.Execution);
                    break;
                case ExecutionBusted busted: fills.Remove(busted.Busted); break;
            }

            void Change(ClientOrderId id, OrderStatus status, string reason)
            {
                if (!orders.TryGetValue(id, out var line))
                    return;
                (line.Status, line.Reason, line.ChangedAt) = (status, reason, record.At);
            }

            void Fill(Execution execution)
            {
                fills[execution.Id] = execution;
                if (orders.TryGetValue(execution.Order, out var line))
                    line.ChangedAt = record.At;
            }
        }

        var byOrder = fills.Values.ToLookup(fill => fill.Order);
        return [.. orders.Values.Select(line => line.Row(instruments, [.. byOrder[line.Sent.Id]]))];
    }

    private sealed class Line(SentOrderBody sent, Timestamp at)
    {
        public SentOrderBody Sent { get; } = sent;
        public OrderRequest Request { get; set; } = sent.Request;
        public OrderStatus Status { get; set; } = OrderStatus.Sent;
        public string Reason { get; set; } = "";
        public Timestamp SentAt { get; } = at;
        public Timestamp ChangedAt { get; set; } = at;

        public BlotterRow Row(IReadOnlyList<Instrument> instruments, IReadOnlyList<Execution> fills)
        {
            // Whole units of the order: as many as every leg has.
            var filled = Request.Legs.Min(leg => fills.Where(fill => fill.Instrument == leg.Instrument).Sum(fill => fill.Quantity.Units) / leg.Ratio);
            var status = filled >= Request.Quantity.Units ? OrderStatus.Filled
                : filled > 0 && Status.IsOpen() ? OrderStatus.PartFilled
                : Status;
            decimal? average = Request.IsSingle && fills.Count > 0
                ? fills.Sum(fill => fill.Price.ToDecimal() * fill.Quantity.Units) / fills.Sum(fill => fill.Quantity.Units)
                : null;
            return new BlotterRow(
                Sent.Id.ToString(), Sent.Owner.Name, Sent.Source.ToString(), Request.Purpose,
                [.. Request.Legs.Select(leg => $"{leg.Side} {(leg.Ratio == 1 ? "" : $"{leg.Ratio} x ")}{instruments[leg.Instrument.Index].Symbol}")],
                Request.Quantity.Units, Request.Terms.Type, Request.Terms.LimitPrice?.ToDecimal(), Request.Terms.TriggerPrice?.ToDecimal(),
                status, filled, average is { } known ? decimal.Round(known, 6) : null, SentAt, ChangedAt, Reason);
        }
    }
}

/// <summary>One order as a person reads it.</summary>
/// <param name="Order">Our id.</param>
/// <param name="Owner">Whose.</param>
/// <param name="Source">Who proposed it.</param>
/// <param name="Purpose">Entry or exit.</param>
/// <param name="Legs">Side, ratio where it is not 1, and symbol of each.</param>
/// <param name="Quantity">Units of the whole order.</param>
/// <param name="Type">Order type.</param>
/// <param name="Limit">Null when the type has none.</param>
/// <param name="Trigger">Null when the type has none.</param>
/// <param name="Status">As last told; Unknown is not Cancelled.</param>
/// <param name="Filled">Units of the whole order.</param>
/// <param name="AveragePrice">Of the fills, to a millionth; null without fills and for several legs, which have no one price.</param>
/// <param name="SentAt">When it was approved.</param>
/// <param name="ChangedAt">When the journal last heard of it.</param>
/// <param name="Reason">The venue's or the desk's last word; empty when nothing was said.</param>
public sealed record BlotterRow(
    string Order, string Owner, string Source, OrderPurpose Purpose, IReadOnlyList<string> Legs, long Quantity, OrderType Type,
    decimal? Limit, decimal? Trigger, OrderStatus Status, long Filled, decimal? AveragePrice, Timestamp SentAt, Timestamp ChangedAt, string Reason);
