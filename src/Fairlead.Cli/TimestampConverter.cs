using System.Text.Json;
using System.Text.Json.Serialization;
using Fairlead.Domain.Time;

namespace Fairlead.Cli;

/// <summary>Instants as ISO 8601 text in UTC.</summary>
internal sealed class TimestampConverter : JsonConverter<Timestamp>
{
    public override Timestamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Timestamp.TryParse(reader.GetString(), out var at) ? at : throw new JsonException("Not an instant in UTC.");

    public override void Write(Utf8JsonWriter writer, Timestamp value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
