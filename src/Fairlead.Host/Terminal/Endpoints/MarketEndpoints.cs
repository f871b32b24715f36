using Fairlead.Domain.Instruments;
using Fairlead.Engine.Decision;
using Fairlead.Host.Http;
using Fairlead.Host.Serving;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Rows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Terminal.Endpoints;

/// <summary>Accounts, instruments and option chains.</summary>
internal static class MarketEndpoints
{
    private const int MostFound = 200, MostStrikes = 101;

    public static void Map(IEndpointRouteBuilder terminal, IEndpointRouteBuilder account)
    {
        // Until the recovery begins an account has no row.
        terminal.MapGet("/accounts", (Accounts accounts) => Request.Json(accounts.All.Select(account => account.LastRow).OfType<AccountRow>()));
        account.MapGet("/instruments", (string account, string? search, int? limit, Accounts accounts) =>
            Request.Json(Found(Master(accounts, account), search, limit ?? 50)));
        account.MapGet("/instruments/{id:int}", (string account, int id, Accounts accounts) =>
        {
            var master = Master(accounts, account);
            return master.Contains(new InstrumentId(id))
                ? Request.Json(InstrumentRows.Of(master, master[new InstrumentId(id)]))
                : throw new ProblemException(StatusCodes.Status404NotFound, "NO_INSTRUMENT", $"there is no instrument {id}");
        });
        account.MapGet("/chain", ChainAsync);
    }

    private static InstrumentMaster Master(Accounts accounts, string account) => Request.Account(accounts, account).Master
        ?? throw new ProblemException(StatusCodes.Status503ServiceUnavailable, "RECOVERING", "the account's instruments are not known yet") { RetryAfterSeconds = 1 };

    /// <summary>Whose symbols begin with the text come first, then those that hold all its words; without a text, what chains
    /// are written on and what is no option.</summary>
    private static IEnumerable<InstrumentRow> Found(InstrumentMaster master, string? search, int limit)
    {
        if (limit is < 1 or > MostFound || search?.Length > 60)
            throw Request.Malformed("SEARCH", $"a search has at most 60 characters and a limit of 1 to {MostFound}");
        var words = (search ?? "").ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = words.Length == 0
            ? master.All.Where(row => row.Option is null)
            : master.All
                .Where(row => words.All(word => row.Symbol.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(row => row.Option is null ? 0 : 1)
                .ThenBy(row => row.Symbol.StartsWith(words[0], StringComparison.OrdinalIgnoreCase) ? 0 : 1)
                .ThenBy(row => row.Id);
        return found.Take(limit).Select(row => InstrumentRows.Of(master, row));
    }

    private static async Task<IResult> ChainAsync(string account, int underlying, DateOnly? expiry, int? strikes, Accounts accounts)
    {
        var count = strikes ?? 21;
        if (count is < 1 or > MostStrikes)
            throw Request.Malformed("STRIKES", $"strikes is 1 to {MostStrikes}");
        var chain = await Request.AskAsync(Request.Account(accounts, account), state => Chain(state, OrderRequests.Instrument(state, underlying), expiry, count));
        return Request.Json(chain);
    }

    private static ChainView Chain(DeskState state, InstrumentId underlying, DateOnly? wanted, int count)
    {
        var expiries = state.Chains.Expiries(underlying)
            .Where(day => state.Chains.Of(underlying, day)[0].Option!.ExpiryAt > state.Now).ToList();
        var expiry = wanted ?? expiries.FirstOrDefault();
        var contracts = state.Chains.Of(underlying, expiry);
        if (contracts.Count == 0)
            return new ChainView(underlying.Index, expiries, null, 1, []);
        var rows = contracts.GroupBy(row => row.Option!.Strike)
            .Select(strike => new ChainStrike(
                strike.Key.ToDecimal(), strike.FirstOrDefault(row => row.Option!.Right == OptionRight.Call)?.Id.Index,
                strike.FirstOrDefault(row => row.Option!.Right == OptionRight.Put)?.Id.Index))
            .OrderBy(row => row.Strike).ToList();
        var spot = state.Market[underlying].Mark?.ToDecimal() ?? rows[rows.Count / 2].Strike;
        var nearest = rows.FindIndex(row => row.Strike == rows.MinBy(each => Math.Abs(each.Strike - spot))!.Strike);
        var first = Math.Clamp(nearest - (count / 2), 0, Math.Max(0, rows.Count - count));
        return new ChainView(underlying.Index, expiries, expiry, contracts[0].LotSize, rows.GetRange(first, Math.Min(count, rows.Count - first)));
    }
}
