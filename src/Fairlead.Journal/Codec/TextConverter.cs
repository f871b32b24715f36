using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fairlead.Journal.Codec;

/// <summary>A value as a JSON string. A text that does not read back is refused when written, not when it is needed.</summary>
/// <param name="write">The text of a value.</param>
/// <param name="read">The value of a text, or null when it is none.</param>
internal sealed class TextConverter<T>(Func<T, string> write, Func<string, T?> read) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException();
        return read(text) ?? throw new JsonException($"'{text}' is no {typeof(T).Name}.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        var text = write(value);
        if (!EqualityComparer<T>.Default.Equals(read(text) ?? default, value))
            throw new JsonException($"{typeof(T).Name} '{text}' cannot be read back.");
        writer.WriteStringValue(text);
    }
}
