using System.Text.RegularExpressions;
using Fairlead.Engine.Strategies;

namespace Fairlead.Host.UserStrategies;

/// <summary>The file a new strategy starts from.</summary>
public static partial class StrategyTemplate
{
    /// <summary>Longest name.</summary>
    public const int MaxName = 60;

    /// <summary>Writes a new strategy's file and returns its path; the folder is made when it is not there.</summary>
    /// <param name="folder">Where; null means <see cref="StrategyFolder.Default"/>.</param>
    /// <param name="name">"my-cross" or "MyCross".</param>
    /// <exception cref="StrategyException">The name cannot be used, or a strategy or file has it already.</exception>
    public static string Write(string? folder, string name)
    {
        var path = Path.Combine(folder ?? StrategyFolder.Default, ClassName(name) + ".cs");
        if (NameFault(name) is { } fault)
            throw new StrategyException([new StrategyFault(name, 0, 0, fault)]);
        if (File.Exists(path))
            throw new StrategyException([new StrategyFault(path, 0, 0, "is there already; it was left alone")]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
        file.Write(Text(ClassName(name)));
        return path;
    }

    private static string? NameFault(string name)
    {
        if (name.Length > MaxName || !LegalName().IsMatch(name))
            return $"is no name of a strategy; use up to {MaxName} letters and digits, such as my-cross or MyCross";
        var type = StrategyCatalogue.BuiltIn.FirstOrDefault(type => StrategyCatalogue.NameOf(type) == StrategyCatalogue.NameOf(ClassName(name)));
        return type is not null ? $"is the name of a built-in strategy ({type.FullName})"
            : StrategyCatalogue.NameOf(ClassName(name)).Length == 0 ? "leaves no name: a closing 'Strategy' does not count"
            : null;
    }

    /// <summary>"my-cross" and "MyCross" are both MyCross.</summary>
    private static string ClassName(string name) =>
        string.Concat(name.Split('-').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$")]
    private static partial Regex LegalName();

    /// <summary>The file's text: a strategy that compiles and trades.</summary>
    /// <param name="className">The class to declare.</param>
    public static string Text(string className) => Template.Replace("NAME", className, StringComparison.Ordinal);

    private const string Template = """
        using Fairlead.Domain.Instruments;
        using Fairlead.Domain.Market;
        using Fairlead.Domain.Orders;
        using Fairlead.Engine.Protection;
        using Fairlead.Engine.Strategies;
        using Fairlead.Quant.Indicators;

        /// <summary>
        /// Buys when a bar closes above its moving average and leaves when one closes below. A start: make it yours.
        /// </summary>
        public sealed class NAME : Strategy
        {
            // Fields are the strategy's memory. The desk stores them and puts them back after a crash, so keep data only:
            // numbers, prices, lists, dictionaries, indicators, classes of your own. No delegates, no static fields.
            private readonly Dictionary<InstrumentId, Sma> _averages = [];

            // A public property with [Parameter] is set with --set bars=50; its initial value is the default.
            [Parameter("bars in the moving average", Min = 2, Max = 1000)]
            public int Bars { get; set; } = 20;

            [Parameter("stop below the entry, percent", Min = 0.1, Max = 50)]
            public decimal StopPercent { get; set; } = 2m;

            // Once, before the first market event. Ask for what you want to hear of.
            public override void OnStart(StrategyContext desk)
            {
                foreach (var instrument in desk.Instruments)
                {
                    _averages.Add(instrument, new Sma(Bars));
                    desk.WantBars(instrument, desk.DefaultTimeframe);
                }
            }

            // Each closed bar. OnQuote, OnPrint, OnSessionOpen, OnWake and OnGroupChanged are there as well.
            public override void OnBar(StrategyContext desk, InstrumentId instrument, in Bar bar)
            {
                var average = _averages[instrument];
                average.Update(bar.Close.ToDouble());
                if (!average.IsReady)
                    return;

                var isAbove = bar.Close.ToDouble() > average.Value;
                if (isAbove && !desk.IsEngaged(instrument))
                {
                    // A proposal: the gatekeeper judges it, and the desk guards what fills, whatever happens to this class.
                    var plan = new ProtectionPlan { Stop = Distance.OfPercent(StopPercent) };
                    desk.Enter(instrument, Side.Buy, desk.SizeByEquity(instrument, 0.9m / desk.Instruments.Count), plan, "above the average");
                }
                else if (!isAbove)
                {
                    desk.Close(instrument, "below the average");
                }
            }
        }

        """;
}
