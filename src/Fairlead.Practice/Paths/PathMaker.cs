using Fairlead.Practice.Days;
using Fairlead.Practice.Listing;
using Fairlead.Practice.Seeding;

namespace Fairlead.Practice.Paths;

/// <summary>
/// Makes a day's paths: Brownian bridges from the planned opening to the planned close, correlated through a common
/// part, busier when the market is, in clusters, and with a fat tail.
/// </summary>
internal static class PathMaker
{
    private const int SecondsOfCluster = 60;
    private const double ClusterPersistence = 0.93;
    private const double ClusterNoise = 0.14;

    /// <summary>One second in so many moves more than its share.</summary>
    private const double JumpChance = 0.012;

    private const double JumpFactor = 3.5;

    public static IntradayPath[] Make(ListedMarket market, DayPlan plan)
    {
        var seconds = plan.Hours.Seconds;
        var common = SeededStream.Of(market.Seed, StreamPurpose.CommonPath, plan.Hours.Day.DayNumber);
        var normals = new double[seconds];
        var sizes = new double[seconds];
        var cluster = 0.0;
        for (var second = 0; second < seconds; second++)
        {
            if (second % SecondsOfCluster == 0)
                cluster = (ClusterPersistence * cluster) + (ClusterNoise * common.Normal());
            sizes[second] = SizeAt(second, seconds) * plan.Swing * Math.Exp(cluster);
            normals[second] = Fat(ref common);
        }

        var paths = new IntradayPath[market.Underlyings];
        for (var underlying = 0; underlying < paths.Length; underlying++)
        {
            var own = SeededStream.Of(market.Seed, StreamPurpose.OwnPath, plan.Hours.Day.DayNumber, underlying);
            paths[underlying] = Bridge(
                market.Region.Underlyings[underlying], plan.OpenLog[underlying], plan.CloseLog[underlying], normals, sizes, ref own);
        }

        return paths;
    }

    /// <summary>Standard deviation of one second's move relative to a usual day's.</summary>
    public static double SizeAt(int second, int seconds) => Math.Sqrt(ActivityCurve.At((double)second / seconds) / seconds);

    private static IntradayPath Bridge(
        UnderlyingProfile profile, double open, double close, double[] normals, double[] sizes, ref SeededStream own)
    {
        var apart = Math.Sqrt(1 - (profile.Correlation * profile.Correlation));
        var logs = new double[normals.Length + 1];
        var variances = new double[normals.Length + 1];
        for (var second = 0; second < normals.Length; second++)
        {
            var size = profile.DayMove * sizes[second];
            logs[second + 1] = logs[second] + (size * ((profile.Correlation * normals[second]) + (apart * Fat(ref own))));
            variances[second + 1] = variances[second] + (size * size);
        }

        var miss = close - open - logs[^1];
        for (var second = 0; second < logs.Length; second++)
            logs[second] += open + (miss * variances[second] / variances[^1]);
        return new IntradayPath(logs);
    }

    private static double Fat(ref SeededStream stream)
    {
        var normal = stream.Normal();
        return stream.Chance(JumpChance) ? normal * JumpFactor : normal;
    }
}
