namespace Fairlead.Domain.Time;

/// <summary>A date outside the calendar's data was asked for. The desk does not guess sessions.</summary>
public sealed class CalendarRangeException(string calendar, DateOnly firstDay, DateOnly lastDay)
    : Exception($"Calendar {calendar} knows {firstDay:yyyy-MM-dd} to {lastDay:yyyy-MM-dd} only.")
{
    public string Calendar { get; } = calendar;
}
