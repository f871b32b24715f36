using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;

namespace Fairlead.Markets.Lean;

/// <summary>A file to read and whose rows it holds: one instrument's, or a chain's by entry name.</summary>
/// <param name="File">The zip.</param>
/// <param name="Instrument">The instrument, or for options the underlying.</param>
/// <param name="Chain">The chain's series by name; null for a file of one instrument.</param>
internal sealed record PlannedFile(DataFile File, Instrument Instrument, IReadOnlyDictionary<OptionFileName, Instrument>? Chain);

/// <summary>What a request comes to: instruments, files in reading order, and days without a file.</summary>
internal sealed class LoadPlan
{
    private readonly MarketRequest _request;
    private readonly DataInventory _inventory;
    private readonly MarketCalendars _calendars;
    private readonly InstrumentBuilder _builder;
    private readonly List<PlannedFile> _files = [];
    private readonly List<DataGap> _gaps = [];

    private LoadPlan(MarketRequest request, DataInventory inventory, MarketCalendars calendars)
    {
        (_request, _inventory, _calendars) = (request, inventory, calendars);
        _builder = new InstrumentBuilder(calendars, request.Indexes);
        Instruments = new InstrumentMaster([]);
    }

    public InstrumentMaster Instruments { get; private set; }
    public IReadOnlyList<PlannedFile> Files => _files;
    public IReadOnlyList<DataGap> Gaps => _gaps;

    /// <exception cref="MarketDataException">The request makes no sense for this folder.</exception>
    public static LoadPlan Make(MarketRequest request, DataInventory inventory, MarketCalendars calendars)
    {
        if (request.From > request.To)
            throw new MarketDataException(request.DataFolder, $"the first day {request.From:yyyy-MM-dd} is after the last {request.To:yyyy-MM-dd}");
        if (request.Symbols.Count + request.OptionChains.Count == 0)
            throw new MarketDataException(request.DataFolder, "no symbol was asked for");
        if (request.OptionChains.Count > 0 && request.Resolution != Resolution.Minute)
            throw new MarketDataException(request.DataFolder, "option chains are recorded by the minute only");
        var plan = new LoadPlan(request, inventory, calendars);
        try
        {
            plan.AddAll();
        }
        catch (CalendarRangeException fault)
        {
            throw new MarketDataException(request.DataFolder, fault.Message, fault);
        }

        return plan;
    }

    private void AddAll()
    {
        var cash = new Dictionary<string, Instrument>(StringComparer.OrdinalIgnoreCase);
        foreach (var symbol in _request.Symbols)
        {
            if (!cash.ContainsKey(symbol))
                cash.Add(symbol, AddCash(symbol, isRequired: true));
        }

        foreach (var underlying in _request.OptionChains)
        {
            if (!cash.ContainsKey(underlying))
                cash.Add(underlying, AddCash(underlying, isRequired: false));
        }

        foreach (var underlying in _request.OptionChains.Distinct(StringComparer.OrdinalIgnoreCase))
            AddChain(cash[underlying]);
        Instruments = _builder.Build();
    }

    private Instrument AddCash(string symbol, bool isRequired)
    {
        var known = _inventory.Of(InstrumentKind.Equity, symbol).Concat(_inventory.Of(InstrumentKind.Index, symbol)).ToArray();
        var markets = known.Select(file => (file.Series.Kind, file.Series.Market)).Distinct().ToArray();
        if (markets.Length == 0)
            throw Unknown(symbol);
        if (markets.Length > 1)
            throw new MarketDataException(_request.DataFolder, $"'{symbol}' is recorded in several places: {string.Join(", ", markets)}");
        var files = known.Where(file => file.Series.Resolution == _request.Resolution).ToArray();
        if (files.Length == 0 && isRequired)
            throw new MarketDataException(_request.DataFolder,
                $"'{symbol}' has no {_request.Resolution} data, only {string.Join(", ", known.Select(file => file.Series.Resolution).Distinct())}");
        var instrument = _builder.AddCash(known[0].Series);
        var contents = _request.Resolution is Resolution.Tick or Resolution.Day || known[0].Series.Kind == InstrumentKind.Index
            ? MarketContent.Trades
            : MarketContent.Trades | MarketContent.Quotes;
        Plan(files, contents, instrument.Symbol, CalendarOf(instrument.Venue), file => new PlannedFile(file, instrument, null));
        return instrument;
    }

