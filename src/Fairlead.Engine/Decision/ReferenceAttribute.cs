namespace Fairlead.Engine.Decision;

/// <summary>
/// Marks a field of desk state that refers to immutable reference data (instruments, calendars, profiles). It is part
/// of the desk's set-up, not of its state: neither hashed nor stored in a snapshot, and put back by the constructor.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ReferenceAttribute : Attribute;
