using Fairlead.Domain.Time;

namespace Fairlead.Practice.Listing;

/// <summary>The options of one underlying that expire together.</summary>
/// <param name="ExpiryOn">Their expiry date.</param>
/// <param name="ExpiryAt">The close of their venue on it.</param>
/// <param name="Strikes">Rising.</param>
/// <param name="FirstId">Id of the call of the lowest strike; its put is next, then the call of the next strike.</param>
internal sealed record OptionSeries(DateOnly ExpiryOn, Timestamp ExpiryAt, double[] Strikes, int FirstId)
{
    public int CallId(int strike) => FirstId + (2 * strike);
    public int PutId(int strike) => CallId(strike) + 1;

    /// <summary>The index of the strike nearest to a price.</summary>
    public int Nearest(double price)
    {
        var above = Array.BinarySearch(Strikes, price);
        if (above >= 0)
            return above;
        above = ~above;
        if (above == 0 || above == Strikes.Length)
            return above == 0 ? 0 : above - 1;
        return price - Strikes[above - 1] <= Strikes[above] - price ? above - 1 : above;
    }
}
