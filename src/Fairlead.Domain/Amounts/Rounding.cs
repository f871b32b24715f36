namespace Fairlead.Domain.Amounts;

/// <summary>Direction of rounding to a tick. Down is towards minus infinity; Nearest takes a half upwards.</summary>
public enum Rounding
{
    Down,
    Up,
    Nearest,
}
