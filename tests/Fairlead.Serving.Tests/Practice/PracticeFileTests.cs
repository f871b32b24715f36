using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Host.Practice;
using Fairlead.Host.Storage;
using Fairlead.Practice;

namespace Fairlead.Serving.Tests.Practice;

public sealed class PracticeFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void File_NotThere_IsNull() => Assert.Null(New().Load(PracticeRegion.Us));

    [Fact]
    public void File_CreatedAndLoadedAgain_HoldsTheSameMarketAndItsShocksInOrder()
    {
        var file = New();
        var made = file.Create(PracticeRegion.India, ulong.MaxValue, new DateOnly(2026, 11, 23));
        MarketShock[] shocks =
        [
            new Gap(new Timestamp(1_000_000_007), -2.5m, Instrument: null),
            new VolatilitySpike(new Timestamp(1_000_000_008), 15m, TimeSpan.FromMinutes(10)),
            new Gap(new Timestamp(1_000_000_009), 3m, new InstrumentId(4)),
        ];
        foreach (var shock in shocks)
            file.Add(shock);
        var again = New();
        Assert.Equal(made, again.Load(PracticeRegion.India));
        Assert.Equal((ulong.MaxValue, new DateOnly(2026, 11, 23)), (made.Seed, made.FirstDay));
        Assert.Equal(shocks, again.Shocks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"seed":"x","firstDay":"2026-11-23","shocks":[]}""")]
    [InlineData("""{"seed":1,"firstDay":"2026-11-23","shocks":null}""")]
    [InlineData("""{"seed":1,"firstDay":"2026-11-23","shocks":[null]}""")]
    [InlineData("""{"seed":1,"firstDay":"2026-11-23","shocks":[{"kind":"quake","atNanos":1,"size":1}]}""")]
    [InlineData("""{"seed":1,"firstDay":"2026-11-23"}""")]
    [InlineData("""{"firstDay":"2026-11-23","shocks":[]}""")]
    public void File_OfNonsense_IsRefusedByName(string content)
    {
        File.WriteAllText(_folder.File("practice.json"), content);
        Assert.Contains("practice.json", Assert.Throws<StorageException>(() => New().Load(PracticeRegion.Us)).Message);
    }

    private PracticeFile New() => new(_folder.File("practice.json"));
}
