using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Fairlead.Journal.Store;

namespace Fairlead.Journal.Codec;

/// <summary>
/// Messages to journal payloads and back: every sealed record under the given base types, by reflection, as JSON.
/// </summary>
/// <remarks>Equal messages give equal bytes. Encode is for one thread at a time, Decode for any.</remarks>
public sealed class MessageCodec : IDisposable
{
    private readonly JsonSerializerOptions _json = JsonContract.CreateOptions();
    private readonly Dictionary<Type, Entry> _byType = [];
    private readonly Dictionary<string, Entry> _byName = new(StringComparer.Ordinal);
    private readonly Utf8JsonWriter _writer;

    /// <param name="families">Abstract base types; their sealed records in the same assembly become messages.</param>
    /// <param name="upgrades">From older payloads to today's; null is none.</param>
    /// <exception cref="ArgumentException">Two messages of one name, an open family, or upgrades that leave a version
    /// out or name no message.</exception>
    /// <exception cref="NotSupportedException">A message holds something that would not survive.</exception>
    public MessageCodec(IEnumerable<Type> families, IEnumerable<MessageUpgrade>? upgrades = null)
    {
        _writer = new Utf8JsonWriter(Stream.Null, new JsonWriterOptions { Encoder = _json.Encoder });
        var byMessage = (upgrades ?? []).ToLookup(upgrade => upgrade.Name, StringComparer.Ordinal);
        foreach (var type in families.SelectMany(MessageFamily.Members).Distinct())
        {
            var name = MessageFamily.NameOf(type);
            MessageUpgrade[] steps = [.. byMessage[name].OrderBy(step => step.FromVersion)];
            if (steps.Where((step, index) => step.FromVersion != index + 1).Any())
                throw new ArgumentException($"Upgrades of {name} leave out or repeat a version.", nameof(upgrades));
            var entry = new Entry(new MessageName(name, (short)(steps.Length + 1)), Described(type), steps);
            if (!_byName.TryAdd(name, entry))
                throw new ArgumentException($"Two messages are named {name}.", nameof(families));
            _byType.Add(type, entry);
        }

        if (byMessage.FirstOrDefault(group => !_byName.ContainsKey(group.Key)) is { } stray)
            throw new ArgumentException($"There is no message {stray.Key} to upgrade.", nameof(upgrades));
    }

    /// <summary>All messages this codec knows, by type.</summary>
    public IEnumerable<Type> Types => _byType.Keys;

    /// <summary>Name and current version of a message type.</summary>
    /// <exception cref="ArgumentException">Not a message of this codec.</exception>
    public MessageName NameOf(Type type) => EntryOf(type).Name;

    /// <summary>Appends the payload of a message.</summary>
    /// <returns>What it is, for the record.</returns>
    /// <exception cref="ArgumentException">Not a message of this codec, or a value in it that could not be read
    /// back.</exception>
    public MessageName Encode(object message, IBufferWriter<byte> output)
    {
        var entry = EntryOf(message.GetType());
        _writer.Reset(output);
        try
        {
            JsonSerializer.Serialize(_writer, message, entry.Json);
            _writer.Flush();
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"{entry.Name.Name} cannot be written: {e.Message}", nameof(message), e);
        }

        return entry.Name;
    }

    /// <summary>Reads a payload into a view of it: a type with some of its members. For messages that are written and
    /// never read back as themselves.</summary>
    /// <exception cref="JournalException">Altered: the payload does not hold what the view asks for.</exception>
    public T DecodeAs<T>(JournalRecord record)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(record.Payload.Span, _json) ?? throw new JsonException("It is null.");
        }
        catch (Exception e) when (IsMisread(e))
        {
            throw new JournalException(JournalFault.Altered, file: null, record.Sequence, $"payload is no {typeof(T).Name}: {e.Message}", e);
        }
    }

    /// <summary>The message of a record; see <see cref="Decode(string, short, ReadOnlySpan{byte})"/>.</summary>
    /// <exception cref="JournalException">As there, with the record's sequence.</exception>
    public object Decode(JournalRecord record)
    {
        try
        {
            return Decode(record.Name, record.Version, record.Payload.Span);
        }
        catch (JournalException e)
        {
            throw new JournalException(e.Fault, file: null, record.Sequence, e.Detail, e);
        }
    }

    /// <summary>Both messages have the same payload.</summary>
    public bool AreEqual(object a, object b)
    {
        var (first, second) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        return Encode(a, first) == Encode(b, second) && first.WrittenSpan.SequenceEqual(second.WrittenSpan);
    }

    /// <summary>The message of a payload, an older one upgraded on the way.</summary>
    /// <exception cref="JournalException">NewerVersion: the name or the version is not known here. Altered: the payload
    /// is not what the name says.</exception>
    public object Decode(string name, short version, ReadOnlySpan<byte> payload)
    {
        if (!_byName.TryGetValue(name, out var entry))
            throw new JournalException(JournalFault.NewerVersion, file: null, sequence: null,
                $"message '{name}' is not known to this Fairlead");
        if (version > entry.Name.Version)
            throw new JournalException(JournalFault.NewerVersion, file: null, sequence: null, string.Create(
                CultureInfo.InvariantCulture, $"{name} version {version} is newer than this Fairlead reads ({entry.Name.Version})"));
        try
        {
            return (version == entry.Name.Version
                ? JsonSerializer.Deserialize(payload, entry.Json)
                : Upgraded(entry, version, payload).Deserialize(entry.Json)) ?? throw new JsonException("It is null.");
        }
        catch (Exception e) when (IsMisread(e))
        {
            throw new JournalException(JournalFault.Altered, file: null, sequence: null,
                $"payload is no {name} version {version}: {e.Message}", e);
        }
    }

    /// <summary>A payload that does not fit its type: by its JSON, or refused by a value's own factory.</summary>
    private static bool IsMisread(Exception e) =>
        e is JsonException or NotSupportedException or InvalidOperationException or FormatException or OverflowException or ArgumentException;

    public void Dispose() => _writer.Dispose();

    private static JsonObject Upgraded(Entry entry, short version, ReadOnlySpan<byte> payload)
    {
        var json = JsonNode.Parse(payload) as JsonObject ?? throw new JsonException("It is no object.");
        foreach (var step in entry.Upgrades.Skip(version - 1))
            json = step.Apply(json);
        return json;
    }

    private Entry EntryOf(Type type) => _byType.TryGetValue(type, out var entry)
        ? entry
        : throw new ArgumentException($"{type.Name} is no message of this codec.", nameof(type));

    /// <summary>The type's contract, with those of all it holds built too: what cannot be written is found now.</summary>
    private JsonTypeInfo Described(Type message)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>([message]);
        while (open.TryPop(out var type))
        {
            if (!seen.Add(type))
                continue;
            var info = _json.GetTypeInfo(type);
            foreach (var property in info.Properties)
                open.Push(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
            foreach (var derived in info.PolymorphismOptions?.DerivedTypes ?? [])
                open.Push(derived.DerivedType);
            if (info.ElementType is { } element)
                open.Push(element);
        }

        return _json.GetTypeInfo(message);
    }

    private sealed record Entry(MessageName Name, JsonTypeInfo Json, MessageUpgrade[] Upgrades);
}
