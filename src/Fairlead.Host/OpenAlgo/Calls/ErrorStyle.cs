using System.Text;
using System.Text.Json.Nodes;

namespace Fairlead.Host.OpenAlgo.Calls;

/// <summary>How a validation fault is told: OpenAlgo's endpoints grew four ways, and scripts print what they know.</summary>
internal enum ErrorStyle
{
    /// <summary>The message is text that prints a map: orders.</summary>
    Printed,

    /// <summary>The message is the map itself: data and accounts.</summary>
    Map,

    /// <summary>"Validation error": options.</summary>
    Options,
}

internal static class ErrorStyles
{
    /// <summary>The legacy message of faults by field.</summary>
    public static JsonNode Message(this ErrorStyle style, JsonObject faults) => style switch
    {
        ErrorStyle.Printed => Print(faults),
        ErrorStyle.Map => faults.DeepClone(),
        _ => "Validation error",
    };

    /// <summary>As Python prints a map: {'symbol': ['Missing data for required field.']}.</summary>
    private static string Print(JsonObject faults)
    {
        var text = new StringBuilder("{");
        foreach (var (name, list) in faults)
        {
            text.Append(text.Length > 1 ? ", " : "").Append('\'').Append(name).Append("': [")
                .AppendJoin(", ", list!.AsArray().Select(each => $"'{each}'")).Append(']');
        }

        return text.Append('}').ToString();
    }
}
