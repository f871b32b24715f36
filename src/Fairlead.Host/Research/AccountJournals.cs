using Fairlead.Host.Http;
namespace Fairlead.Host.Research;

/// <summary>The journals of this desk's accounts.</summary>
/// <param name="all">One an account.</param>
public sealed class AccountJournals(IEnumerable<AccountJournal> all) : IDisposable
{
    private readonly Dictionary<string, AccountJournal> _all = all.ToDictionary(each => each.Account, StringComparer.Ordinal);

    /// <exception cref="ProblemException">There is no such account.</exception>
    public AccountJournal this[string account] => _all.TryGetValue(account, out var journal)
        ? journal
        : throw ResearchProblem.Unknown($"there is no account '{account}'; there are {string.Join(", ", _all.Keys)}");

    public void Dispose()
    {
        foreach (var journal in _all.Values)
            journal.Dispose();
    }
}
