namespace Fairlead.Cli;

/// <summary>What a verb's exit code means to a script. The README lists them; numbers are never reused.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The verb ran and the answer is no: hashes differ, journals differ, a strategy does not compile, no volatility fits a
    /// price.</summary>
    public const int Difference = 1;

    /// <summary>Arguments: an unknown option, instrument, strategy or parameter, a value out of range, dates reversed.</summary>
    public const int Usage = 2;

    /// <summary>The journal was altered or damaged.</summary>
    public const int Altered = 3;

    /// <summary>Market data is missing, corrupt, or empty in the asked range.</summary>
    public const int Data = 4;

    /// <summary>A file cannot be used: in use, already there, of a newer version, not there, no space, no permission.</summary>
    public const int File = 5;

    /// <summary>A fault of Fairlead itself.</summary>
    public const int Internal = 70;

    /// <summary>Ctrl+C; what was journaled until then stays.</summary>
    public const int Cancelled = 130;
}
