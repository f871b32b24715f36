namespace Fairlead.Browser.Tests.Running;

/// <summary>A desk for many tests. practice-us is quiet (its strategies are off) and belongs to whichever test runs;
/// practice-india lives on by itself.</summary>
internal sealed class SharedDesk
{
    public const string Viewer = "visitor";
    public const string ViewerPassword = "only looking around 3";

    private const ulong Seed = 11;

    /// <summary>Owner numbers of practice-us: the person is 0, then its strategies.</summary>
    private static readonly int[] UsStrategies = [1, 2];

    private readonly DeskProcess _process;

    private SharedDesk(DeskProcess process, DeskApi api) => (_process, Api, Us) = (process, api, new PracticeDesk(api, "practice-us"));

    public DeskApi Api { get; }

    public PracticeDesk Us { get; }

    public Uri Address => _process.Address;

    public static async Task<SharedDesk> StartAsync()
    {
        var process = await DeskProcess.StartAsync(DeskProcess.NewFolder(Seed));
        var api = new DeskApi(process.Address);
        var desk = new SharedDesk(process, api);
        try
        {
            await process.ReadyAsync();
            await api.FirstLoginAsync(process.Link);
            await api.SendAsync(HttpMethod.Post, "/auth/users", new { name = Viewer, role = "viewer", password = ViewerPassword });
            await desk.Us.SwitchStrategiesOffAsync(UsStrategies);
            await desk.Us.ClearAsync();
            return desk;
        }
        catch
        {
            await desk.EndAsync();
            throw;
        }
    }

    public async Task EndAsync()
    {
        Api.Dispose();
        await _process.EndAsync();
    }
}
