using System.Globalization;
using System.Text;

namespace Fairlead.Markets.Calendars;

/// <summary>Wall-clock hours of one day. Close is after open.</summary>
internal readonly record struct Hours(TimeOnly Open, TimeOnly Close);

/// <summary>Regular hours from a day on, for the named calendars.</summary>
internal sealed record DatedHours(DateOnly From, Hours Hours, IReadOnlyList<string> Calendars);

/// <summary>One parsed calendar file. The format is described in the head of Data/us.txt.</summary>
internal sealed class CalendarFile
{
    private readonly string _name;
    private int _line;

    private CalendarFile(string name) => _name = name;

    public IReadOnlyList<string> Calendars { get; private set; } = [];
    public string Zone { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public List<DatedHours> Regular { get; } = [];
    public HashSet<DateOnly> Holidays { get; } = [];
    public Dictionary<DateOnly, TimeOnly> EarlyCloses { get; } = [];
    public Dictionary<DateOnly, Hours> Sessions { get; } = [];
    public List<ProvisionalDays> Provisional { get; } = [];

    /// <exception cref="CalendarDataException">A line is malformed, a day stands twice, or the head is incomplete.</exception>
    public static CalendarFile Parse(string name, ReadOnlySpan<byte> content)
    {
        var file = new CalendarFile(name);
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n'))
        {
            file._line++;
            var text = line.Trim();
            if (text.Length > 0 && text[0] != '#')
                file.Read(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        if (file.Calendars.Count == 0 || file.Zone.Length == 0 || file.Regular.Count == 0 || file.From > file.To || file.From == default)
            throw file.Fault("the head needs calendars, zone, from, to and hours");
        return file;
    }

    private void Read(string[] words)
    {
        switch (words[0])
        {
            case "calendars":
                Calendars = words[1..];
                break;
            case "zone":
                Zone = Word(words, 1);
                break;
            case "from":
                From = Day(words, 1);
                break;
            case "to":
                To = Day(words, 1);
                break;
            case "hours":
                Regular.Add(new DatedHours(Day(words, 1), HoursOf(words, 2), words.Length > 3 ? words[3..] : Calendars));
                break;
            case "holiday":
                Once(Holidays.Add(Day(words, 1)));
                break;
            case "early":
                Once(EarlyCloses.TryAdd(Day(words, 1), Time(Word(words, 2))));
                break;
            case "session":
                Once(Sessions.TryAdd(Day(words, 1), HoursOf(words, 2)));
                break;
            case "provisional":
                foreach (var calendar in Calendars)
                    Provisional.Add(new ProvisionalDays(calendar, Day(words, 1), Day(words, 2), string.Join(' ', words[3..])));
                break;
            default:
                throw Fault($"unknown line '{words[0]}'");
        }
    }

    private string Word(string[] words, int index) => index < words.Length ? words[index] : throw Fault("the line is too short");

    private DateOnly Day(string[] words, int index) =>
        DateOnly.TryParseExact(Word(words, index), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Fault($"'{words[index]}' is no date");

    private TimeOnly Time(string word) =>
        TimeOnly.TryParseExact(word, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw Fault($"'{word}' is no time");

    private Hours HoursOf(string[] words, int index)
    {
        var ends = Word(words, index).Split('-');
        if (ends.Length != 2)
            throw Fault($"'{words[index]}' is no pair of times");
        var hours = new Hours(Time(ends[0]), Time(ends[1]));
        return hours.Open < hours.Close ? hours : throw Fault("the close is not after the open");
    }

    private void Once(bool added)
    {
        if (!added)
            throw Fault("the day stands twice");
    }

    private CalendarDataException Fault(string reason) => new(_name, _line, reason);
}
