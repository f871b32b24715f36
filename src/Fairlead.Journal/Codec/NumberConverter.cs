using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fairlead.Journal.Codec;

/// <summary>A value that is a whole number under another name, as a JSON number.</summary>
internal sealed class NumberConverter<T>(Func<T, long> write, Func<long, T> read) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        read(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(write(value));
}
