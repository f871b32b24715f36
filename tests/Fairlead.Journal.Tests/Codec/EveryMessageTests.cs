using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Fairlead.Domain;
using Fairlead.Engine.Decision;
using Fairlead.Journal.Codec;

namespace Fairlead.Journal.Tests.Codec;

/// <summary>Every fact and command, found by reflection: a new one is tested the day it is declared.</summary>
public sealed class EveryMessageTests : IDisposable
{
    private readonly MessageCodec _codec = new([typeof(Fact), typeof(DeskCommand)]);

    public void Dispose() => _codec.Dispose();

    public static TheoryData<Type, bool> EveryMessage()
    {
        var data = new TheoryData<Type, bool>();
        foreach (var type in new[] { typeof(Fact), typeof(DeskCommand) }.SelectMany(family =>
                     family.Assembly.GetTypes().Where(type => type.IsSubclassOf(family) && !type.IsAbstract)))
        {
            data.Add(type, false);
            data.Add(type, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryMessage))]
    public void Decode_OfEncoded_IsTheSameMessage(Type type, bool sparse)
    {
        var fact = new Filler(sparse).Make(type);
        var (name, text) = Encode(fact);
        var again = _codec.Decode(name.Name, name.Version, Encoding.UTF8.GetBytes(text));
        Assert.True(Filler.AreEqual(fact, again), text);
        Assert.Equal(text, Encode(again).Text);
    }

    /// <summary>A change of the journal's format shows as a change of this file. Update it with
    /// FAIRLEAD_UPDATE_SNAPSHOTS=1 and read the difference: old journals must still decode.</summary>
    [Fact]
    public void Encode_EveryMessage_BytesAreThoseOfTheSnapshotFile()
    {
        var lines = _codec.Types.OrderBy(type => _codec.NameOf(type).Name, StringComparer.Ordinal)
            .SelectMany(type => new[] { false, true }.Select(sparse => Encode(new Filler(sparse).Make(type))))
            .Select(encoded => $"{encoded.Name.Name} v{encoded.Name.Version} {encoded.Text}").Distinct();
        var now = string.Join('\n', lines) + "\n";
        var file = Path.Combine(SourceFolder(), "Messages.snapshot.txt");
        if (Environment.GetEnvironmentVariable("FAIRLEAD_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(file, now);
        Assert.Equal(File.ReadAllText(file), now);
    }

    /// <summary>Decoding does not depend on the code that encodes: the file itself is decoded.</summary>
    [Fact]
    public void Decode_EveryLineOfTheSnapshotFile_EncodesToItself()
    {
        foreach (var line in File.ReadLines(Path.Combine(SourceFolder(), "Messages.snapshot.txt")))
        {
            var words = line.Split(' ', 3);
            var fact = _codec.Decode(words[0], short.Parse(words[1][1..]), Encoding.UTF8.GetBytes(words[2]));
            Assert.Equal(line, $"{words[0]} {words[1]} {Encode(fact).Text}");
        }
    }

    private (MessageName Name, string Text) Encode(object fact)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var name = _codec.Encode(fact, buffer);
        return (name, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static string SourceFolder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
