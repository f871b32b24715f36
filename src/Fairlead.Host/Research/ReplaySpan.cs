using System.Globalization;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Http;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Research;

/// <summary>The stretch of a journal that a replay shows.</summary>
/// <param name="Source">In plain words.</param>
/// <param name="Start">First instant shown; what was before is played first, unseen.</param>
/// <param name="End">Last instant shown.</param>
/// <param name="LastSequence">Of the journal as it stood when the replay was opened; nothing behind it is read.</param>
internal sealed record ReplaySpan(string Source, Timestamp Start, Timestamp End, long LastSequence)
{
    /// <summary>A whole journal, or the session of one day.</summary>
    /// <exception cref="ProblemException">The journal has nothing of that day.</exception>
    public static ReplaySpan Of(string account, IJournalStore store, DeskSettings settings, DeskReference reference, DateOnly? day)
    {
        var first = store.Read().First();
        var last = store.Read(store.DurableSequence).First().At;
        if (day is null)
            return new ReplaySpan($"the whole journal of {account}", JournalTimes.AtOf(first, first.Sequence), last, store.DurableSequence);
        var days = TradingDays.Of(store, TradingDays.CalendarOf(settings, reference));
        var session = days.Where(each => each.Day == day).Cast<Session?>().FirstOrDefault() ?? throw ResearchProblem.Unknown(string.Create(
            CultureInfo.InvariantCulture, $"the journal of {account} has nothing of {day:yyyy-MM-dd}{(days.Count == 0 ? "" : $"; it has days from {days[0].Day:yyyy-MM-dd} to {days[^1].Day:yyyy-MM-dd}")}"));
        return new ReplaySpan(
            string.Create(CultureInfo.InvariantCulture, $"{account} on {day:yyyy-MM-dd}"), session.Open, session.Close < last ? session.Close : last, store.DurableSequence);
    }

    public Timestamp At(double share) => new(Start.Nanos + (long)((End.Nanos - Start.Nanos) * share));

    /// <summary>0 at the start, 1 at the end.</summary>
    public double ShareOf(Timestamp at) => End <= Start ? 1 : Math.Clamp((double)(at.Nanos - Start.Nanos) / (End.Nanos - Start.Nanos), 0, 1);
}
