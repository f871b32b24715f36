using System.Security.Cryptography;
using System.Text;

namespace Fairlead.Host.Security;

/// <summary>Compares secret texts in a time that does not tell how far they agree.</summary>
internal static class FixedTime
{
    public static bool Equal(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
