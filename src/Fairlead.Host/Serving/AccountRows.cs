using Fairlead.Domain.Accounts;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Risk;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Rows;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Serving;

/// <summary>An account at a glance.</summary>
public static class AccountRows
{
    /// <param name="account">Whose row.</param>
    /// <param name="state">Read on the desk's own thread; null when this process has none.</param>
    /// <param name="time">The computer's.</param>
    public static AccountRow Of(ServedAccount account, DeskState? state, TimeProvider time)
    {
        var about = account.About;
        var wall = time.Now();
        var at = state is null || state.Now == Timestamp.MinValue ? (Timestamp?)null : state.Now;
        var figures = account.Loop?.Figures.Read();
        return new AccountRow(
            about.Key, about.Name, TradingMode.Paper, about.Currency, about.TimeZone,
            new ClockView(account.Clock?.Now ?? at, wall, account.Clock?.Speed ?? 0, IsMarketTime: account.OwnTime is not null, figures?.LagMs ?? 0),
            SessionOf(account, at ?? wall), OwnerOf(account, wall), Trading(account, state, at),
            state is null ? null : ProfitViews.Of(state.Risk.AccountHalt),
            state is null ? new ProfitView(null, null, null, null, null, null, null, WhyUnknown(account)) : ProfitViews.Of(state),
            IsPractice: true);
    }

    private static string WhyUnknown(ServedAccount account) =>
        account.Fault ?? (account.Stage == AccountStage.LookingOn ? "another process trades this account" : "the desk is not recovered yet");

    private static SessionView SessionOf(ServedAccount account, Timestamp at)
    {
        var session = account.Calendar.CurrentOrNext(at);
        return new SessionView(session.Contains(at), session.Day, session.Open, session.Close);
    }

    private static OwnerView OwnerOf(ServedAccount account, Timestamp wall)
    {
        var holder = account.Holder;
        return new OwnerView(
            account.Stage == AccountStage.Running, holder?.ToString() ?? "nobody", holder?.Fence, holder?.Since,
            account.Stage == AccountStage.Running ? null : holder?.Renewed,
            CanTakeOver: account.Stage == AccountStage.LookingOn && (holder is null || holder.IsExpired(wall)));
    }

    /// <summary>Every reason why no entry would pass, the gravest first.</summary>
    private static TradingView Trading(ServedAccount account, DeskState? state, Timestamp? at)
    {
        var reasons = new List<ReasonView>();
        if (account.Stage == AccountStage.LookingOn)
            reasons.Add(new("NOT_OWNER", $"this desk looks on; the account is owned by {account.Holder?.ToString() ?? "another process"}"));
        if (account.Stage == AccountStage.Recovering)
            reasons.Add(new("RECOVERING", "the journal is being replayed"));
        if (account.Fault is { } fault)
            reasons.Add(new("STOPPED", fault));
        if (account.Loop?.Stall is { } stall)
            reasons.Add(new("JOURNAL", stall));
        if (state is null)
            return new TradingView(false, reasons);
        if (state.Risk.AccountHalt is { Level: not HaltLevel.None } halt)
            reasons.Add(new("HALT", $"{halt.Level} by {halt.By}: {halt.Reason}"));
        if (!state.IsReconciled)
            reasons.Add(new("RECONCILED", "the books are not reconciled with the broker's"));
        reasons.AddRange(state.Links.Where(link => !link.IsUp).Select(link => new ReasonView("LINK", $"{link.Broker} {link.Link} is down: {link.Why}")));
        if (at is { } now && account.Calendar.OpenAt(now) is null)
            reasons.Add(new("SESSION", "the market is closed"));
        return new TradingView(reasons.Count == 0, reasons);
    }
}
