using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Fairlead.Host.Configuration;

/// <summary>The text of <c>desk.json</c>: sections of settings, and the version of the form.</summary>
internal static class SettingsFile
{
    public const string FileName = "desk.json";
    public const int MostBytes = 1_000_000;

    /// <summary>Version of the file's form. A file without one is of version 1.</summary>
    public const int FormVersion = 1;

    private const string VersionName = "version";

    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Tells one content from another; "none" for a file that is not there.</summary>
    public static string Fingerprint(byte[]? bytes) => bytes is null ? "none" : Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];

    /// <summary>Every setting of the file with its text and line, in the file's order.</summary>
    /// <exception cref="ConfigurationException">It is no such file, names something unknown, or names something twice.</exception>
    public static IReadOnlyList<FileSetting> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return ReadSections(bytes);
        }
        catch (JsonException fault)
        {
            throw Malformed((int)(fault.LineNumber ?? 0) + 1, "is not JSON: " + fault.Message.Split(". LineNumber")[0].Split(" LineNumber")[0]);
        }
    }

    /// <summary>The file for these texts, in the table's order.</summary>
    public static byte[] Write(IReadOnlyDictionary<string, string> texts)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            writer.WriteStartObject();
            writer.WriteNumber(VersionName, FormVersion);
            foreach (var section in SettingTable.All.Where(setting => texts.ContainsKey(setting.Key)).GroupBy(setting => setting.Section))
            {
                writer.WriteStartObject(section.Key);
                foreach (var setting in section)
                    WriteValue(writer, setting, texts[setting.Key]);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static List<FileSetting> ReadSections(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        var found = new List<FileSetting>();
        var sections = new HashSet<string>();
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Malformed(1, "is not an object of sections");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (section, line) = (Text(ref reader, bytes), Line(bytes, reader.TokenStartIndex));
            reader.Read();
            if (!sections.Add(section))
                throw Malformed(line, $"{section} stands twice");
            if (section == VersionName)
                CheckVersion(ref reader, line);
            else if (reader.TokenType == JsonTokenType.StartObject)
                ReadSection(ref reader, bytes, section, found);
            else if (SettingTable.Sections.Contains(section))
                throw Malformed(line, $"{section} is not an object");
            else
                throw new ConfigurationException(ConfigurationFault.UnknownSetting, $"{FileName}:{line}: {SettingTable.Unknown(section)}");
        }

        reader.Read(); // Nothing may follow; the reader refuses what does.
        return found;
    }

    private static void ReadSection(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, string section, List<FileSetting> found)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = $"{section}.{Text(ref reader, bytes)}";
            var line = Line(bytes, reader.TokenStartIndex);
            if (SettingTable.Find(key) is null)
                throw new ConfigurationException(ConfigurationFault.UnknownSetting, $"{FileName}:{line}: {SettingTable.Unknown(key)}");
            if (found.Any(each => each.Key == key))
                throw Malformed(line, $"{key} stands twice");
            reader.Read();
            found.Add(new FileSetting(key, Value(ref reader, bytes, key), line));
        }
    }

    private static string Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, string key)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Text(ref reader, bytes);
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            case JsonTokenType.True or JsonTokenType.False:
                return reader.TokenType == JsonTokenType.True ? "true" : "false";
            case JsonTokenType.Null:
                return Setting.Off;
            case JsonTokenType.StartArray:
                var words = new List<string>();
                while (reader.Read() && reader.TokenType == JsonTokenType.String)
                    words.Add(Text(ref reader, bytes));
                if (reader.TokenType == JsonTokenType.EndArray)
                    return string.Join(',', words);
                break;
        }

        throw new ConfigurationException(ConfigurationFault.InvalidValue,
            $"{FileName}:{Line(bytes, reader.TokenStartIndex)}: {key}: expected a number, a text, true, false, null or a list of texts");
    }

    private static void CheckVersion(ref Utf8JsonReader reader, int line)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var version) || version < 1)
            throw Malformed(line, "version is not a whole number from 1");
        if (version > FormVersion)
            throw Malformed(line, $"is of version {version}; this fairlead reads up to {FormVersion}");
    }

    private static void WriteValue(Utf8JsonWriter writer, Setting setting, string text)
    {
        writer.WritePropertyName(setting.Name);
        if (setting.CanBeOff && text == Setting.Off)
            writer.WriteNullValue();
        else if (setting.Type is SettingType.Flag or SettingType.Whole or SettingType.Number)
            writer.WriteRawValue(text);
        else if (setting.Type is SettingType.Choices)
            JsonSerializer.Serialize(writer, text.Split(','));
        else
            writer.WriteStringValue(text);
    }

    private static string Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Malformed(Line(bytes, reader.TokenStartIndex), "holds a text that is not Unicode");
        }
    }

    private static int Line(ReadOnlySpan<byte> bytes, long index) => bytes[..(int)index].Count((byte)'\n') + 1;

    private static ConfigurationException Malformed(int line, string what) =>
        new(ConfigurationFault.Malformed, $"{FileName}:{line}: {what}");
}

/// <summary>A setting as it stands in the file.</summary>
/// <param name="Key">"server.port".</param>
/// <param name="Text">Its value's text, not checked yet.</param>
/// <param name="Line">From 1.</param>
internal sealed record FileSetting(string Key, string Text, int Line);
