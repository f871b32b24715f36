namespace Fairlead.Cli;

/// <summary>The verb cannot do what was asked; the message is one line that names what and where.</summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
/// <param name="message">One line for a person.</param>
internal sealed class CliException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
