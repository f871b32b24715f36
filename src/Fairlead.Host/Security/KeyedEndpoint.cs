namespace Fairlead.Host.Security;

/// <summary>Marks an endpoint that acts for the key in the request and never for a browser's login: another site's page can send
/// nothing there that it could not send from anywhere, so it need not come from our own page.</summary>
public sealed class KeyedEndpoint;
