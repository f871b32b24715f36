using Fairlead.Host.Backtest;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Research;

internal enum BacktestState
{
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>A backtest that was asked for. Its members are read and changed under the service's lock.</summary>
internal sealed class BacktestJob(string id, BacktestRequestBody body, BacktestRequest request) : IDisposable
{
    public string Id { get; } = id;
    public BacktestRequestBody Body { get; } = body;
    public BacktestRequest Request { get; } = request;
    public CancellationTokenSource Cancellation { get; } = new();
    public BacktestState State { get; set; }
    public double Share { get; set; }
    public string? Problem { get; set; }
    public BacktestOutcome? Outcome { get; set; }

    /// <summary>Nothing more will happen to it.</summary>
    public bool IsOver => State is BacktestState.Done or BacktestState.Failed or BacktestState.Cancelled;

    public BacktestView View() => new(
        Id, BacktestQuestion.Title(Body), Body, State.ToString(), Share, Problem, Outcome?.Figures ?? [], Outcome?.Curve ?? [],
        Outcome?.StateHash, Outcome?.JournalHash);

    public void Dispose() => Cancellation.Dispose();
}

/// <summary>What is kept of a backtest that was done.</summary>
/// <param name="Figures">Name and text.</param>
/// <param name="Curve">Bounded.</param>
/// <param name="StateHash">Of the desk at the end.</param>
/// <param name="JournalHash">Of the journal's chain.</param>
/// <param name="JournalBytes">Its journal's size on the disk.</param>
internal sealed record BacktestOutcome(
    IReadOnlyList<FigureView> Figures, IReadOnlyList<EquityRow> Curve, string StateHash, string JournalHash, long JournalBytes);
