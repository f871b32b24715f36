namespace Fairlead.Host.Http;

/// <summary>Ends a request with a problem; <see cref="ProblemMiddleware"/> writes it.</summary>
public sealed class ProblemException(int status, string code, string reason) : Exception(reason)
{
    /// <summary>HTTP status, 400 to 599.</summary>
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>When to try again, in whole seconds; null when that does not help.</summary>
    public int? RetryAfterSeconds { get; init; }
}
