using System.Globalization;

namespace Fairlead.Markets.Tests.Calendars;

/// <summary>
/// The NSE session of a day from a list kept apart from the data files: the weekday closures of the Bombay exchange as
/// the public list of exchange_calendars had them (2007 to 2025), 2026 as the replaced desk seeded them, fixed national
/// holidays after that. India has no daylight saving: UTC+5:30 throughout. Minutes are of the UTC day.
/// </summary>
internal static class SlowKolkata
{
    /// <summary>Month and day; weekdays only. Muhurat days stand in <see cref="Specials"/>.</summary>
    private static readonly Dictionary<int, string> Closures = new()
    {
        [2007] = "0101 0126 0130 0216 0327 0406 0501 0502 0815 1002 1221 1225",
        [2008] = "0306 0320 0321 0414 0418 0501 0519 0815 0903 1002 1009 1030 1113 1127 1209 1225",
        [2009] = "0108 0126 0223 0310 0311 0403 0407 0410 0414 0430 0501 0921 0928 1002 1013 1019 1102 1225 1228",
        [2010] = "0101 0126 0212 0301 0324 0402 0414 0910 1117 1217",
        [2011] = "0126 0302 0412 0414 0422 0815 0831 0901 1006 1027 1107 1110 1206",
        [2012] = "0126 0220 0308 0405 0406 0501 0815 0820 0919 1002 1024 1114 1128 1225",
        // The list has 14 November 2013; NSE traded that day and closed on the 15th.
        [2013] = "0327 0329 0419 0424 0501 0809 0815 0909 1002 1016 1104 1115 1225",
        [2014] = "0227 0317 0408 0414 0418 0424 0501 0729 0815 0829 1002 1003 1006 1015 1024 1104 1106 1225",
        [2015] = "0126 0217 0306 0402 0403 0414 0501 0917 0925 1002 1022 1112 1125 1225",
        [2016] = "0126 0307 0324 0325 0414 0415 0419 0706 0815 0905 0913 1011 1012 1031 1114",
        [2017] = "0126 0224 0313 0404 0414 0501 0626 0815 0825 1002 1020 1225",
        [2018] = "0126 0213 0302 0329 0330 0501 0815 0822 0913 0920 1002 1018 1108 1123 1225",
        [2019] = "0304 0321 0417 0419 0429 0501 0605 0812 0815 0902 0910 1002 1008 1021 1028 1112 1225",
        [2020] = "0221 0310 0402 0406 0410 0414 0501 0525 1002 1116 1130 1225",
        [2021] = "0126 0311 0329 0402 0414 0421 0513 0721 0819 0910 1015 1105 1119",
        [2022] = "0126 0301 0318 0414 0415 0503 0809 0815 0831 1005 1026 1108",
        [2023] = "0126 0307 0330 0404 0407 0414 0501 0629 0815 0919 1002 1024 1114 1127 1225",
        [2024] = "0122 0126 0308 0325 0329 0411 0417 0501 0520 0617 0717 0815 1002 1115 1120 1225",
        [2025] = "0226 0314 0331 0410 0414 0418 0501 0815 0827 1002 1022 1105 1225",
        [2026] = "0115 0126 0303 0326 0331 0403 0414 0501 0528 0626 0914 1002 1020 1110 1124 1225",
        [2027] = "0126 0501 0815 1002 1225",
        [2028] = "0126 0501 0815 1002 1225",
        [2029] = "0126 0501 0815 1002 1225",
        [2030] = "0126 0501 0815 1002 1225",
    };

    /// <summary>
    /// Days with hours of their own, Indian time. Not independent: no second source was at hand, so this list proves the
    /// arithmetic and not the dates.
    /// </summary>
    private static readonly string[] Specials =
    [
        "20071109 1800 1900", "20081028 1815 1915", "20091017 1815 1915", "20101105 1815 1915", "20111026 1645 1800",
        "20121113 1545 1700", "20131103 1815 1930", "20141023 1830 1930", "20151111 1745 1845", "20161030 1830 1930",
        "20171019 1830 1930", "20181107 1730 1830", "20191027 1815 1915", "20201114 1815 1915", "20211104 1815 1915",
        "20221024 1815 1915", "20231112 1815 1915", "20241101 1800 1900", "20251021 1345 1445", "20261108 1800 1915",
        "20120107 1115 1245", "20120303 1115 1245", "20120908 1115 1245", "20130511 1115 1245", "20140322 1115 1245",
        "20150228 0915 1530", "20200201 0915 1530", "20240120 0915 1530", "20250201 0915 1530", "20260201 0915 1530",
        "20210224 0915 1700",
    ];

    private const int AheadOfUtc = 330;

    public static (int Open, int Close)? On(DateOnly day)
    {
        var stamp = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        foreach (var special in Specials)
        {
            if (special.StartsWith(stamp, StringComparison.Ordinal))
                return (Minutes(special[9..13]) - AheadOfUtc, Minutes(special[14..18]) - AheadOfUtc);
        }

        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Closures[day.Year].Split(' ').Contains(stamp[4..]))
            return null;
        var open = day < new DateOnly(2010, 1, 4) ? 595 : day < new DateOnly(2010, 10, 18) ? 540 : 555;
        return (open - AheadOfUtc, 930 - AheadOfUtc);
    }

    private static int Minutes(string time) =>
        (int.Parse(time[..2], CultureInfo.InvariantCulture) * 60) + int.Parse(time[2..], CultureInfo.InvariantCulture);
}
