using System.Text.Json.Nodes;
using Fairlead.Domain.Accounts;
using Fairlead.Engine.Decision;
using Fairlead.Host.Configuration;
using Fairlead.Host.Loop;
using Fairlead.Host.OpenAlgo.Keys;
using Fairlead.Host.OpenAlgo.Symbols;
using Fairlead.Host.Serving;

namespace Fairlead.Host.OpenAlgo.Calls;

/// <summary>Who calls, for which account: what a call's answer is made with.</summary>
/// <param name="key">It was checked.</param>
/// <param name="account">The key's.</param>
/// <param name="contracts">Its symbols.</param>
/// <param name="origin">For the journal.</param>
/// <param name="settings">As they stand now.</param>
internal sealed class Caller(ApiKey key, ServedAccount account, ContractTable contracts, CommandOrigin origin, OpenAlgoSettings settings)
{
    public ApiKey Key => key;

    public ServedAccount Account => account;

    public ContractTable Contracts => contracts;

    /// <summary>Names a wish, or a part of one, so that it is done once; null when the caller names none.</summary>
    public string? KeyOf(string? part) => origin.Key is null || part is null ? origin.Key : $"{origin.Key} {part}";

    public OpenAlgoSettings Settings => settings;

    /// <summary>Read once for the whole call: an order made for one mode never reaches another.</summary>
    public string Mode => account.About.Account.Mode == TradingMode.Live ? "live" : "analyze";

    /// <exception cref="OpenAlgoException">404: there is no such symbol.</exception>
    public Contract Contract(string symbol, string exchange) => contracts.Find(symbol, exchange)
        ?? throw new OpenAlgoException(404, "SYMBOL_NOT_FOUND", $"Symbol {symbol} not found in exchange {exchange}");

    /// <summary>Asks the desk's state on its own thread; nothing is changed.</summary>
    /// <exception cref="OpenAlgoException">The desk cannot answer now.</exception>
    public Task<T> AskAsync<T>(Func<DeskState, T> question) => GuardAsync(Loop().Ask(question));

    /// <summary>Has the desk do something; the answer is durable.</summary>
    /// <param name="make">Makes the command on the desk's thread; changes nothing.</param>
    /// <param name="part">Names this command among several of one wish; null when it is the only or the first one.</param>
    /// <exception cref="OpenAlgoException">The desk cannot answer now.</exception>
    public Task<CommandResult> CommandAsync(Func<DeskState, DeskCommand> make, string? part = null)
    {
        var named = origin with { Key = KeyOf(part) };
        return GuardAsync(Loop().Command(state => make(state) with { Origin = named }));
    }

    private DeskLoop Loop() => account.Loop is { } loop && account.Stage == AccountStage.Running
        ? loop
        : throw new OpenAlgoException(403, "BROKER_NOT_CONNECTED", account.Fault ?? $"The account {account.About.Key} is not traded by this desk now.");

    private static async Task<T> GuardAsync<T>(Task<T> asked)
    {
        try
        {
            return await asked;
        }
        catch (DeskUnavailableException refused)
        {
            throw refused.Code == "KEY_REUSED"
                ? new OpenAlgoException(422, refused.Code, refused.Message)
                : new OpenAlgoException(503, refused.Code, refused.Message) { RetryAfterSeconds = 1 };
        }
    }
}

/// <summary>One address: what it takes, what it costs, and how it is answered.</summary>
/// <typeparam name="TAsked">What is read from the body.</typeparam>
/// <param name="Scope">What the key must allow.</param>
/// <param name="Rate">Whose budget it uses.</param>
/// <param name="Style">How validation faults are told.</param>
/// <param name="Read">Reads the fields; faults are gathered in them.</param>
/// <param name="Answer">Makes the reply; "status" is added to it.</param>
internal sealed record Route<TAsked>(ApiScope Scope, RateClass Rate, ErrorStyle Style, Func<Fields, TAsked> Read, Func<Caller, TAsked, Task<JsonObject>> Answer);
