namespace Fairlead.Journal.Codec;

/// <summary>What a payload is, as a record names it: kebab-case name and version of the shape.</summary>
public readonly record struct MessageName(string Name, short Version);
