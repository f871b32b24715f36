namespace Fairlead.Domain.Links;

/// <summary>Which of a broker's three connections.</summary>
public enum LinkKind
{
    MarketData,
    Orders,
    Account,
}

/// <summary>What a link supervisor told. A closed family.</summary>
public abstract record LinkFact : Fact
{
    private protected LinkFact()
    {
    }
}

/// <summary>The link works, with the evidence for it.</summary>
public sealed record LinkUp(string Broker, LinkKind Link, string Evidence) : LinkFact;

/// <summary>The link does not work.</summary>
public sealed record LinkDown(string Broker, LinkKind Link, string Reason) : LinkFact;

/// <summary>The link is open and says nothing where it should.</summary>
public sealed record LinkSilent(string Broker, LinkKind Link, string Reason) : LinkFact;
