using Fairlead.Engine.Decision;

namespace Fairlead.Host.Terminal.Rows;

/// <summary>Who an order or position belongs to, for people.</summary>
public static class OwnerNames
{
    /// <param name="state">The desk.</param>
    /// <param name="owner">0 the person, from 1 the strategies, -1 foreign.</param>
    public static string Of(DeskState state, int owner) => owner >= 0 && owner < state.OwnerNames.Length ? state.OwnerNames[owner] : "foreign";
}
