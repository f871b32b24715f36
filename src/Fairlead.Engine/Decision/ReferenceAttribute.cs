namespace Fairlead.Engine.Decision;

/// <summary>Marks a field that refers to immutable reference data: no part of the state, neither hashed nor archived.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ReferenceAttribute : Attribute;
