using System.Diagnostics;

namespace Fairlead.Host.Storage;

/// <summary>A text nobody may see by accident: it prints, formats and serialises as nothing of itself.</summary>
[DebuggerDisplay("***")]
public sealed class Secret(string text)
{
    private readonly string _text = text;

    /// <summary>The text itself, for the one call that needs it.</summary>
    public string Reveal() => _text;

    public override string ToString() => "***";
}
