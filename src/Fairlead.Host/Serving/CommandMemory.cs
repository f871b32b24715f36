using System.Security.Cryptography;
using System.Buffers;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Journal.Codec;

namespace Fairlead.Host.Serving;

/// <summary>
/// Commands by the key their sender gave: the same key again is the same command, and gets the same answer. Filled from
/// the journal on a restart, so that a page that did not hear the answer may ask again.
/// </summary>
/// <param name="codec">Of the journal's messages; used by the desk's thread only.</param>
/// <remarks>Of the desk's thread. The oldest are forgotten beyond <see cref="Kept"/>.</remarks>
public sealed class CommandMemory(MessageCodec codec) : IDeskObserver
{
    /// <summary>Keys remembered: hours of clicking.</summary>
    public const int Kept = 10_000;

    private readonly Dictionary<string, Remembered> _byKey = new(StringComparer.Ordinal);
    private readonly Queue<string> _inOrder = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public void Saw(DeskState state, in DeskEvent input, Timestamp at, EffectBuffer effects)
    {
        if (input.Message is not DeskCommand { Origin.Key: { } key } command || _byKey.ContainsKey(key))
            return;
        if (_inOrder.Count == Kept)
            _byKey.Remove(_inOrder.Dequeue());
        _inOrder.Enqueue(key);
        _byKey.Add(key, new Remembered(MarkOf(command), new CommandResult(state.Sequence, effects.ToArray())));
    }

    /// <summary>The answer of a command of the same key; null when the key is new.</summary>
    /// <param name="command">With its origin.</param>
    /// <param name="isSame">False when the key was used for something else.</param>
    public CommandResult? Find(DeskCommand command, out bool isSame)
    {
        isSame = true;
        if (command.Origin?.Key is not { } key || !_byKey.TryGetValue(key, out var known))
            return null;
        isSame = known.Mark == MarkOf(command);
        return known.Result;
    }

    /// <summary>A hash of what is asked, without who asked and when.</summary>
    private string MarkOf(DeskCommand command)
    {
        _bytes.ResetWrittenCount();
        codec.Encode(command with { Origin = null }, _bytes);
        return Convert.ToHexString(SHA256.HashData(_bytes.WrittenSpan));
    }

    private sealed record Remembered(string Mark, CommandResult Result);
}
