namespace Fairlead.Engine.PaperVenue;

/// <summary>How the paper venue misbehaves on request, so that people can see what the desk does then.</summary>
public enum VenueFault
{
    /// <summary>The order is taken and nothing is told of it until it is asked after.</summary>
    ReplyLost,

    /// <summary>The order is refused.</summary>
    Rejection,

    /// <summary>The order fills a third at a time, never less than a lot.</summary>
    PartialFills,
}
