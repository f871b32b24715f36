using System.Globalization;

namespace Fairlead.Markets.Lean;

/// <summary>
/// Reads the rows of one zip entry field by field, without allocating. A field that is not what was asked for throws
/// <see cref="MarketDataException"/> with path, entry and row.
/// </summary>
internal ref struct CsvCursor(string path, string entry, ReadOnlySpan<byte> text)
{
    private const int MaxDigits = 18; // Fits a long whatever the digits are.

    private readonly ReadOnlySpan<byte> _text = text;
    private int _position;
    private int _field;
    private bool _isRowOver = true;

    /// <summary>The current row, from 1.</summary>
    public int Row { get; private set; }

    /// <summary>Moves to the next row that is not empty; false at the end. Valid at the start and after <see cref="EndRow"/>.</summary>
    public bool ReadRow()
    {
        while (_position < _text.Length)
        {
            Row++;
            if (_text[_position] is not ((byte)'\n' or (byte)'\r'))
            {
                _field = 0;
                _isRowOver = false;
                return true;
            }

            SkipLineEnd();
        }

        return false;
    }

    /// <summary>Ends a row whose fields were all read.</summary>
    public void EndRow()
    {
        if (!_isRowOver)
            throw Fault($"more than {_field} fields");
        SkipLineEnd();
    }

    /// <summary>A number as a whole count of 10^-<paramref name="decimals"/>; finer digits must be zeros.</summary>
    public long Number(int decimals)
    {
        BeginField();
        var isNegative = _position < _text.Length && _text[_position] == '-';
        if (isNegative)
            _position++;
        long value = 0;
        int digits = 0, places = -1;
        var hasDigit = false;
        for (; _position < _text.Length; _position++)
        {
            var c = _text[_position];
            var digit = c - '0';
            if (digit is >= 0 and <= 9)
            {
                hasDigit = true;
                if (places >= 0 && ++places > decimals)
                {
                    if (digit != 0)
                        throw Fault($"field {_field} has more than {decimals} decimal places");
                    continue;
                }

                value = unchecked((value * 10) + digit);
                digits++;
            }
            else if (c == '.' && places < 0)
            {
                places = 0;
            }
            else
            {
                break;
            }
        }

        for (var place = Math.Max(places, 0); place < decimals; place++, digits++)
            value = unchecked(value * 10);
        if (!hasDigit || digits > MaxDigits)
            throw Fault($"field {_field} is no number");
        EndField();
        return isNegative ? -value : value;
    }

    /// <summary>Whether the next field is empty; it stays the next one.</summary>
    public readonly bool IsBlank =>
        !_isRowOver && (_position == _text.Length || _text[_position] is (byte)',' or (byte)'\n' or (byte)'\r');

    public void Blank()
    {
        BeginField();
        EndField();
    }

    /// <summary>The field as it stands; valid as long as the entry's text.</summary>
    public ReadOnlySpan<byte> Text()
    {
        BeginField();
        var start = _position;
        var length = _text[start..].IndexOfAny((byte)',', (byte)'\n', (byte)'\r');
        _position = length < 0 ? _text.Length : start + length;
        var field = _text[start.._position];
        EndField();
        return field;
    }

    public readonly MarketDataException Fault(string reason) => new(path, entry, Row, reason);

    public readonly string Describe(string reason) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}!{entry} row {Row}: {reason}");

    private void BeginField()
    {
        if (_isRowOver)
            throw Fault($"only {_field} fields");
        _field++;
    }

    private void EndField()
    {
        if (_position == _text.Length || _text[_position] is (byte)'\n' or (byte)'\r')
            _isRowOver = true;
        else if (_text[_position] == ',')
            _position++;
        else
            throw Fault($"field {_field} is malformed");
    }

    private void SkipLineEnd()
    {
        if (_position < _text.Length && _text[_position] == '\r')
            _position++;
        if (_position < _text.Length && _text[_position] == '\n')
            _position++;
    }
}
