using Fairlead.Host.Terminal.Tables;

namespace Fairlead.Host.Terminal.Socket;

/// <summary>Where a socket finds the tables it is asked for.</summary>
public interface ITableSource
{
    /// <summary>Rows of all accounts.</summary>
    public TopicTable Accounts { get; }

    /// <summary>The tables of an account or replay; null when there is none of that name.</summary>
    public DeskTables? Find(string account);
}
