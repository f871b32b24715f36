namespace Fairlead.Domain;

/// <summary>Something the outside world told, in the past tense. Facts are declared here so that adapters can emit them
/// without knowing the engine.</summary>
public abstract record Fact
{
    private protected Fact()
    {
    }
}
