using Fairlead.Domain.Orders;

namespace Fairlead.Engine.Gatekeeper;

/// <summary>Cuts an order that the venue would freeze into equal slices and a rest.</summary>
/// <remarks>The freeze quantity itself is refused by the venue, so a slice is the largest multiple of the lot strictly
/// below it, on every leg at once.</remarks>
internal static class Slicing
{
    /// <summary>Most slices of one verdict; a larger order is refused and asked for in parts.</summary>
    public const int MaxSlices = 200;

    /// <summary>Units of the whole in one slice; the full quantity when nothing freezes; 0 when not even one lot of
    /// each leg stays below its freeze quantity, or the quantity is no multiple of the lots.</summary>
    public static long UnitsPerSlice(GateContext context, OrderRequest request)
    {
        var quantity = request.Quantity.Units;
        long most = quantity, step = 1;
        for (var index = 0; index < context.LegCount; index++)
        {
            var instrument = context.Legs[index].Instrument!;
            var ratio = request.Legs[index].Ratio;
            var legStep = instrument.LotSize / Gcd(instrument.LotSize, ratio);
            step = step / Gcd(step, legStep) * legStep;
            if (quantity % step != 0)
                return 0;
            if (instrument.FreezeQuantity is { } freeze)
                most = Math.Min(most, Math.Max(0, freeze - 1) / ratio);
        }

        return most - (most % step);
    }

    /// <summary>Slices of the order; 0 as above; one more than <see cref="MaxSlices"/> stands for any larger
    /// number.</summary>
    public static int Count(GateContext context, OrderRequest request)
    {
        var slice = UnitsPerSlice(context, request);
        return slice == 0 ? 0 : (int)Math.Min(MaxSlices + 1, ((request.Quantity.Units - 1) / slice) + 1);
    }

    private static long Gcd(long a, long b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
