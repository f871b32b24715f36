using Fairlead.Host.Terminal.Socket;
using Fairlead.Host.Terminal.Tables;

namespace Fairlead.Host.Composition;

/// <summary>The tables of accounts and replays by name.</summary>
internal sealed class DeskTableSource(Serving.Accounts accounts, ReplayStage replays) : ITableSource
{
    public TopicTable Accounts => accounts.Table;

    public DeskTables? Find(string account) => accounts.Find(account)?.Tables ?? replays.Find(account);
}
