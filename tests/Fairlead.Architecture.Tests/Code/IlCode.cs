using System.Buffers.Binary;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace Fairlead.Architecture.Tests.Code;

/// <summary>Walks IL bytes and gives the instructions whose operand is a metadata token.</summary>
internal static class IlCode
{
    private static readonly Dictionary<ushort, OpCode> ByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => unchecked((ushort)code.Value));

    public static IEnumerable<(ILOpCode OpCode, int Token)> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            ushort value = il[at++];
            if (value == 0xFE)
                value = (ushort)((value << 8) | il[at++]);
            var code = ByValue[value];
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return ((ILOpCode)value, BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at)));
            at += Size(code.OperandType, il, at);
        }
    }

    private static int Size(OperandType operand, byte[] il, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at))),
        _ => 4,
    };
}
