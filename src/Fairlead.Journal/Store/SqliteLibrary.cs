using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Fairlead.Journal.Store;

/// <summary>
/// Chooses the SQLite of this process once: the system's where it is newer than the one we ship, because the packages
/// to be had carry an old one (docs/adr/0003).
/// </summary>
internal static class SqliteLibrary
{
    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib"];
    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>The version in use, "3.40.1".</summary>
    public static string Version => Loaded.Value;

    private static string Load()
    {
        var provider = typeof(SQLite3Provider_e_sqlite3).Assembly;
        var system = NewerSystemLibrary(provider);
        if (system != 0)
        {
            try
            {
                NativeLibrary.SetDllImportResolver(provider, (name, _, _) => name == "e_sqlite3" ? system : 0);
            }
            catch (InvalidOperationException)
            {
                // Someone in this process chose before us; their choice stands.
            }
        }

        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return raw.sqlite3_libversion().utf8_to_string();
    }

    private static nint NewerSystemLibrary(Assembly provider)
    {
        var shipped = NativeLibrary.TryLoad("e_sqlite3", provider, searchPath: null, out var own) ? VersionOf(own) : 0;
        foreach (var name in SystemNames)
        {
            if (NativeLibrary.TryLoad(name, out var handle) && VersionOf(handle) > shipped)
                return handle;
        }

        return 0;
    }

    private static int VersionOf(nint library) =>
        NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var address)
            ? Marshal.GetDelegateForFunctionPointer<VersionNumber>(address)()
            : 0;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();
}
