using Fairlead.Load;
using Fairlead.Load.Fanout;
using Fairlead.Load.Memory;
using Fairlead.Load.Rest;
using Fairlead.Load.Start;

// Load on the whole desk, one verb a budget; each prints one JSON document. See docs/performance.md.
var options = new LoadOptions(args.Skip(1));
switch (args.FirstOrDefault())
{
    case "fanout": await FanoutLoad.RunAsync(options); break;
    case "fanout-host": await FanoutHost.RunAsync(options); break;
    case "rest": await RestLoad.RunAsync(options); break;
    case "memory": MemoryLoad.Run(options); break;
    case "start": await StartLoad.RunAsync(options); break;
    default:
        Console.Error.WriteLine("usage: fanout | rest | memory | start   [--name value ...]   (docs/performance.md tells the names)");
        return 2;
}

return 0;
