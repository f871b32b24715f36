using System.Text.Json.Nodes;

namespace Fairlead.Journal.Codec;

/// <summary>
/// Turns the payload of one version into that of the next. The current version of a message is one more than its last
/// upgrade; a message without upgrades has version 1.
/// </summary>
/// <param name="Name">Of the message ("order-filled").</param>
/// <param name="FromVersion">The version it reads; upgrades of a message start at 1 and leave none out.</param>
/// <param name="Apply">Returns the payload of the next version; may change and return the one given.</param>
public sealed record MessageUpgrade(string Name, short FromVersion, Func<JsonObject, JsonObject> Apply);
