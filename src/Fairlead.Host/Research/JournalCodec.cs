using Fairlead.Domain;
using Fairlead.Engine.Decision;
using Fairlead.Journal.Codec;

namespace Fairlead.Host.Research;

/// <summary>Makes codecs of a desk's journal; each replay needs one of its own.</summary>
internal static class JournalCodec
{
    public static MessageCodec Create() => new([typeof(Fact), typeof(DeskCommand), typeof(DeskEffect)]);
}