    private void AddChain(Instrument underlying)
    {
        var files = _inventory.Of(InstrumentKind.Option, underlying.Symbol).Where(file => file.Series.Resolution == Resolution.Minute).ToArray();
        if (files.Length == 0)
            throw new MarketDataException(_request.DataFolder, $"'{underlying.Symbol}' has no option data");
        var market = LeanMarket.Find(files[0].Series.Market)!;
        var chain = new Dictionary<OptionFileName, Instrument>();
        var first = _files.Count;
        Plan(files, MarketContent.All, underlying.Symbol + " options", CalendarOf(market.Options), file => new PlannedFile(file, underlying, chain));

        var names = new HashSet<OptionFileName>();
        foreach (var planned in _files.Skip(first))
        {
            using var zip = DataZip.Open(planned.File.Path);
            foreach (var entry in zip.Entries)
                names.Add(OptionFileName.Parse(entry.Name)
                    ?? throw new MarketDataException($"{zip.Path}!{entry.FullName}", "the entry is not named as an option series"));
        }

        foreach (var name in names.OrderBy(name => name.ExpiryOn).ThenBy(name => name.Strike).ThenBy(name => name.Right).ThenBy(name => name.Exercise))
            chain.Add(name, _builder.AddOption(underlying, market, name));
    }

    /// <summary>Adds the files of the wanted contents and days, and what is missing among them.</summary>
    private void Plan(DataFile[] files, MarketContent contents, string label, MarketCalendar calendar, Func<DataFile, PlannedFile> planned)
    {
        // A range beyond the calendar is refused as a whole: half of it could not be told from a gap.
        _ = calendar.On(_request.From);
        _ = calendar.On(_request.To);
        foreach (var content in new[] { MarketContent.OpenInterest, MarketContent.Quotes, MarketContent.Trades })
        {
            if ((contents & _request.Contents & content) == 0)
                continue;
            var ofContent = files.Where(file => file.Series.Content == content).ToArray();
            if (ofContent.Length == 0)
                _gaps.Add(new DataGap(label, content, null));
            else if (_request.Resolution == Resolution.Day)
                _files.AddRange(ofContent.Select(planned)); // The days are inside; FileReader reports their gaps.
            else
                AddDays(ofContent, content, label, calendar, planned);
        }
    }

    private void AddDays(DataFile[] files, MarketContent content, string label, MarketCalendar calendar, Func<DataFile, PlannedFile> planned)
    {
        var byDay = new Dictionary<DateOnly, DataFile>();
        foreach (var file in files)
        {
            if (!byDay.TryAdd(file.On!.Value, file))
                throw new MarketDataException(file.Path, $"the same day is recorded in {byDay[file.On.Value].Path} too");
        }

        for (var day = _request.From; day <= _request.To; day = day.AddDays(1))
        {
            if (byDay.TryGetValue(day, out var recorded))
                _files.Add(planned(recorded));
            else if (calendar.On(day) is not null)
                _gaps.Add(new DataGap(label, content, day));
        }
    }

    private MarketCalendar CalendarOf(Venue venue) => _calendars[venue.CalendarName()];

    private MarketDataException Unknown(string symbol)
    {
        const int MaxNamed = 20;
        var known = _inventory.Files.Where(file => file.Series.Kind != InstrumentKind.Option)
            .Select(file => file.Series.Symbol).Distinct().Order(StringComparer.Ordinal).ToArray();
        var more = known.Length > MaxNamed ? $" and {known.Length - MaxNamed} more" : "";
        return new MarketDataException(_request.DataFolder,
            $"no data for '{symbol}'; there is {(known.Length == 0 ? "nothing" : string.Join(", ", known.Take(MaxNamed)) + more)}");
    }
}
