using Microsoft.AspNetCore.Http;

namespace Fairlead.Host.Research;

/// <summary>A question of the research pages that cannot be answered; told to the page as a Problem.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">For programs, upper snake case.</param>
/// <param name="reason">One line that names what and where.</param>
public sealed class ResearchException(int status, string code, string reason) : Exception(reason)
{
    public int Status { get; } = status;
    public string Code { get; } = code;

    /// <summary>The request itself is wrong.</summary>
    public static ResearchException Malformed(string reason) => new(StatusCodes.Status400BadRequest, "MALFORMED", reason);

    /// <summary>There is no such thing.</summary>
    public static ResearchException Unknown(string reason) => new(StatusCodes.Status404NotFound, "NOT_FOUND", reason);

    /// <summary>Understood, and cannot be done as asked.</summary>
    public static ResearchException Refused(string reason) => new(StatusCodes.Status422UnprocessableEntity, "REFUSED", reason);

    /// <summary>A bound is reached, or what is needed is not there yet; later it may work.</summary>
    public static ResearchException Busy(string reason) => new(StatusCodes.Status503ServiceUnavailable, "BUSY", reason);
}
