namespace Fairlead.Serving.Tests.Security;

/// <summary>A server of its own on a folder and a clock of its own.</summary>
public abstract class SecurityScene : IAsyncLifetime
{
    private protected TempFolder Folder { get; } = new();

    private protected ManualTime Time { get; } = new();

    private protected DeskServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await DeskServer.StartAsync(Folder.Path, Time);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the server and starts another on the same folder and clock.</summary>
    private protected async Task RestartAsync(Uri? publicOrigin = null, bool allowRemote = false)
    {
        await Server.DisposeAsync();
        Server = await DeskServer.StartAsync(Folder.Path, Time, publicOrigin, allowRemote);
    }
}
