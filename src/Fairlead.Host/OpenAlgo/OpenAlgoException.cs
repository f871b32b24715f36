using System.Text.Json.Nodes;

namespace Fairlead.Host.OpenAlgo;

/// <summary>Ends a call with an error in OpenAlgo's shape.</summary>
/// <param name="status">HTTP status, 400 to 599.</param>
/// <param name="code">For programs, beside the legacy members: BROKER_SESSION_EXPIRED.</param>
/// <param name="message">For people. Never holds the word "success": clients look for it anywhere in a reply.</param>
public sealed class OpenAlgoException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>By field, what is wrong with it; null when the fault is no field's.</summary>
    public JsonObject? Errors { get; init; }

    /// <summary>When to try again, in whole seconds; null when that does not help.</summary>
    public int? RetryAfterSeconds { get; init; }
}
