namespace Fairlead.Domain.Instruments;

public enum InstrumentKind
{
    Equity,
    Index,
    Option,
    Future,
}

public enum OptionRight
{
    Call,
    Put,
}

public enum ExerciseStyle
{
    /// <summary>Exercisable on any day up to expiry.</summary>
    American,

    /// <summary>Exercisable at expiry only.</summary>
    European,
}

public enum SettlementStyle
{
    /// <summary>The intrinsic value is paid in cash.</summary>
    Cash,

    /// <summary>The underlying changes hands at the strike (or future price).</summary>
    Physical,
}
