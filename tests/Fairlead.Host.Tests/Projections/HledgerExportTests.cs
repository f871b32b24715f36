using System.Globalization;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Positions;
using Fairlead.Host.Loop;
using Fairlead.Host.Projections;
using Fairlead.Host.Tests.Replay;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Tests.Projections;

/// <summary>The exported books are the ledger's, to the last digit, and hledger agrees.</summary>
public sealed class HledgerExportTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Export_OfARandomDesk_IsItsBooks(int seed)
    {
        using var codec = DeskMessages.NewCodec();
        using var store = new MemoryJournalStore();
        var desk = Recovery.Finish(new RandomScenario(seed), store, codec);
        AssertSame(HledgerExport.Of(JournalReader.Read(store, codec)), desk.State.Positions, desk.State.Settings);
    }

    /// <summary>Fills, corrections, busts, late charges, foreign units, adoption, assignment, expiry, delivery, futures, flows.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(101)]
    [InlineData(201)]
    [InlineData(301)]
    public void Export_OfARandomLedger_IsItsBooks(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + 5; seed++)
        {
            var books = new RandomBooks(seed);
            AssertSame(books.Export(steps: 120), books.Ledger, books.Settings);
        }
    }

    private static void AssertSame(string export, PositionLedger ledger, DeskSettings settings)
    {
        Hledger.Run(export, "check", "--strict");
        var balances = Balances(export);
        var currency = settings.StartingCash.Currency.ToString().ToUpperInvariant();
        Assert.Equal(ledger.Cash.Amount, balances.GetValueOrDefault(("assets:cash", currency)));
        foreach (var position in Enumerable.Range(0, ledger.PositionCount).Select(ledger.PositionAt))
        {
            var symbol = settings.Instruments[position.Instrument.Index].Symbol;
            var held = balances.GetValueOrDefault(($"assets:positions:{ProfitByStrategy.NameOf(settings, position.Owner)}:{symbol}", symbol));
            Assert.Equal(position.Quantity.Units, held);
        }

        Assert.Equal(ledger.Charges().Amount, balances.Where(pair => pair.Key.Account.StartsWith("expenses:charges", StringComparison.Ordinal)).Sum(pair => pair.Value));
        Assert.Equal(ledger.RealisedGross().Amount, -balances.Where(pair => pair.Key.Account.StartsWith("income:trading", StringComparison.Ordinal)).Sum(pair => pair.Value));
    }

    /// <summary>What hledger makes of it, with all digits.</summary>
    private static Dictionary<(string Account, string Commodity), decimal> Balances(string export)
    {
        var found = new Dictionary<(string, string), decimal>();
        var table = Hledger.Run(export, "balance", "--flat", "--no-total", "--output-format", "csv", "--layout", "bare",
            "--commodity-style", "1000.0000000000 USD");
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var cells = line.Trim('"', '\r').Split("\",\"");
            found[(cells[0], cells[1])] = decimal.Parse(cells[2], CultureInfo.InvariantCulture);
        }

        return found;
    }
}
