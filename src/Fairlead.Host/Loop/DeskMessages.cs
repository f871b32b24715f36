using Fairlead.Domain;
using Fairlead.Engine.Decision;
using Fairlead.Journal.Codec;

namespace Fairlead.Host.Loop;

/// <summary>The messages a desk's journal can hold.</summary>
public static class DeskMessages
{
    public static MessageCodec NewCodec() => new([typeof(Fact), typeof(DeskCommand), typeof(DeskEffect)]);
}
