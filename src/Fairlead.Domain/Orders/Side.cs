namespace Fairlead.Domain.Orders;

public enum Side
{
    Buy,
    Sell,
}

public static class Sides
{
    public static Side Opposite(this Side side) => side == Side.Buy ? Side.Sell : Side.Buy;

    /// <summary>+1 for a buy, -1 for a sell: the direction a fill moves the position.</summary>
    public static int Sign(this Side side) => side == Side.Buy ? 1 : -1;

    /// <summary>The side that closes a signed position.</summary>
    public static Side Closing(long signedUnits) => signedUnits > 0 ? Side.Sell : Side.Buy;
}
