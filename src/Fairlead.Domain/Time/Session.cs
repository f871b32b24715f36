namespace Fairlead.Domain.Time;

/// <summary>One venue's regular trading hours on one trading day. Open is inside, Close is outside.</summary>
/// <param name="Day">The venue's trading day.</param>
/// <param name="Open">First instant of continuous trading.</param>
/// <param name="Close">First instant after continuous trading.</param>
/// <param name="IsEarlyClose">The day closes before its usual time.</param>
public readonly record struct Session(DateOnly Day, Timestamp Open, Timestamp Close, bool IsEarlyClose)
{
    public bool Contains(Timestamp at) => at >= Open && at < Close;
}
