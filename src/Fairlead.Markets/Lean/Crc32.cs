namespace Fairlead.Markets.Lean;

/// <summary>The checksum of zip entries (polynomial 0xEDB88320), eight bytes a step.</summary>
/// <remarks>The runtime's zip reader inflates without comparing it, so a flipped byte could pass as a price.</remarks>
internal static class Crc32
{
    private static readonly uint[] Tables = BuildTables();

    public static uint Of(ReadOnlySpan<byte> data)
    {
        var tables = Tables.AsSpan();
        var crc = uint.MaxValue;
        while (data.Length >= 8)
        {
            var low = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(data) ^ crc;
            var high = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            crc = tables[(int)(0x700 + (low & 0xFF))] ^ tables[(int)(0x600 + ((low >> 8) & 0xFF))]
                ^ tables[(int)(0x500 + ((low >> 16) & 0xFF))] ^ tables[(int)(0x400 + (low >> 24))]
                ^ tables[(int)(0x300 + (high & 0xFF))] ^ tables[(int)(0x200 + ((high >> 8) & 0xFF))]
                ^ tables[(int)(0x100 + ((high >> 16) & 0xFF))] ^ tables[(int)(high >> 24)];
            data = data[8..];
        }

        foreach (var value in data)
            crc = tables[(int)((crc ^ value) & 0xFF)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] BuildTables()
    {
        var tables = new uint[8 * 256];
        for (var index = 0; index < 256; index++)
        {
            var crc = (uint)index;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            tables[index] = crc;
        }

        for (var index = 256; index < tables.Length; index++)
            tables[index] = (tables[index - 256] >> 8) ^ tables[(int)(tables[index - 256] & 0xFF)];
        return tables;
    }
}
