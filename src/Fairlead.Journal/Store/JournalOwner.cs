namespace Fairlead.Journal.Store;

/// <summary>Who opens a journal for writing, as it is told to others.</summary>
/// <param name="Name">The program or desk ("fairlead serve"); shown to people.</param>
/// <param name="Instance">Tells one start of it from another; may be empty.</param>
public sealed record JournalOwner(string Name, string Instance)
{
    public override string ToString() => Instance.Length == 0 ? Name : $"{Name} {Instance}";
}
