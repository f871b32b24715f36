using System.Text.Json;
using System.Text.Json.Serialization;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Host.Storage;
using Fairlead.Practice;

namespace Fairlead.Host.Practice;

/// <summary>
/// What an account's practice market was made from and what was done to it since: with it the same market goes on after
/// a restart. Stands beside the account's journal.
/// </summary>
/// <param name="path">practice.json of the account's folder.</param>
public sealed class PracticeFile(string path)
{
    private const int MostBytes = 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private Content? _content;

    /// <summary>What is kept, or null before <see cref="Create"/>.</summary>
    /// <exception cref="StorageException">The file is no such file, or cannot be read.</exception>
    public PracticeSettings? Load(PracticeRegion region)
    {
        if (DataFile.Read(path, MostBytes) is not { } bytes)
            return null;
        try
        {
            _content = JsonSerializer.Deserialize<Content>(bytes, Json) ?? throw new JsonException("null");
            if (_content.Shocks.Any(shock => shock is null))
                throw new JsonException("a shock is null");
        }
        catch (JsonException e)
        {
            throw new StorageException(path, $"is no practice file: {e.Message}", e);
        }

        foreach (var shock in _content.Shocks)
            Read(shock);
        return Settings(region, _content);
    }

    public PracticeSettings Create(PracticeRegion region, ulong seed, DateOnly firstDay)
    {
        var content = new Content(seed, firstDay, []);
        Save(content);
        return Settings(region, content);
    }

    /// <summary>Shocks in the order they were injected.</summary>
    public IReadOnlyList<MarketShock> Shocks => [.. _content!.Shocks.Select(Read)];

    /// <summary>Keeps a shock; call it before injecting.</summary>
    /// <exception cref="StorageException">The disk is full or refuses; nothing changed.</exception>
    public void Add(MarketShock shock) => Save(_content! with { Shocks = [.. _content.Shocks, Write(shock)] });

    /// <summary>Forgets the shock that was added last: it could not be injected.</summary>
    /// <exception cref="StorageException">As above.</exception>
    public void TakeBack() => Save(_content! with { Shocks = [.. _content.Shocks.SkipLast(1)] });

    private void Save(Content content)
    {
        DataFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(content, Json));
        _content = content;
    }

    private static PracticeSettings Settings(PracticeRegion region, Content content) =>
        new() { Region = region, Seed = content.Seed, FirstDay = content.FirstDay };

    private static Shock Write(MarketShock shock) => shock switch
    {
        Gap gap => new Shock("gap", gap.At.Nanos, gap.Percent, gap.Instrument?.Index, null),
        VolatilitySpike spike => new Shock("volatility", spike.At.Nanos, spike.Points, null, spike.HalfLife.TotalSeconds),
        _ => throw new ArgumentException($"A shock of type {shock.GetType().Name} cannot be kept.", nameof(shock)),
    };

    private MarketShock Read(Shock shock) => shock.Kind switch
    {
        "gap" => new Gap(new Timestamp(shock.AtNanos), shock.Size, shock.Instrument is { } id ? new InstrumentId(id) : null),
        "volatility" when shock.HalfLifeSeconds is { } seconds => new VolatilitySpike(new Timestamp(shock.AtNanos), shock.Size, TimeSpan.FromSeconds(seconds)),
        _ => throw new StorageException(path, $"holds a shock of unknown kind '{shock.Kind}'"),
    };

    private sealed record Content(ulong Seed, DateOnly FirstDay, IReadOnlyList<Shock> Shocks);

    private sealed record Shock(string Kind, long AtNanos, decimal Size, int? Instrument, double? HalfLifeSeconds);
}
