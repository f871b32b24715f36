using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Research;

/// <summary>The past moments asked for last. The past does not change, so nothing here grows old. Safe for several threads.</summary>
internal sealed class RecentStates
{
    public const int Kept = 64;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Account, long Sequence, PastView View)> _views = [];

    public PastView? Find(string account, long sequence)
    {
        lock (_lock)
        {
            for (var node = _views.First; node is not null; node = node.Next)
            {
                if (node.Value.Sequence != sequence || node.Value.Account != account)
                    continue;
                _views.Remove(node);
                _views.AddFirst(node);
                return node.Value.View;
            }

            return null;
        }
    }

    public void Keep(string account, long sequence, PastView view)
    {
        lock (_lock)
        {
            _views.AddFirst((account, sequence, view));
            if (_views.Count > Kept)
                _views.RemoveLast();
        }
    }
}
