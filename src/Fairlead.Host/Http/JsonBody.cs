using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Fairlead.Host.Http;

/// <summary>Reads a small JSON body strictly: unknown, missing and null members are refused by name.</summary>
public static class JsonBody
{
    /// <summary>Largest body.</summary>
    public const int MostBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = 16,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <exception cref="ProblemException">The body is no JSON, too large, or not of this shape.</exception>
    public static Task<T> ReadAsync<T>(HttpContext context)
        where T : class => ReadAsync<T>(context, Strict);

    /// <param name="context">The request.</param>
    /// <param name="options">Of a contract of its own; strict ones.</param>
    /// <exception cref="ProblemException">As above.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonSerializerOptions options)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
            throw new ProblemException(415, "JSON_EXPECTED", "Send JSON with content type application/json.");
        try
        {
            return await WithBytesAsync(context, MostBytes, bytes => JsonSerializer.Deserialize<T>(bytes, options) ?? throw Malformed("null"));
        }
        catch (JsonException fault)
        {
            throw Malformed(fault.Path is { Length: > 1 } path ? path : "$");
        }
    }

    /// <summary>Makes something of the whole body, which is wiped from memory afterwards: passwords and keys pass through here.</summary>
    /// <exception cref="ProblemException">It is larger than <paramref name="most"/> bytes.</exception>
    internal static async Task<T> WithBytesAsync<T>(HttpContext context, int most, Func<ReadOnlySpan<byte>, T> make)
    {
        if (context.Request.ContentLength > most)
            throw TooLarge(most);
        var buffer = ArrayPool<byte>.Shared.Rent(most + 1);
        try
        {
            var length = await context.Request.Body.ReadAtLeastAsync(buffer.AsMemory(0, most + 1), most + 1, throwOnEndOfStream: false, context.RequestAborted);
            return length <= most ? make(buffer.AsSpan(0, length)) : throw TooLarge(most);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Names the place only: the text itself may hold a password.</summary>
    private static ProblemException Malformed(string where) =>
        new(400, "MALFORMED_BODY", $"The body is not the JSON this address takes; look at {where}.");

    private static ProblemException TooLarge(int most) => new(413, "BODY_TOO_LARGE", $"The body is larger than {most} bytes.");
}
