namespace Fairlead.Markets.Calendars;

/// <summary>A calendar file breaks its format; the message is one line with file, line number and reason.</summary>
public sealed class CalendarDataException(string file, int line, string reason)
    : Exception($"{file} line {line}: {reason}");
