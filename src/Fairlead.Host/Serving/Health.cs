using Fairlead.Domain.Time;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Serving;

/// <summary>Whether the desk lives and is ready, with its evidence.</summary>
/// <param name="accounts">Of this process.</param>
/// <param name="context">Shared.</param>
public sealed class Health(Accounts accounts, ServingContext context)
{
    /// <summary>A loop this far behind its clock is a warning.</summary>
    private const double SlowMs = 1_000;

    private const double LowDiskMb = 1_024;

    private readonly Timestamp _startedAt = context.Time.Now();
    private readonly long _started = context.Time.GetTimestamp();
    private int _sockets;

    /// <summary>Terminal sockets open now.</summary>
    public int Sockets => Volatile.Read(ref _sockets);

    public void SocketOpened() => Interlocked.Increment(ref _sockets);

    public void SocketClosed() => Interlocked.Decrement(ref _sockets);

    public HealthView Read()
    {
        var process = ProcessFigures.Of(context.DataFolder);
        var checks = accounts.All.Select(Check).Append(Disk(process.FreeDiskMb)).ToList();
        return new HealthView(
            context.Product, _startedAt, context.Time.GetElapsedTime(_started).TotalSeconds, accounts.IsReady && checks.TrueForAll(check => check.IsOk),
            checks, [.. accounts.All.Select(Loop)], process, Sockets);
    }

    private static HealthCheck Check(ServedAccount account)
    {
        var loop = account.Loop;
        var lag = loop?.Figures.Read().LagMs ?? 0;
        return account.Stage switch
        {
            AccountStage.Running when loop!.Stall is { } stall => new HealthCheck(account.About.Key, false, stall),
            AccountStage.Running when lag > SlowMs => new HealthCheck(account.About.Key, false, $"the loop is {lag:0} ms behind its clock"),
            AccountStage.Running => new HealthCheck(account.About.Key, true, "recovered; its loop turns"),
            AccountStage.LookingOn => new HealthCheck(account.About.Key, true, $"looks on; owned by {account.Holder?.ToString() ?? "another process"}"),
            AccountStage.Recovering => new HealthCheck(account.About.Key, false, "its journal is being replayed"),
            _ => new HealthCheck(account.About.Key, false, account.Fault ?? "its loop ended"),
        };
    }

    private static HealthCheck Disk(double? freeMb) => freeMb switch
    {
        null => new HealthCheck("disk", true, "free space cannot be told here"),
        < LowDiskMb => new HealthCheck("disk", false, $"only {freeMb:0} MB free; below {LowDiskMb:0} MB"),
        _ => new HealthCheck("disk", true, $"{freeMb:0} MB free"),
    };

    private static LoopView Loop(ServedAccount account)
    {
        var (lag, worst, rate, lastAt) = account.Loop?.Figures.Read() ?? (0, 0, 0, null);
        return new LoopView(
            account.About.Key, lag, worst, rate, account.Loop?.IntakeDepth ?? 0, Host.Loop.DeskLoop.IntakeCapacity, account.Sequence, account.DurableSequence, lastAt, account.Fault);
    }
}
