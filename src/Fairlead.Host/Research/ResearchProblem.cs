using Fairlead.Host.Backtest;
using Fairlead.Host.Http;
using Fairlead.Host.Replay;
using Fairlead.Journal.Store;
using Fairlead.Markets;
using Microsoft.AspNetCore.Http;

namespace Fairlead.Host.Research;

/// <summary>Why a question of the research pages cannot be answered; each reason is one line that names what and where.</summary>
internal static class ResearchProblem
{
    /// <summary>The request itself is wrong.</summary>
    public static ProblemException Malformed(string reason) => new(StatusCodes.Status400BadRequest, "MALFORMED", reason);

    /// <summary>There is no such thing.</summary>
    public static ProblemException Unknown(string reason) => new(StatusCodes.Status404NotFound, "NOT_FOUND", reason);

    /// <summary>Understood, and cannot be done as asked.</summary>
    public static ProblemException Refused(string reason) => new(StatusCodes.Status422UnprocessableEntity, "REFUSED", reason);

    /// <summary>A bound is reached, or what is needed is not there yet; later it may work.</summary>
    public static ProblemException Busy(string reason) => new(StatusCodes.Status503ServiceUnavailable, "BUSY", reason);

    /// <summary>What an expected failure of the parts below means for the page; null for a fault of ours.</summary>
    public static ProblemException? Explain(Exception e) => e switch
    {
        ProblemException told => told,
        BacktestException or MarketDataException or Domain.Time.CalendarRangeException => Refused(e.Message),
        ReplayDifferenceException => new ProblemException(StatusCodes.Status422UnprocessableEntity, "REPLAY_DIFFERS", e.Message),
        JournalException { Fault: JournalFault.Missing or JournalFault.InUse } => Busy(e.Message),
        JournalException => new ProblemException(StatusCodes.Status422UnprocessableEntity, "JOURNAL", e.Message),
        _ => null,
    };
}
