namespace Fairlead.Host.Configuration;

/// <summary>Where the terminal is served.</summary>
public sealed record ServerSettings
{
    [Setting("Port of the terminal; 0 takes a free one.", Unit = "port", Least = 0, Most = 65_535)]
    public int Port { get; init; } = 5555;

    [Setting("Address to listen on; one that other machines reach needs allow-remote.", Form = TextForm.IpAddress)]
    public string BindAddress { get; init; } = "127.0.0.1";

    [Setting("Let other machines reach the desk. Put https before it: logins travel in clear otherwise.")]
    public bool AllowRemote { get; init; }

    [Setting("Address people type when a proxy stands before the desk, such as https://desk.example; empty for none.", Form = TextForm.Origin)]
    public string PublicOrigin { get; init; } = "";
}
