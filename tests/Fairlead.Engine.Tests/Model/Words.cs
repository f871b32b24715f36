using Fairlead.Domain.Accounts;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.Tests.Model;

/// <summary>Inputs and effects in short words, for the story of a failed sequence.</summary>
internal static class Words
{
    public static string Of(in DeskEvent input) => input.IsMarket ? Of(input.Market) : input.Message switch
    {
        OrderFilled fill => "fill " + Of(fill.Execution),
        ExecutionCorrected corrected => $"correct {corrected.Replaced} to {Of(corrected.Execution)}",
        ProposeOrder propose => $"propose by {propose.Proposal.Owner.Index} {Of(propose.Proposal.Request)} {propose.Proposal.Protection}",
        PositionsReported report => "book " + string.Join(" ", report.Positions.Select(row => $"{row.Instrument}:{row.Quantity}")) + (report.IsComplete ? "" : " (incomplete)"),
        OrderReportedWorking report => $"working {report.BrokerOrder} {report.Order} {Of(report.Request)} filled {report.Filled}",
        OpenDesk => "open the desk",
        var message => message!.ToString()!,
    };

    public static string Of(DeskEffect effect) => effect switch
    {
        SubmitOrder submit => $"SUBMIT {submit.Order.Id} G{submit.Order.Group} {Of(submit.Order.Request)}",
        NoteDecision note => $"note {note.Code} {note.Text}",
        NoteTrade trade => $"trade {trade.Trade.Quantity} gross {trade.Trade.Gross} charges {trade.Trade.Charges}",
        RaiseAlert alert => $"alert {alert.Level} {alert.Code} {alert.Text}",
        _ => effect.ToString()!,
    };

    public static string Of(OrderRequest request) =>
        $"{request.Purpose} {string.Join("+", request.Legs.Select(leg => $"{leg.Side} {leg.Ratio}x{leg.Instrument}"))} {request.Quantity} {request.Terms.Type} {request.Terms.LimitPrice}";

    private static string Of(Execution fill) => $"{fill.Id} of {fill.Order}: {fill.Side} {fill.Quantity} {fill.Instrument} @ {fill.Price} charges {fill.Charges?.ToString() ?? "untold"}";

    private static string Of(in MarketRecord record) => record.Kind switch
    {
        MarketKind.Quote => $"quote {record.Instrument} {Side(record.AsQuote().HasBid, record.AsQuote().Bid)}/{Side(record.AsQuote().HasAsk, record.AsQuote().Ask)}",
        MarketKind.Print => $"print {record.Instrument} {record.AsPrint().Price}{(record.AsPrint().IsSuspicious ? " suspicious" : "")} code {record.AsPrint().SaleCondition}",
        _ => $"bar {record.Instrument} {record.AsBar().Low}..{record.AsBar().High} close {record.AsBar().Close}",
    };

    private static string Side(bool isThere, Domain.Amounts.Price price) => isThere ? price.ToString() : "-";
}
