using System.Globalization;
using System.Text;

namespace Fairlead.Markets.Tests.Calendars;

/// <summary>
/// A checked-in table of every day from 2007 to 2030: "2015-12-24 870 1080" is open and close in minutes of the UTC
/// day, "2015-12-25 -" a closed day.
/// </summary>
internal static class GoldenTable
{
    public static readonly DateOnly First = new(2007, 1, 1);
    public static readonly DateOnly Last = new(2030, 12, 31);

    public static string Write(Func<DateOnly, (int Open, int Close)?> session)
    {
        var text = new StringBuilder();
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            text.Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append(' ');
            if (session(day) is { } hours)
                text.Append(CultureInfo.InvariantCulture, $"{hours.Open} {hours.Close}");
            else
                text.Append('-');
            text.Append('\n');
        }

        return text.ToString();
    }

    public static IEnumerable<(DateOnly Day, (int Open, int Close)? Session)> Read(string name)
    {
        foreach (var line in File.ReadLines(PathOf(name)))
        {
            var words = line.Split(' ');
            var day = DateOnly.ParseExact(words[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return words.Length == 2
                ? (day, null)
                : (day, (int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture)));
        }
    }

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Calendars", "Golden", name);
}
