using System.CommandLine;
using Fairlead.Cli.Views;
using Fairlead.Quant.Options;

namespace Fairlead.Cli.Verbs;

/// <summary><c>fairlead price</c>: one option's value, implied volatility and Greeks, with the method named.</summary>
internal static class PriceVerb
{
    private const double DaysPerYear = 365;

    public static Command Build()
    {
        var spot = Arguments.Number("--spot", "Price of the underlying now.");
        var forward = Arguments.Number("--forward", "Price of the forward or future to expiry, instead of --spot.");
        var strike = Arguments.Number("--strike", "Strike price.");
        var years = Arguments.Number("--years", "Time to expiry in years of 365 days.");
        var expiry = Arguments.Date("--expiry", "Expiry date, instead of --years: whole calendar days over 365.");
        var on = Arguments.Date("--on", "Date to value on with --expiry; default today in UTC.");
        var rate = Arguments.Number("--rate", "Interest rate, continuous, a fraction a year (0.05 is 5 %), default 0.");
        var yield = Arguments.Number("--yield", "Dividend yield, continuous, a fraction a year, default 0; with --spot only.");
        var right = Arguments.OneOf("--right", "Kind of option", "call", "put");
        var exercise = Arguments.OneOf("--exercise", "When it may be exercised, default european", "european", "american");
        var volatility = Arguments.Number("--volatility", "Volatility, a fraction a year (0.2 is 20 %).");
        var marketPrice = Arguments.Number("--market-price", "Price of the option, instead of --volatility: its implied volatility is found.");
        var json = VerbRunner.JsonOption();
        (strike.Required, right.Required) = (true, true);
        return new Command("price", "Value one option: value, implied volatility and Greeks.")
            { spot, forward, strike, right, years, expiry, on, rate, yield, exercise, volatility, marketPrice, json }
            .Runs((parsed, _) =>
            {
                RequireOne(parsed, spot, forward);
                RequireOne(parsed, years, expiry);
                RequireOne(parsed, volatility, marketPrice);
                if (parsed.GetValue(forward) is not null && parsed.GetValue(yield) is not null)
                    throw new CliException(ExitCode.Usage, "--yield goes with --spot: a forward has none");
                var question = new OptionQuestion
                {
                    Kind = parsed.GetValue(right) == "call" ? OptionKind.Call : OptionKind.Put,
                    IsAmerican = parsed.GetValue(exercise) == "american",
                    Spot = Positive("--spot", parsed.GetValue(spot)),
                    Forward = Positive("--forward", parsed.GetValue(forward)),
                    Strike = Positive("--strike", parsed.GetValue(strike))!.Value,
                    Years = parsed.GetValue(years) is { } given
                        ? Positive("--years", given)!.Value
                        : YearsTo(parsed.GetValue(expiry), parsed.GetResult(on) is { Implicit: false } ? parsed.GetValue(on) : Today()),
                    Rate = parsed.GetValue(rate) ?? 0,
                    Yield = parsed.GetValue(yield) ?? 0,
                    Volatility = Positive("--volatility", parsed.GetValue(volatility)),
                    MarketPrice = Positive("--market-price", parsed.GetValue(marketPrice)),
                };
                var answer = question.Answer();
                if (parsed.GetValue(json))
                    VerbRunner.Print(answer);
                else
                    PriceView.Show(Screen.Out(), answer);
                if (answer.Reason is not null)
                    throw new CliException(ExitCode.Difference, answer.Reason);
                return ExitCode.Success;
            });
    }

    private static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private static double YearsTo(DateOnly expiry, DateOnly on) => expiry > on
        ? (expiry.DayNumber - on.DayNumber) / DaysPerYear
        : throw new CliException(ExitCode.Usage, $"--expiry {expiry:yyyy-MM-dd} is not after {on:yyyy-MM-dd}; for an expiry day give --years");

    private static double? Positive(string name, double? value) => value is <= 0
        ? throw new CliException(ExitCode.Usage, FormattableString.Invariant($"{name} {value}: expected a number above 0"))
        : value;

    private static void RequireOne(ParseResult parsed, Option a, Option b)
    {
        var count = new[] { a, b }.Count(option => parsed.GetResult(option) is { Implicit: false });
        if (count != 1)
            throw new CliException(ExitCode.Usage, $"give {a.Name} or {b.Name}{(count == 2 ? ", not both" : "")}");
    }
}
