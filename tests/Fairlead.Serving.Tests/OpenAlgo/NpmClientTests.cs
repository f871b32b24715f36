using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Fairlead.Serving.Tests.OpenAlgo;

/// <summary>The contract test with somebody else's client: the npm package "openalgo", unchanged.</summary>
public sealed class NpmClientTests(OpenAlgoDesk desk) : IClassFixture<OpenAlgoDesk>
{
    [Fact]
    public async Task Package_EveryMethodItHas_IsAnsweredWithWhatItReads()
    {
        var symbol = await desk.OptionAsync();
        var last = (await desk.CallAsync("quotes", new { symbol, exchange = "NFO" })).Must(HttpStatusCode.OK)["data"]!["ltp"]!.GetValue<decimal>();
        var low = Math.Round(last * 0.9m / 0.05m, MidpointRounding.ToZero) * 0.05m;
        var told = JsonNode.Parse(await RunAsync(desk.Desk.Address.GetLeftPart(UriPartial.Authority), desk.Key, symbol, desk.Lot.ToString(CultureInfo.InvariantCulture), low.ToString(CultureInfo.InvariantCulture)))!;
        var said = told["said"]!.AsObject();
        // A later version of the package may have more: then this test is to be widened.
        Assert.Equal(told["methods"]!.AsArray().Select(name => name!.GetValue<string>()).Order(), said.Select(member => member.Key).Order());
        Assert.All(said, member => Assert.Equal("success", member.Value!["status"]!.GetValue<string>()));
        var id = said["placeOrder"]!["orderid"]!.GetValue<string>();
        Assert.Equal((id, id), (said["modifyOrder"]!["orderid"]!.GetValue<string>(), said["cancelOrder"]!["orderid"]!.GetValue<string>()));
        Assert.NotEqual(id, said["placeSmartOrder"]!["orderid"]!.GetValue<string>());
        Assert.Equal("All Open Positions Squared Off", said["closePosition"]!["message"]!.GetValue<string>());
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var node = Start([Path.Combine(AppContext.BaseDirectory, "OpenAlgo", "client.mjs"), .. arguments]);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(patience.Token), node.StandardError.ReadToEndAsync(patience.Token));
        await node.WaitForExitAsync(patience.Token);
        Assert.True(node.ExitCode == 0, await errors);
        return await output;
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") is not ("true" or "1"))
        {
            Assert.Skip("Node is missing: a client from npm runs on it. Install Node 20.19 or later.");
            throw;
        }
    }
}
