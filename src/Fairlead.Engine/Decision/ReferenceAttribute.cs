namespace Fairlead.Engine.Decision;

[AttributeUsage(AttributeTargets.Field)]
public sealed class ReferenceAttribute : Attribute;
