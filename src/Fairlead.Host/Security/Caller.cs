namespace Fairlead.Host.Security;

/// <summary>Who asks, for the audit.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Role">The role at this moment.</param>
/// <param name="Address">The remote address.</param>
public sealed record Caller(string Name, UserRole Role, string Address);
