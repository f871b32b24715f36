using System.Globalization;

namespace Fairlead.Cli;

/// <summary>Numbers for people: thousands apart, fixed places, "unknown" where there is none.</summary>
internal static class Numbers
{
    public const string Unknown = "unknown";

    public static string Whole(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Amount(decimal? value) => value?.ToString("#,0.00", CultureInfo.InvariantCulture) ?? Unknown;

    public static string Amount(double? value) => value?.ToString("#,0.00", CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary>Of a value that is a percentage already.</summary>
    public static string Percent(double? value) => value?.ToString("#,0.00", CultureInfo.InvariantCulture) + (value is null ? Unknown : " %");

    /// <summary>Of a share from 0 to 1.</summary>
    public static string Share(double? value) => Percent(value * 100);

    public static string Ratio(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? Unknown;
}
