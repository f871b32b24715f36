using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Fairlead.Host.UserStrategies;

/// <summary>
/// Names the sources a strategy is made of: its own files and those they draw on, directly or not. A change elsewhere
/// in the folder leaves the version, and with it the replay of old journals, alone.
/// </summary>
/// <param name="files">The folder's files.</param>
/// <param name="uses">What each draws on.</param>
internal sealed class SourceClosure(
    IReadOnlyDictionary<SyntaxTree, StrategyFile> files, IReadOnlyDictionary<SyntaxTree, IReadOnlySet<SyntaxTree>> uses)
{
    public StrategyFile FileOf(SyntaxTree tree) => files[tree];

    /// <summary>SHA-256, in lower-case hexadecimal, over the names and bytes of the files in order of their names.</summary>
    public string VersionOf(IEnumerable<SyntaxTree> declaring)
    {
        var reached = new HashSet<SyntaxTree>();
        var open = new Stack<SyntaxTree>(declaring);
        while (open.TryPop(out var tree))
        {
            if (!reached.Add(tree))
                continue;
            foreach (var used in uses[tree])
                open.Push(used);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in reached.Select(FileOf).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            Append(hash, Encoding.UTF8.GetBytes(file.Name));
            Append(hash, file.Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>With its length first, so that no two lists of files give the same bytes.</summary>
    private static void Append(IncrementalHash hash, byte[] bytes)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
