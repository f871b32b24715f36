using Fairlead.Domain.Instruments;

namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>What a row of the symbol table is, in OpenAlgo's words; brokers' own such as OPTIDX are not kept.</summary>
public static class ContractTypes
{
    public const string Equity = "EQ";
    public const string Future = "FUT";
    public const string Call = "CE";
    public const string Put = "PE";
    public const string Index = "INDEX";

    public static string Of(OptionRight right) => right == OptionRight.Call ? Call : Put;

    public static string Of(Instrument instrument) => instrument switch
    {
        { Option: { } option } => Of(option.Right),
        { Future: not null } => Future,
        { Kind: InstrumentKind.Index } => Index,
        _ => Equity,
    };
}
