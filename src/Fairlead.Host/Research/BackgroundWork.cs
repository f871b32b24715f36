namespace Fairlead.Host.Research;

/// <summary>Long work off the request threads, each on a thread of its own that gives way to the desks.</summary>
internal static class BackgroundWork
{
    /// <summary>Runs it to its end; what it throws comes out of the task.</summary>
    public static Task<T> Run<T>(string name, Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Start(name, () =>
        {
#pragma warning disable CA1031 // The root of a thread: whatever happened belongs to who waits.
            try
            {
                done.SetResult(work());
            }
            catch (OperationCanceledException e)
            {
                done.SetCanceled(e.CancellationToken);
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
#pragma warning restore CA1031
        });
        return done.Task;
    }

    /// <summary>Starts a thread that ends with its work, or with the process.</summary>
    public static Thread Start(string name, Action work)
    {
        var thread = new Thread(() => work()) { Name = name, IsBackground = true, Priority = ThreadPriority.BelowNormal };
        thread.Start();
        return thread;
    }
}
